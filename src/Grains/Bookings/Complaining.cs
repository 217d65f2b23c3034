using System.Diagnostics;
using Marketplace.Complaints;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The customer is not content. While the complaint is open the booking does nothing but hold the money; what the complaint comes to is
/// then given back, and the rest is earned at once, because the time to complain was spent on it. Of work in milestones it is about the
/// one that was delivered: see docs/adr/0023-complaints-of-milestones.md.
/// </summary>
internal static class Complaining
{
    public static Decision<BookingEvent> Raise(BookingState booking, RaiseComplaint complain, DateTimeOffset now) =>
        Obstacle(booking, now) is { } obstacle ? obstacle
        : AmountFault(booking, complain) is { } fault ? fault
        : new BookingComplained(
            now,
            BookingRoles.SideOf(booking, complain.Context.By)!.Value,
            About(booking, new BookingComplaint(complain.ComplaintId, complain.Reason, now, BookingMoney.AtStake(booking), booking.Status)),
            complain.Text,
            complain.Wish,
            complain.Wish is ComplaintWish.FullRefund ? BookingMoney.AtStake(booking) : complain.Wanted);

    public static Decision<BookingEvent> End(BookingState booking, EndComplaint end, DateTimeOffset now)
    {
        var ended = new BookingComplaintEnded(now, end.By, end.Outcome, end.Award, end.Reason);
        var after = Booking.Evolve(booking, ended);
        var completed = after.Status is InProgress ? new BookingCompleted(now, BookingSide.Platform) : null;
        if (end.Outcome is ComplaintStatus.Withdrawn)
        {
            return Decision<BookingEvent>.Happened(completed is null ? [ended] : [ended, completed]);
        }

        if (end.Award == BookingMoney.AtStake(after))
        {
            return Decision<BookingEvent>.Happened(ended, Refunded(after, end, entire: true, now));
        }

        BookingEvent? refunded = end.Award.IsPositive ? Refunded(after, end, entire: false, now) : null;
        ImmutableArray<BookingEvent> done = [.. new BookingEvent?[] { ended, completed, refunded }.OfType<BookingEvent>()];
        after = done.Aggregate(booking, Booking.Evolve);
        return Decision<BookingEvent>.Happened(Milestones.Following(after) is { } following
            ? [.. done, Deliveries.Released(after, following, now)]
            : [.. done, .. BookingOutcomes.Earned(after, now)]);
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
        booking.Complaint!.Before is Delivered && (outcome is ComplaintStatus.Withdrawn || Milestones.Following(booking) is not null) ? Delivered
        : booking.CompletedAt is null ? InProgress
        : Completed;

    /// <summary>
    /// Of a booking that cost its customer nothing the platform's coupon pays less. What a milestone is worth less comes from its own payment, and not
    /// from what was paid ahead, as other refunds do.
    /// </summary>
    private static BookingRefunded Refunded(BookingState booking, EndComplaint end, bool entire, DateTimeOffset now)
    {
        if (BookingMoney.Held(booking).IsZero)
        {
            return new(now, end.By, Money.Zero(end.Award.Currency), end.Reason, entire, CouponBack: end.Award);
        }

        var parts = entire || booking.Complaint!.Milestone is not { } number
            ? PaymentParts.OfRefund(booking, end.Award)
            : PaymentParts.OfRefund(booking, end.Award, Milestones.Progress(booking, number).PaymentId!.Value);
        return new(now, end.By, end.Award, end.Reason, entire, parts, BookingMoney.CouponBack(booking, end.Award));
    }

    private static BookingComplaint About(BookingState booking, BookingComplaint complaint) =>
        Milestones.Current(booking) is not { Number: var number } ? complaint : complaint with
        {
            Id = ComplaintId.OfMilestone(complaint.Id, number),
            Milestone = number,
            OfMilestone = Milestones.HeldInWork(booking),
        };

    /// <summary>One can complain from the start of the work, or of what was delivered, until the money is earned, and once, or once of each milestone.</summary>
    private static Refusal? Obstacle(BookingState booking, DateTimeOffset now)
    {
        var current = Milestones.Current(booking);
        if (booking.Complaint is { } before && before.Milestone == current?.Number)
        {
            return BookingRefusals.ComplainedBefore(before);
        }

        if (booking.ReleasedAt is { } released)
        {
            return BookingRefusals.EarningsReleased(released);
        }

        if (current is not null && !BookingProcesses.Of(booking).Has(Complained, BookingAction.MilestonePaid))
        {
            // It was sold before milestones could be complained of: nothing says what becomes of money for the next one meanwhile.
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
            : BookingMoney.AtStake(booking) is { IsPositive: false } held ? BookingRefusals.NothingHeld(held)
            : null;
    }

    private static Refusal? AmountFault(BookingState booking, RaiseComplaint complain)
    {
        var (held, milestone) = (BookingMoney.AtStake(booking), Milestones.HeldInWork(booking));
        return complain.Wish is not ComplaintWish.PartialRefund || complain.Wanted is not { } wanted ? null
            : wanted.Currency != held.Currency || !wanted.IsPositive ? BookingRefusals.RefundNotValid(held, wanted)
            : wanted > held ? BookingRefusals.RefundTooMuch(held, wanted)
            : booking.Terms!.Credit is not null && wanted != held ? BookingRefusals.CreditIsWhole(held, wanted)
            : Milestones.Current(booking) is { Number: var number } && wanted >= milestone && wanted != held
                ? BookingRefusals.MoreThanMilestone(number, milestone, held, wanted)
            : null;
    }
}
