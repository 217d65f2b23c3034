using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Verification;

/// <summary>
/// Along which edges states may move. Written down a second time on purpose: the rules decide, this judges what they
/// decided in every release that ever wrote to the database.
/// </summary>
internal static class AllowedEdges
{
    public static string? Judge(Step step) => (step.Before, step.After) switch
    {
        (BookingState before, BookingState after) when before.Status != after.Status && !IsAllowed(before.Status, after.Status) => Wrong(before.Status, after.Status),
        (PaymentState before, PaymentState after) when before.Status != after.Status && !IsAllowed(before.Status, after.Status) => Wrong(before.Status, after.Status),
        (PayoutState before, PayoutState after) when before.Status != after.Status && !IsAllowed(before.Status, after.Status) => Wrong(before.Status, after.Status),
        _ => null,
    };

    private static bool IsAllowed(BookingStatus from, BookingStatus to) => from switch
    {
        BookingStatus.None => to is BookingStatus.PendingPayment,
        BookingStatus.PendingPayment => to is BookingStatus.Requested or BookingStatus.Confirmed or BookingStatus.PaymentExpired or BookingStatus.Cancelled,

        // Late money takes the slot again.
        BookingStatus.PaymentExpired => to is BookingStatus.PendingPayment,
        BookingStatus.Requested => to is BookingStatus.Confirmed or BookingStatus.Declined or BookingStatus.Expired or BookingStatus.Cancelled,
        BookingStatus.Confirmed => to is BookingStatus.InProgress or BookingStatus.Completed or BookingStatus.Cancelled or BookingStatus.Refunded,
        BookingStatus.InProgress => to is BookingStatus.Completed or BookingStatus.Cancelled or BookingStatus.Refunded,
        BookingStatus.Completed => to is BookingStatus.Closed or BookingStatus.Refunded,
        BookingStatus.Closed => to is BookingStatus.Refunded,
        _ => false,
    };

    private static bool IsAllowed(PaymentStatus from, PaymentStatus to) => from switch
    {
        PaymentStatus.None => to is PaymentStatus.Pending,
        PaymentStatus.Pending => to is PaymentStatus.Authorised or PaymentStatus.Captured or PaymentStatus.Voided,
        PaymentStatus.Authorised => to is PaymentStatus.Captured or PaymentStatus.Voided,

        // Money that arrives after everybody gave up is taken in, and then given back.
        PaymentStatus.Voided => to is PaymentStatus.Authorised or PaymentStatus.Captured,
        PaymentStatus.Captured => to is PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded,
        PaymentStatus.PartiallyRefunded => to is PaymentStatus.Refunded,
        _ => false,
    };

    private static bool IsAllowed(PayoutStatus from, PayoutStatus to) => from switch
    {
        PayoutStatus.None => to is PayoutStatus.Scheduled,
        PayoutStatus.Scheduled => to is PayoutStatus.InTransit or PayoutStatus.Failed,
        PayoutStatus.InTransit => to is PayoutStatus.Paid or PayoutStatus.Failed,

        // Paid is not terminal: a bank may send money back days later.
        PayoutStatus.Paid => to is PayoutStatus.Failed,
        PayoutStatus.Failed => to is PayoutStatus.Scheduled,
        _ => false,
    };

    private static string Wrong<TStatus>(TStatus from, TStatus to) => $"it moved from {from} to {to}.";
}
