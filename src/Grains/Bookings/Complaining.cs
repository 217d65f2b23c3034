using System.Diagnostics;
using Marketplace.Complaints;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The customer is not content. While the complaint is open the booking does nothing but hold the money; what the complaint comes to is
/// then given back, and the rest is earned at once, because the time to complain was spent on it.
/// </summary>
internal static class Complaining
{
    public static Decision<BookingEvent> Raise(BookingState booking, RaiseComplaint complain, DateTimeOffset now) =>
        Obstacle(booking, now) is { } obstacle ? obstacle
        : AmountFault(booking, complain) is { } fault ? fault
        : new BookingComplained(
            now,
            BookingRoles.SideOf(booking, complain.Context.By)!.Value,
            new BookingComplaint(complain.ComplaintId, complain.Reason, now, BookingMoney.Held(booking), booking.Status),
            complain.Text,
            complain.Wish,
            complain.Wish is ComplaintWish.FullRefund ? BookingMoney.Held(booking) : complain.Wanted);

    public static Decision<BookingEvent> End(BookingState booking, EndComplaint end, DateTimeOffset now)
    {
        var ended = new BookingComplaintEnded(now, end.By, end.Outcome, end.Award, end.Reason);
        var after = Booking.Evolve(booking, ended);
        var completed = after.Status is InProgress ? new BookingCompleted(now, BookingSide.Platform) : null;
        if (end.Outcome is ComplaintStatus.Withdrawn)
        {
            return Decision<BookingEvent>.Happened(completed is null ? [ended] : [ended, completed]);
        }

        var held = BookingMoney.Held(after);
        if (end.Award == held)
        {
            return Decision<BookingEvent>.Happened(ended, Refunded(after, end, entire: true, now));
        }

        BookingEvent? refunded = end.Award.IsPositive ? Refunded(after, end, entire: false, now) : null;
        ImmutableArray<BookingEvent> done = [.. new BookingEvent?[] { ended, completed, refunded }.OfType<BookingEvent>()];
        return Decision<BookingEvent>.Happened([.. done, .. BookingOutcomes.Earned(done.Aggregate(booking, Booking.Evolve), now)]);
    }

    public static BookingState Evolve(BookingState booking, BookingEvent happened) => happened switch
    {
        BookingComplained e => booking with { Status = Complained, Move = null, Complaint = e.Complaint },
        BookingComplaintEnded e => booking with
        {
            Status = Afterwards(booking, e.Outcome),
            Complaint = booking.Complaint! with { Outcome = e.Outcome, Award = e.Award, EndedAt = e.At },
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} is no complaint."),
    };

    /// <summary>Where it stands before it is said what became of work and money.</summary>
    private static BookingStatus Afterwards(BookingState booking, ComplaintStatus outcome) =>
        outcome is ComplaintStatus.Withdrawn && booking.Complaint!.Before is Delivered ? Delivered
        : booking.CompletedAt is null ? InProgress
        : Completed;

    private static BookingRefunded Refunded(BookingState booking, EndComplaint end, bool entire, DateTimeOffset now) =>
        new(now, end.By, end.Award, end.Reason, entire, PaymentParts.OfRefund(booking, end.Award));

    /// <summary>One can complain from the start of the work, or of what was delivered, until the money is earned, and once.</summary>
    private static Refusal? Obstacle(BookingState booking, DateTimeOffset now)
    {
        if (booking.Complaint is { } before)
        {
            return BookingRefusals.ComplainedBefore(before);
        }

        if (booking.ReleasedAt is { } released)
        {
            return BookingRefusals.EarningsReleased(released);
        }

        if (Milestones.Current(booking) is { } current)
        {
            // Nobody could say what the parts would be worth that it is not about. Changes are asked for, or an operator ends it.
            return BookingRefusals.HasMilestones(current.Number, booking.Terms!.Milestones!.Value.Length);
        }

        if (booking.Status is Confirmed && now < booking.Terms!.Start)
        {
            return BookingRefusals.NotStarted(booking.Terms.Start, now);
        }

        if (booking.Status is Confirmed or InProgress && BookingDeadlines.DeliverBy(booking) is { } deliverBy)
        {
            return BookingRefusals.IsDelivered(deliverBy);
        }

        var until = booking.Status is Delivered ? booking.Delivery!.AcceptBy!.Value : BookingDeadlines.EarnedAt(booking);
        return now >= until ? BookingRefusals.TooLate(until, now)
            : BookingMoney.Held(booking) is { IsPositive: false } held ? BookingRefusals.NothingHeld(held)
            : null;
    }

    private static Refusal? AmountFault(BookingState booking, RaiseComplaint complain)
    {
        var held = BookingMoney.Held(booking);
        return complain.Wish is not ComplaintWish.PartialRefund || complain.Wanted is not { } wanted ? null
            : wanted.Currency != held.Currency || !wanted.IsPositive ? BookingRefusals.RefundNotValid(held, wanted)
            : wanted > held ? BookingRefusals.RefundTooMuch(held, wanted)
            : booking.Terms!.Credit is not null && wanted != held ? BookingRefusals.CreditIsWhole(held, wanted)
            : null;
    }
}
