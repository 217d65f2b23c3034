using Marketplace.Payments;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// Money of a booking that goes back after it was earned. The payment gives it, out of two pockets; the booking says when that may be asked for,
/// and writes down of which payment, so that one wish is never about two of them. See docs/adr/0024-refunds-after-release.md.
/// </summary>
internal static class EarnedReturns
{
    /// <summary>What is open about the booking's money is decided first.</summary>
    private static readonly ImmutableArray<BookingStatus> Undecided = [Complained, NoShowReported, Disputed];

    /// <summary>
    /// Whoever may refund is told that it was earned in every state, so that a refund that is asked for again finds what became of it.
    /// </summary>
    public static Refusal? Before(BookingState booking, RefundBooking refund) =>
        BookingRoles.RoleOf(booking, refund.Context.By) is not BookingRole.Customer && EarnedAt(booking, refund.PaymentId, refund.Purpose) is { } at
            ? BookingRefusals.EarningsReleased(at)
            : null;

    public static Decision<BookingEvent> Ask(BookingState booking, AskReturn ask, DateTimeOffset now) =>
        BookingRoles.RoleOf(booking, ask.Context.By) is BookingRole.Customer ? BookingRefusals.NotYours(BookingRole.ProviderSide)
        : EarnedAt(booking, ask.PaymentId, ask.Purpose) is null || (Undecided.Contains(booking.Status) && IsOfThePrice(ask.Purpose))
            ? BookingRefusals.NotWhile(booking.Status, [Completed, Closed, Cancelled, NoShow])
        : new BookingReturnAsked(now, BookingRoles.SideOf(booking, ask.Context.By)!.Value, ask.PaymentId);

    public static Decision<BookingEvent> Record(RecordReturn told, DateTimeOffset now) => told.Context.By.Role is ActorRole.Platform
        ? new BookingMoneyReturned(now, told.By, told.PaymentId, told.Amount, told.Reason, told.Purpose)
        : BookingRefusals.Unknown;

    /// <summary>What goes back of what was earned before is not held, so as long as something is held it must not count against that.</summary>
    public static BookingState Evolve(BookingState booking, BookingMoneyReturned returned) =>
        returned.Purpose is PaymentPurpose.Tip ? Tipping.Returned(booking, returned)
        : !IsOfThePrice(returned.Purpose) ? booking
        : booking with
        {
            Refunded = booking.Refunded + returned.Amount.Amount,
            ReturnedEarly = booking.ReleasedAt is null ? booking.ReturnedEarly + returned.Amount.Amount : booking.ReturnedEarly,
        };

    /// <summary>A tip is a gift, and a security deposit secures the price and is none of it: what is open about the price concerns neither.</summary>
    private static bool IsOfThePrice(PaymentPurpose purpose) => purpose is not (PaymentPurpose.Tip or PaymentPurpose.SecurityDeposit);

    /// <summary>
    /// The fee of a cancellation or of an absence is earned with it, a milestone when it is accepted, and a tip when it is paid. What was awarded of the
    /// security deposit its payment knows.
    /// </summary>
    private static DateTimeOffset? EarnedAt(BookingState booking, Guid? payment, PaymentPurpose purpose) => purpose switch
    {
        PaymentPurpose.Tip => booking.Tips.FirstOrDefault(tip => tip.PaymentId == payment)?.PaidAt,
        PaymentPurpose.SecurityDeposit => booking.ConfirmedAt,
        _ => booking.ReleasedAt
            ?? (booking is { Status: Cancelled or NoShow, ConfirmedAt: not null } && BookingMoney.IsPaidHere(booking) ? booking.EndedAt : null)
            ?? (payment is null ? null : booking.Milestones?.Items.FirstOrDefault(milestone => milestone.PaymentId == payment)?.AcceptedAt),
    };
}
