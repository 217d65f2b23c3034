using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>Nobody is asked for, given back or paid what cannot be paid in their currency: half a dinar, a fil.</summary>
internal static class StepLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
        from moved in Asked(history).Concat(PaidOut(history))
        where !moved.Amount.IsInSteps
        select new Violation("steps", $"{moved.Stream} moves {moved.Amount}");

    private static IEnumerable<(GrainId Stream, Money Amount)> Asked(History history) =>
        from last in history.Last<PaymentState>()
        from amount in (Money[])[last.State.Amount, last.State.InCurrency(last.State.ProviderShare), .. last.State.Refunds.Select(refund => refund.Amount)]
        select (last.Id, amount);

    private static IEnumerable<(GrainId Stream, Money Amount)> PaidOut(History history) =>
        from cut in history.All<PayoutCut>()
        select (cut.At.Stream, cut.Event.Amount);
}
