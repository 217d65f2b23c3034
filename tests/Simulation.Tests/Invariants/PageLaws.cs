using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of the pages on which a payment may be paid.</summary>
internal static class PageLaws
{
    /// <summary>A payment that waits is ended by whoever gives it up, and never by the end of a page that another one has replaced.</summary>
    public static IEnumerable<Violation> Judge(History history) =>
        from voided in history.All<PaymentVoided>()
        let before = (PaymentState)voided.At.Step.Before
        where before is { Status: PaymentStatus.Pending, NotWanted: null, Credit: null }
        select new Violation("pages", $"{voided.At.Step.Stream} ended although it was waited for: {voided.Event}");
}
