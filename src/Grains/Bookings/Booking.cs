using System.Collections.Frozen;
using System.Diagnostics;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The rules of a booking. No clock, no storage, no Orleans: whatever a rule may look at is a parameter.
/// </summary>
internal sealed class Booking : IRules<BookingState, BookingCommand, BookingEvent>
{
    /// <summary>The exclusion constraint on a resource's time, and the unique seat within a session.</summary>
    private static readonly FrozenSet<string> SlotConstraints =
        FrozenSet.Create(StringComparer.Ordinal, "occupancy_no_overlap", "occupancy_one_per_seat");

    private Booking()
    {
    }

    public static string StreamType => "booking";

    /// <summary>
    /// Read top-down as the transition table. The order is the precedence of refusals: does it exist,
    /// may you, can it be done now, and only then whether the details are right.
    /// </summary>
    public static Decision<BookingEvent> Decide(BookingState booking, BookingCommand command, DateTimeOffset now) =>
        (booking.Status, command) switch
        {
            (None, PlaceBooking place) => Place(place, now),
            (None, _) => BookingRefusals.Unknown,
            (_, PlaceBooking) => BookingRefusals.AlreadyPlaced,

            _ when !Concerns(booking, command.Context.By) => BookingRefusals.Unknown,
            _ when !MayGive(booking, command) => BookingRefusals.NotYours,

            (PendingPayment, TakePayment pay) => Take(booking, pay, now),
            (PaymentExpired, TakePayment { Grant: { } grant } pay) => Retake(booking, pay with { Grant = grant }, now),
            (Requested, TakePayment { Captured: true }) when booking.AwaitsCapture => new BookingConfirmed(now),
            (Requested or Confirmed or InProgress or Completed or Closed, TakePayment) => Decision<BookingEvent>.Nothing,
            (PaymentExpired, TakePayment) => new BookingPaymentRejected(now, "The slot was taken meanwhile."),
            (_, TakePayment) => new BookingPaymentRejected(now, "The booking had ended before it was paid."),

            (PendingPayment, ExpectPayment) => Renew(booking, BookingHolds.WhileUnderWay(booking), now),
            (PendingPayment, MissPayment) => Renew(booking, BookingHolds.ForAnotherTry(booking, now), now),
            (_, ExpectPayment or MissPayment) => Decision<BookingEvent>.Nothing,

            (PendingPayment, LosePayment) => Decision<BookingEvent>.Nothing,
            (Requested, LosePayment lost) =>
                new BookingCancelled(now, BookingSide.Platform, lost.Reason, CancellationRules.NotCharged, Nothing(booking)),
            (_, LosePayment) => Decision<BookingEvent>.Nothing,

            (Requested, AcceptBooking) when !booking.AwaitsCapture =>
                now < booking.AnswerBy ? new BookingAccepted(now) : BookingRefusals.TooLate,
            (Requested, DeclineBooking decline) when !booking.AwaitsCapture => new BookingDeclined(now, decline.Reason),

            (_, CancelBooking cancel) when MayCancel(booking) => Cancel(booking, cancel, now),

            (Confirmed or InProgress, CompleteBooking complete) => Complete(booking, complete, now),
            (Confirmed or InProgress or Completed, RefundBooking refund) => Refund(booking, refund, now),

            (_, PassTime pass) => Pass(booking, pass.Deadline, now),

            _ => BookingRefusals.NotWhile(booking.Status),
        };

