using System.Collections.Frozen;
using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>Change orders, for any process: possible while work is agreed and not done; what is paid for one later goes back, wherever the booking is by then.</summary>
internal static class ChangeOrderSteps
{
    /// <summary>Before these there was nothing that could be changed, so no money for a change can come.</summary>
    private static readonly FrozenSet<BookingStatus> Unsold =
        [None, Inquiry, Quoted, PendingPayment, PaymentExpired, Requested, Declined, Expired];

    public static BookingProcess Of(BookingProcess process)
    {
        var isPaid = process.Name is not BookingMode.Unpaid;
        return process with
        {
            States = [.. process.States.Select(state => IsOpen(state.Status) ? state with { Timers = [.. state.Timers, ChangeExpires] } : state)],
            Steps = [.. process.Steps, .. process.States.SelectMany(state => Steps(state.Status, isPaid))],
        };
    }

    private static bool IsOpen(BookingStatus status) => status is Confirmed or InProgress;

    private static IEnumerable<ProcessStep> Steps(BookingStatus from, bool isPaid)
    {
        if (IsOpen(from))
        {
            yield return new(from, ChangeOrder, Anyone, from);
            yield return new(from, AcceptChangeOrder, Anyone, from, Moves, isPaid ? Refunds : Nothing);
            yield return new(from, DeclineChangeOrder, Anyone, from);
            yield return new(from, ChangeExpires, Platform, from);
        }

        if (isPaid && IsOpen(from))
        {
            yield return new(from, ChangeExpected, Platform, from);
            yield return new(from, ChangeMissed, Platform, from);
        }

        if (isPaid && !Unsold.Contains(from))
        {
            yield return IsOpen(from) ? new(from, ChangePaid, Platform, from, Moves, Adds) : new(from, ChangePaid, Platform, from, Keeps, Returns);
        }
    }
}
