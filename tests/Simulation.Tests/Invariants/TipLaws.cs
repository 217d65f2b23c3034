using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of tips, computed apart from the rules.</summary>
internal static class TipLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Offers(history), .. Ends(history), .. Payments(history)];

    /// <summary>For work that was done less than a day ago, and no more than it cost.</summary>
    private static IEnumerable<Violation> Offers(History history)
    {
        foreach (var (at, offered) in history.All<BookingTipOffered>())
        {
            var before = (BookingState)at.Step.Before;
            if (before.Status is not BookingStatus.Completed || at.Write.At >= before.CompletedAt + TimeSpan.FromDays(1) || offered.Tip.Amount > before.Terms!.Total)
            {
                yield return new Violation("tips", $"{at.Stream}: {offered.Tip} for {before.Terms!.Total}, {before.Status} since {before.CompletedAt:u}");
            }
        }
    }

    /// <summary>Each is paid or given up, once.</summary>
    private static IEnumerable<Violation> Ends(History history)
    {
        foreach (var (id, booking) in history.Last<BookingState>().Where(booking => booking.State.Tips.Any(tip => (tip.PaidAt is null) == (tip.LapsedAt is null))))
        {
            yield return new Violation("tips", $"{id} is {booking.Status} and has {string.Join(", ", booking.Tips)}");
        }
    }

    /// <summary>What was paid is the provider's to the cent, and what was paid for nothing goes back.</summary>
    private static IEnumerable<Violation> Payments(History history)
    {
        var tips = history.All<BookingTipped>().ToLookup(tipped => tipped.Event.PaymentId);
        foreach (var (id, payment) in history.Last<PaymentState>().Where(payment => payment.State.Purpose is PaymentPurpose.Tip))
        {
            var tipped = tips[id.GetGuidKey()].Sum(tipped => tipped.Event.Amount.Amount) - payment.ClawedBack + (payment.Chargebacks?.SharesSettled ?? 0);
            if (payment.ProviderShare + (payment.Chargebacks?.SharesSettled ?? 0) != tipped || payment.PlatformShare != 0 || payment.Captured + payment.Goodwill - payment.RefundsPromised - (payment.Chargebacks?.RefundsSettled ?? 0) != tipped)
            {
                yield return new Violation("tips", $"{id}: {tipped} were given, {payment.Captured} paid, {payment.RefundsPromised} go back, {payment.ProviderShare} are the provider's and {payment.PlatformShare} the platform's");
            }
        }
    }
}
