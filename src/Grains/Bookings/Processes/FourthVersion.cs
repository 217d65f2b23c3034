using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the fourth version of every process with money has that the third has not: the customer may complain while nobody has earned
/// it yet. See docs/adr/0015-processes-grow-by-versions.md and docs/adr/0022-complaints-hold-the-money.md.
/// </summary>
internal static class FourthVersion
{
    public static BookingProcess Of(BookingProcess third) => third with
    {
        Version = 4,
        States = [.. third.States, new(Complained, SlotState.Used, MoneyState.Held, [])],
        Steps =
        [
            .. third.Steps,
            .. Complaining(Confirmed, Uses),
            .. Complaining(InProgress, Uses),
            .. Complaining(Completed, Keeps),
            .. Complaining(Delivered, Keeps),
            new(Complained, ComplaintEnded, Platform, Completed, Keeps, Earns),
            new(Complained, ComplaintEnded, Platform, Refunded, Frees, GivesBack),

            // What was delivered waits for the customer again; all other work counts as done.
            new(Complained, ComplaintWithdrawn, Platform, Delivered),
            new(Complained, ComplaintWithdrawn, Platform, Completed),
            new(Complained, ChangePaid, Platform, Complained, Keeps, Returns),
            new(Complained, TipPaid, Platform, Complained, Keeps, Returns),
        ],
    };

    /// <summary>The provider has nothing that could be held for them: what a customer owes besides is for a deposit to secure.</summary>
    private static IEnumerable<ProcessStep> Complaining(BookingStatus from, SlotEffect slot) =>
        [new(from, Complain, Customer | Operator | Platform, Complained, slot)];
}
