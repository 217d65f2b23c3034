using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the next version of every process with money has that the last has not: a booking that was not paid in time can be called off. Until
/// then money on its way takes its slot again, which nobody wants of a series that was cancelled meanwhile. See
/// docs/adr/0015-processes-grow-by-versions.md.
/// </summary>
internal static class LateCancellation
{
    public static BookingProcess Of(BookingProcess before) => before with
    {
        Version = before.Version + 1,
        Steps = [.. before.Steps, new(PaymentExpired, Cancel, Anyone, Cancelled, Keeps, GivesBack)],
    };
}
