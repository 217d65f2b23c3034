using System.Collections.Frozen;
using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>Tips, for any process with money: given while the work is done and not closed; what is paid for one later goes back, wherever the booking is by then.</summary>
internal static class TipSteps
{
    /// <summary>Where work that was done may have come to. Before it is done nobody gives a tip, so no money for one can come.</summary>
    private static readonly FrozenSet<BookingStatus> Afterwards = [Closed, Refunded, NoShowReported, Disputed, NoShow];

    public static BookingProcess Of(BookingProcess process) => process.Name is BookingMode.Unpaid ? process : process with
    {
        States = [.. process.States.Select(state => state.Status is Completed ? state with { Timers = [.. state.Timers, TipExpires] } : state)],
        Steps =
        [
            .. process.Steps,
            new(Completed, Tip, Customer | Operator | Platform, Completed),
            new(Completed, TipExpires, Platform, Completed),
            new(Completed, TipPaid, Platform, Completed, Keeps, Passes),
            .. process.States.Where(state => Afterwards.Contains(state.Status))
                .Select(state => new ProcessStep(state.Status, TipPaid, Platform, state.Status, Keeps, Returns)),
        ],
    };
}
