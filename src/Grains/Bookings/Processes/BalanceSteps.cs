using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the next version of every process with money has that the last has not: a part of the price that is paid after the sale, and until
/// then nothing begins. See docs/adr/0015-processes-grow-by-versions.md and docs/adr/0036-the-balance-is-a-deadline-of-the-booking.md.
/// </summary>
internal static class BalanceSteps
{
    public static BookingProcess Of(BookingProcess before) => before with
    {
        Version = before.Version + 1,
        States = [.. before.States.Select(state => state.Status is Confirmed ? state with { Timers = [.. state.Timers, BalanceDue, BalanceLapses] } : state)],
        Steps =
        [
            .. before.Steps,
            new(Confirmed, BalanceLapses, Platform, Cancelled, Frees, Settles),

            // Who was never asked is asked first.
            new(Confirmed, BalanceLapses, Platform, Confirmed),
            new(Confirmed, BalanceDue, Platform, Confirmed),
            new(Confirmed, BalancePaid, Platform, Confirmed, Keeps, Adds),
            new(Confirmed, BalanceExpected, Platform, Confirmed),
            new(Confirmed, BalanceMissed, Platform, Confirmed),
            new(Cancelled, BalancePaid, Platform, Cancelled, Keeps, Returns),
            new(Refunded, BalancePaid, Platform, Refunded, Keeps, Returns),
        ],
    };
}
