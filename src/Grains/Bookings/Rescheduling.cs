using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>A confirmed booking moves to another time when both sides agree.</summary>
internal static class Rescheduling
{
    public static Decision<BookingEvent> Propose(BookingState booking, ProposeMove propose, DateTimeOffset now)
    {
        var terms = booking.Terms!;
        if (now >= terms.Start)
        {
            return BookingRefusals.TooLate;
        }

        if (now >= propose.Start)
        {
            return BookingRefusals.StartPassed;
        }

        var slot = PricedSlot.Of(propose.Start, terms.Duration ?? terms.End - terms.Start, terms.Seats, terms.Rules, WallClock.Of(terms.TimeZone));
        DateTimeOffset[] ends = [now + BookingTimes.MoveWindow, terms.Start, propose.Start];
        return new BookingMoveProposed(
            now,
            new BookingMove(
                SideOf(booking, propose),
                slot.Start,
                slot.End,
                propose.Reason,
                Waives(booking, propose, propose.WaivesFee),
                ends.Min()));
    }

    /// <summary>Nobody agrees for the other side to what they proposed themselves.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, AcceptMove accept, DateTimeOffset now)
    {
        if (booking.Move is not { } move)
        {
            return BookingRefusals.NothingProposed;
        }

        if (move.By == SideOf(booking, accept) && !accept.Context.By.IsStaff)
        {
            return BookingRefusals.NotYours;
        }

        if (now >= move.ExpiresAt)
        {
            return BookingRefusals.TooLate;
        }

        if (accept.Grant is null)
        {
            // Asked of an activation that had not heard of the proposal yet, and so took no slot for it.
            return BookingRefusals.NotWhile(booking.Status);
        }

        var waives = move.WaivesFee || Waives(booking, accept, accept.WaivesFee);
        var anchor = waives || move.Start < booking.PolicyAnchor ? move.Start : booking.PolicyAnchor;
        return new BookingMoved(
            now, SideOf(booking, accept), TermsOf(booking, move), accept.Grant!, anchor, booking.Grant!, accept.Assignment, booking.Assignment);
    }

    public static Decision<BookingEvent> Decline(BookingState booking, DeclineMove decline, DateTimeOffset now) =>
        booking.Move is null
            ? BookingRefusals.NothingProposed
            : new BookingMoveDeclined(now, SideOf(booking, decline), decline.Reason);

    /// <summary>What was agreed, at the proposed time.</summary>
    public static BookingTerms TermsOf(BookingState booking, BookingMove move) => booking.Terms! with { Start = move.Start, End = move.End };

    /// <summary>The fee is the provider's to waive.</summary>
    private static bool Waives(BookingState booking, BookingCommand command, bool asked) =>
        asked && BookingRoles.RoleOf(booking, command.Context.By) is not BookingRole.Customer;

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
