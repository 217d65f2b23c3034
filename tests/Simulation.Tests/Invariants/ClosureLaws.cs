using Marketplace.Bookings;
using Marketplace.Closures;

namespace Marketplace.Simulations;

/// <summary>What a closure says of its bookings is so, and whoever is sent away by a provider gets everything back.</summary>
internal static class ClosureLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Outcomes(town.Watch.History), .. Refunds(town.Watch.History)];

    private static IEnumerable<Violation> Outcomes(History history)
    {
        var bookings = history.Last<BookingState>().ToDictionary(booking => booking.Id.GetGuidKey(), booking => booking.State);
        foreach (var (id, closure) in history.Last<ClosureState>())
        {
            if (closure.Status is not ClosureStatus.Done || !closure.IsSettled)
            {
                yield return new Violation("liveness", $"{id} is still {closure.Status}");
            }

            foreach (var twice in closure.Bookings.GroupBy(booking => booking.Id).Where(same => same.Count() > 1))
            {
                yield return new Violation("closures", $"{id} has {twice.Key} {twice.Count()} times");
            }

            foreach (var told in closure.Bookings)
            {
                var booking = bookings[told.Id];
                if (told.Outcome is ClosureOutcome.Cancelled && (booking.EndedAt is null || told.Refunded!.Value.Amount != booking.Refunded))
                {
                    yield return new Violation("closures", $"{id} says that {told.Id} is cancelled with {told.Refunded}, and it is {booking.Status} with {booking.Refunded}");
                }

                if (told.Outcome is ClosureOutcome.Moved && !history.All<BookingMoved>().Any(moved => moved.At.Stream.GetGuidKey() == told.Id))
                {
                    yield return new Violation("closures", $"{id} says that {told.Id} has moved, and it never has");
                }
            }
        }
    }

    private static IEnumerable<Violation> Refunds(History history) =>
        from cancelled in history.All<BookingCancelled>()
        let before = (BookingState)cancelled.At.Step.Before
        where cancelled.Event.By is BookingSide.Provider && before.Status is BookingStatus.Confirmed && before.Terms!.Mode is not BookingMode.Unpaid
        where cancelled.Event.Settlement.Refund.Amount != MilestoneLaws.Held(before)
        select new Violation("closures", $"{cancelled.At.Stream} was cancelled by its provider, and {cancelled.Event.Settlement.Refund} of {before.Terms!.Total} go back");
}
