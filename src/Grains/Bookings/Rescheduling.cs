using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>A confirmed booking moves to another time when both sides agree.</summary>
internal static class Rescheduling
{
    public static Decision<BookingEvent> Propose(BookingState booking, ProposeMove propose, DateTimeOffset now)
    {
        var terms = booking.Terms!;
        if (propose.From is { } from && from != terms.Start)
        {
            return BookingRefusals.MovedMeanwhile(terms.Start, from);
        }

        if (now >= terms.Start)
        {
            return BookingRefusals.TooLate(terms.Start, now);
        }

        if (now >= propose.Start)
        {
            return BookingRefusals.StartPassed(propose.Start, now);
        }

        var slot = SlotAt(terms, propose.Start, propose.Duration);
        DateTimeOffset[] ends = [now + BookingTimes.MoveWindow, terms.Start, propose.Start];
        return new BookingMoveProposed(
            now,
            new BookingMove(
                SideOf(booking, propose),
                slot.Start,
                slot.End,
                propose.Reason,
                Waives(booking, propose, propose.WaivesFee),
                ends.Min(),
                propose.Duration));
    }

    /// <summary>Nobody agrees for the other side to what they proposed themselves.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, AcceptMove accept, DateTimeOffset now)
    {
        if (booking.Move is not { } move || (accept.Start is { } start && start != move.Start))
        {
            return BookingRefusals.NothingProposed(booking.Move);
        }

        if (move.By == SideOf(booking, accept) && !accept.Context.By.IsStaff)
        {
            return BookingRefusals.NotYours(BookingRoles.Answering(move.By));
        }

        if (now >= move.ExpiresAt)
        {
            return BookingRefusals.TooLate(move.ExpiresAt, now);
        }

        if (accept.Grant is null)
        {
            // Asked of an activation that had not heard of the proposal yet, and so took no slot for it.
            return BookingRefusals.Overtaken(booking.Status);
        }

        var waives = move.WaivesFee || Waives(booking, accept, accept.WaivesFee);
        var anchor = accept is { Anchor: { } before, Context.By.Role: ActorRole.Platform } ? before
            : waives || move.Start < booking.PolicyAnchor ? move.Start
            : booking.PolicyAnchor;
        return new BookingMoved(
            now, SideOf(booking, accept), TermsOf(booking, move), accept.Grant!, anchor, booking.Grant!, accept.Assignment, booking.Assignment);
    }

    public static Decision<BookingEvent> Decline(BookingState booking, DeclineMove decline, DateTimeOffset now) =>
        booking.Move is null
            ? BookingRefusals.NothingProposed(null)
            : new BookingMoveDeclined(now, SideOf(booking, decline), decline.Reason);

    /// <summary>What was agreed, at the proposed time.</summary>
    public static BookingTerms TermsOf(BookingState booking, BookingMove move) => booking.Terms! with
    {
        Start = move.Start,
        End = move.End,
        Duration = move.Duration ?? booking.Terms.Duration,
    };

    /// <summary>The time that a booking of these terms would take from a start on.</summary>
    public static PricedSlot SlotAt(BookingTerms terms, DateTimeOffset start, TimeSpan? duration) =>
        PricedSlot.Of(start, duration ?? DurationOf(terms), terms.Seats, terms.Rules, WallClock.Of(terms.TimeZone));

    /// <summary>How long was asked for; terms from before there were stays have their length only.</summary>
    public static TimeSpan DurationOf(BookingTerms terms) => terms.Duration ?? terms.End - terms.Start;

    /// <summary>The fee is the provider's to waive.</summary>
    private static bool Waives(BookingState booking, BookingCommand command, bool asked) =>
        asked && BookingRoles.RoleOf(booking, command.Context.By) is not BookingRole.Customer;

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
