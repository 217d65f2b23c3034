using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>What time alone will do to a booking. The names are public: they are what `nextEvent.what` says.</summary>
internal static class BookingDeadlines
{
    public const string PaymentExpires = "payment_expires";
    public const string RequestExpires = "request_expires";
    public const string Starts = "starts";
    public const string AutoCompletes = "auto_completes";
    public const string PayoutBecomesDue = "payout_becomes_due";
    public const string ReviewPeriodCloses = "review_period_closes";

    public static ImmutableArray<Deadline> Of(BookingState booking) =>
        booking.Status switch
        {
            PendingPayment => [new Deadline(PaymentExpires, booking.HoldExpiresAt!.Value)],
            Requested when booking.AcceptedAt is null => [new Deadline(RequestExpires, booking.AnswerBy!.Value)],
            Confirmed => [new Deadline(Starts, booking.Terms!.Start), new Deadline(AutoCompletes, EarnedAt(booking))],
            InProgress => [new Deadline(AutoCompletes, EarnedAt(booking))],
            Completed when booking.ReleasedAt is null => [new Deadline(PayoutBecomesDue, EarnedAt(booking)), ReviewsClose(booking)],
            Completed => [ReviewsClose(booking)],
            _ => [],
        };

    public static DateTimeOffset EarnedAt(BookingState booking) => booking.Terms!.End + BookingTimes.ComplaintWindow;

    public static DateTimeOffset ReviewsCloseAt(BookingState booking) => booking.Terms!.End + BookingTimes.ReviewPeriod;

    private static Deadline ReviewsClose(BookingState booking) => new(ReviewPeriodCloses, ReviewsCloseAt(booking));
}
