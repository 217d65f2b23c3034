using System.Diagnostics;

namespace Marketplace.Bookings;

/// <summary>
/// One side did not come. The other says so, after some grace and within the time to complain; the absent side may contest it; what
/// is contested an operator decides. What nobody contests stands, and what nobody decides counts as not shown.
/// </summary>
internal static class NoShows
{
    public static Decision<BookingEvent> Report(BookingState booking, ReportAbsence report, DateTimeOffset now)
    {
        var (terms, by) = (booking.Terms!, SideOf(booking, report));
        var (from, absent) = (terms.Start + terms.NoShow().Grace, report.Absent ?? OtherThan(by));
        var until = BookingDeadlines.EarnedAt(booking);
        return BookingDeadlines.DeliverBy(booking) is { } deliverBy ? BookingRefusals.IsDelivered(deliverBy)
            : booking.NoShow is { } reported ? BookingRefusals.NoShowReported(reported)
            : booking.ReleasedAt is { } released ? BookingRefusals.EarningsReleased(released)
            : now < from ? BookingRefusals.TooEarly(from, now)
            : now >= until ? BookingRefusals.TooLate(until, now)
            : by is BookingSide.Provider && booking.Attendance?.CheckedOutAt is { } checkedOut ? BookingRefusals.CheckedOut(checkedOut)
            : absent is BookingSide.Platform || absent == by ? BookingRefusals.NoShowSide(by, absent)
            : new BookingNoShowReported(now, by, absent, report.Reason, now + terms.NoShow().ContestWindow);
    }

    /// <summary>Nobody contests what they said themselves.</summary>
    public static Decision<BookingEvent> Contest(BookingState booking, ContestAbsence contest, DateTimeOffset now)
    {
        var (reported, by) = (booking.NoShow!, SideOf(booking, contest));
        return by != reported.Absent && !contest.Context.By.IsStaff ? BookingRefusals.NotYours(BookingRoles.SpeakingFor(reported.Absent))
            : now >= reported.ContestBy ? BookingRefusals.TooLate(reported.ContestBy, now)
            : new BookingNoShowContested(now, by, contest.Reason, now + BookingTimes.DisputeWindow);
    }

    public static Decision<BookingEvent> Decide(BookingState booking, DecideAbsence decide, DateTimeOffset now) =>
        decide.Upheld
            ? Uphold(booking, SideOf(booking, decide), decide.Reason, now)
            : Dismiss(booking, SideOf(booking, decide), decide.Reason, now);

    public static Decision<BookingEvent> Uphold(BookingState booking, BookingSide by, string? reason, DateTimeOffset now)
    {
        var absent = booking.NoShow!.Absent;
        var settlement = BookingMoney.OfNoShow(booking, absent);
        return new BookingNoShowUpheld(now, by, absent, reason, settlement, PaymentParts.Of(booking, settlement), Penalties.OfAbsence(booking, absent));
    }

    /// <summary>The work counts as done, and is earned: the time to complain was spent on this complaint.</summary>
    public static Decision<BookingEvent> Dismiss(BookingState booking, BookingSide by, string? reason, DateTimeOffset now) =>
        Decision<BookingEvent>.Happened(
        [
            new BookingNoShowDismissed(now, by, reason),
            .. booking.CompletedAt is null ? [new BookingCompleted(now, BookingSide.Platform)] : ImmutableArray<BookingEvent>.Empty,
            .. BookingOutcomes.Earned(booking, now),
        ]);

    public static BookingState Evolve(BookingState booking, BookingEvent happened) => happened switch
    {
        BookingNoShowReported e => booking with
        {
            Status = BookingStatus.NoShowReported,
            Move = null,
            NoShow = new NoShowCase(e.By, e.Absent, e.Reason, e.At, e.ContestBy),
        },
        BookingNoShowContested e => booking with
        {
            Status = BookingStatus.Disputed,
            NoShow = booking.NoShow! with { ContestedAt = e.At, Answer = e.Reason, DecideBy = e.DecideBy },
        },
        BookingNoShowUpheld e => booking with
        {
            Status = BookingStatus.NoShow,
            EndedAt = e.At,
            EndedBy = e.By,
            Reason = e.Reason,
            Refunded = booking.Refunded + e.Settlement.Refund.Amount,
            NoShow = booking.NoShow! with { Outcome = NoShowOutcome.Upheld, Decision = e.Reason },
        },
        BookingNoShowDismissed e => booking with
        {
            Status = booking.CompletedAt is null ? BookingStatus.InProgress : BookingStatus.Completed,
            NoShow = booking.NoShow! with { Outcome = NoShowOutcome.Dismissed, Decision = e.Reason },
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} is nobody's absence."),
    };

    /// <summary>An operator is no side, and has to say who was absent.</summary>
    private static BookingSide OtherThan(BookingSide by) => by switch
    {
        BookingSide.Customer => BookingSide.Provider,
        BookingSide.Provider => BookingSide.Customer,
        _ => BookingSide.Platform,
    };

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