    public static BookingState Evolve(BookingState booking, BookingEvent happened) =>
        happened switch
        {
            BookingPlaced e => new BookingState
            {
                Status = PendingPayment,
                CustomerId = e.CustomerId,
                Terms = e.Terms,
                Grant = e.Grant,
                PaymentId = e.PaymentId,
                Notes = e.Notes,
                QuoteId = e.QuoteId,
                BookedAt = e.At,
                HoldExpiresAt = e.HoldExpiresAt,
                PolicyAnchor = e.Terms.Start,
            },
            BookingHoldRenewed e => booking with { HoldExpiresAt = e.HoldExpiresAt },
            BookingPaymentExpired e => End(booking, PaymentExpired, BookingSide.Platform, e.At, "It was not paid in time."),
            BookingSlotRetaken e => booking with { Status = PendingPayment, Grant = e.Grant, EndedAt = null, EndedBy = null, Reason = null },
            BookingRequested e => booking with { Status = Requested, HoldExpiresAt = null, AnswerBy = e.AnswerBy },
            BookingAccepted e => booking with { AcceptedAt = e.At },
            BookingDeclined e => End(booking, Declined, BookingSide.Provider, e.At, e.Reason),
            BookingExpired e => End(booking, Expired, BookingSide.Platform, e.At, "The provider did not answer in time."),
            BookingConfirmed e => booking with { Status = Confirmed, HoldExpiresAt = null, ConfirmedAt = e.At },
            BookingPaymentRejected => booking,
            BookingCancelled e => End(booking, Cancelled, e.By, e.At, e.Reason) with { Refunded = booking.Refunded + e.Settlement.Refund.Amount },
            BookingStarted => booking with { Status = InProgress },
            BookingCompleted e => booking with { Status = Completed, CompletedAt = e.At },
            BookingReleased e => booking with { ReleasedAt = e.At },
            BookingRefunded { Entire: true } e =>
                End(booking, BookingStatus.Refunded, e.By, e.At, e.Reason) with { Refunded = booking.Refunded + e.Amount.Amount },
            BookingRefunded e => booking with { Refunded = booking.Refunded + e.Amount.Amount },
            BookingClosed => booking with { Status = Closed },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(BookingState booking) => BookingDeadlines.Of(booking);

    public static BookingCommand AtDeadline(BookingState booking, string name, CommandContext context) => new PassTime(context, name);

    public static Refusal? OnConflict(BookingState booking, string constraint) =>
        SlotConstraints.Contains(constraint) ? BookingRefusals.SlotTaken : null;

    /// <summary>Strangers are told that there is no such booking, so that ids cannot be probed.</summary>
    public static bool Concerns(BookingState booking, Actor who) => SideOf(booking, who) is not null;

    public static BookingSide? SideOf(BookingState booking, Actor who) =>
        who.IsStaff ? BookingSide.Platform
        : booking.Terms is null ? null
        : who.ActsFor(booking.Terms.ProviderId) ? BookingSide.Provider
        : who.Role is ActorRole.Member && who.Id == booking.CustomerId ? BookingSide.Customer
        : null;

    /// <summary>What <see cref="CancelBooking"/> would do now, or why it would be refused.</summary>
    public static Outcome<CancellationPreview> PreviewCancellation(BookingState booking, Actor by, DateTimeOffset now)
    {
        if (booking.Status is None || SideOf(booking, by) is not { } side)
        {
            return BookingRefusals.Unknown;
        }

        if (!MayCancel(booking))
        {
            return BookingRefusals.NotWhile(booking.Status);
        }

        var (tier, settlement) = BookingMoney.Cancelled(booking, side, now);
        return new CancellationPreview(settlement.Refund, settlement.Provider, tier, now);
    }

    private static bool MayCancel(BookingState booking) =>
        booking.Status is PendingPayment or Confirmed || (booking.Status is Requested && !booking.AwaitsCapture);

    private static bool MayGive(BookingState booking, BookingCommand command) =>
        command switch
        {
            // Every transition may be driven by an operator; what follows from money and time only by the platform itself.
            TakePayment or ExpectPayment or MissPayment or LosePayment or PassTime => command.Context.By.Role is ActorRole.Platform,
            AcceptBooking or DeclineBooking or RefundBooking => SideOf(booking, command.Context.By) is not BookingSide.Customer,
            _ => true,
        };

    private static Decision<BookingEvent> Place(PlaceBooking place, DateTimeOffset now) =>
        place.Context.By.ActsFor(place.Terms.ProviderId)
            ? BookingRefusals.OwnListing
            : new BookingPlaced(
                now, place.Context.By.Id, place.Terms, place.Grant, place.PaymentId, now + BookingTimes.PaymentHold, place.QuoteId, place.Notes);

    private static Decision<BookingEvent> Take(BookingState booking, TakePayment pay, DateTimeOffset now) =>
        booking.Terms!.Mode is BookingMode.Request && !pay.Captured
            ? new BookingRequested(now, AnswerBy(booking, pay.CaptureBefore, now))
            : pay.Captured ? new BookingConfirmed(now) : Decision<BookingEvent>.Nothing;

    private static Decision<BookingEvent> Renew(BookingState booking, DateTimeOffset until, DateTimeOffset now) =>
        until == booking.HoldExpiresAt ? Decision<BookingEvent>.Nothing : new BookingHoldRenewed(now, until);

    private static Decision<BookingEvent> Retake(BookingState booking, TakePayment pay, DateTimeOffset now)
    {
        var retaken = new BookingSlotRetaken(now, pay.Grant!);
        var taken = Take(booking, pay, now);
        return taken.Events.IsEmpty ? taken : Decision<BookingEvent>.Happened([retaken, .. taken.Events]);
    }

    /// <summary>The earliest of: six days, a day after the start, the end, and what the card's authorisation allows.</summary>
    private static DateTimeOffset AnswerBy(BookingState booking, DateTimeOffset? captureBefore, DateTimeOffset now)
    {
        var terms = booking.Terms!;
        DateTimeOffset[] ends =
        [
            now + BookingTimes.AnswerWindow,
            terms.Start + BookingTimes.AnswerAfterStart,
            terms.End,
            captureBefore is { } lapses ? lapses - BookingTimes.CaptureMargin : DateTimeOffset.MaxValue,
        ];
        return ends.Min();
    }

    private static Decision<BookingEvent> Cancel(BookingState booking, CancelBooking cancel, DateTimeOffset now)
    {
        var by = SideOf(booking, cancel.Context.By)!.Value;
        var (tier, settlement) = BookingMoney.Cancelled(booking, by, now);
        return new BookingCancelled(now, by, cancel.Reason, tier, settlement);
    }

    /// <summary>
    /// The customer's word releases the money at once. The provider's does not shorten the customer's time to complain.
    /// </summary>
    private static Decision<BookingEvent> Complete(BookingState booking, CompleteBooking complete, DateTimeOffset now)
    {
        if (now < booking.Terms!.Start)
        {
            return BookingRefusals.NotStarted;
        }

        var by = SideOf(booking, complete.Context.By)!.Value;
        var completed = new BookingCompleted(now, by);
        return by is BookingSide.Provider && now < BookingDeadlines.EarnedAt(booking)
            ? completed
            : Decision<BookingEvent>.Happened(completed, new BookingReleased(now, BookingMoney.Earned(booking)));
    }

    private static Decision<BookingEvent> Refund(BookingState booking, RefundBooking refund, DateTimeOffset now)
    {
        var held = BookingMoney.Held(booking);
        var amount = refund.Amount ?? held;
        return booking.ReleasedAt is not null ? BookingRefusals.EarningsReleased
            : amount.Currency != held.Currency || !amount.IsPositive ? BookingRefusals.RefundNotValid
            : amount > held ? BookingRefusals.RefundTooMuch
            : new BookingRefunded(now, SideOf(booking, refund.Context.By)!.Value, amount, refund.Reason, Entire: amount == held);
    }

    /// <summary>Deadlines fire late, and twice. One with nothing left to do is not an error.</summary>
    private static Decision<BookingEvent> Pass(BookingState booking, string deadline, DateTimeOffset now) =>
        (booking.Status, deadline) switch
        {
            _ when !IsDue(booking, deadline, now) => Decision<BookingEvent>.Nothing,
            (PendingPayment, BookingDeadlines.PaymentExpires) => new BookingPaymentExpired(now),
            (Requested, BookingDeadlines.RequestExpires) => new BookingExpired(now),
            (Confirmed, BookingDeadlines.Starts) => new BookingStarted(now),
            (Confirmed or InProgress, BookingDeadlines.AutoCompletes) => Decision<BookingEvent>.Happened(
                new BookingCompleted(now, BookingSide.Platform), new BookingReleased(now, BookingMoney.Earned(booking))),
            (Completed, BookingDeadlines.PayoutBecomesDue) => new BookingReleased(now, BookingMoney.Earned(booking)),
            // Should the release have been held up, closing must not lose it.
            (Completed, BookingDeadlines.ReviewPeriodCloses) when booking.ReleasedAt is null => Decision<BookingEvent>.Happened(
                new BookingReleased(now, BookingMoney.Earned(booking)), new BookingClosed(now)),
            (Completed, BookingDeadlines.ReviewPeriodCloses) => new BookingClosed(now),
            _ => Decision<BookingEvent>.Nothing,
        };

    private static bool IsDue(BookingState booking, string name, DateTimeOffset now) =>
        BookingDeadlines.Of(booking).Any(deadline => deadline.Name == name && deadline.At <= now);

    private static BookingState End(BookingState booking, BookingStatus status, BookingSide by, DateTimeOffset at, string? reason) =>
        booking with
        {
            Status = status,
            Grant = null,
            HoldExpiresAt = null,
            AnswerBy = null,
            EndedAt = at,
            EndedBy = by,
            Reason = reason,
        };

    private static Settlement Nothing(BookingState booking) => Settlement.Nothing(booking.Terms!.Total.Currency);
}
