using System.Collections.Frozen;
using Marketplace.Bookings;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Verification;

/// <summary>Every step that a booking may take, in any process and in any version of it. See <see cref="Lifecycles"/>.</summary>
internal static class BookingLifecycle
{
    public static readonly FrozenSet<(string Event, BookingStatus From, BookingStatus To)> Edges =
    [
        ("booking.placed", None, PendingPayment),
        ("booking.asked", None, Inquiry),
        ("booking.offered", Inquiry, Quoted),
        ("booking.offered", Quoted, Quoted),
        ("booking.offer-withdrawn", Quoted, Inquiry),
        ("booking.agreed", Quoted, PendingPayment),
        ("booking.declined", Inquiry, Declined),
        ("booking.declined", Quoted, Declined),
        ("booking.expired", Inquiry, Expired),
        ("booking.expired", Quoted, Expired),
        ("booking.cancelled", Inquiry, Cancelled),
        ("booking.cancelled", Quoted, Cancelled),
        ("booking.payment-expired", PendingPayment, PaymentExpired),
        ("booking.hold-renewed", PendingPayment, PendingPayment),
        ("booking.slot-retaken", PaymentExpired, PendingPayment),
        ("booking.requested", PendingPayment, Requested),
        ("booking.accepted", Requested, Requested),
        ("booking.declined", Requested, Declined),
        ("booking.expired", Requested, Expired),
        ("booking.confirmed", PendingPayment, Confirmed),
        ("booking.confirmed", Requested, Confirmed),
        ("booking.cancelled", PendingPayment, Cancelled),
        ("booking.cancelled", PaymentExpired, Cancelled),
        ("booking.cancelled", Requested, Cancelled),
        ("booking.cancelled", Confirmed, Cancelled),
        ("booking.seats-cancelled", Confirmed, Confirmed),
        ("booking.move-proposed", Confirmed, Confirmed),
        ("booking.move-declined", Confirmed, Confirmed),
        ("booking.moved", Confirmed, Confirmed),
        ("booking.started", Confirmed, InProgress),
        ("booking.completed", Confirmed, Completed),
        ("booking.completed", InProgress, Completed),
        ("booking.released", Completed, Completed),
        ("booking.refunded", Confirmed, Confirmed),
        ("booking.refunded", Confirmed, Refunded),
        ("booking.refunded", InProgress, InProgress),
        ("booking.refunded", InProgress, Refunded),
        ("booking.refunded", Completed, Completed),
        ("booking.refunded", Completed, Refunded),
        ("booking.closed", Completed, Closed),

        // What is open about the price does not keep a tip or an award from being given back.
        .. from status in (BookingStatus[])[Confirmed, InProgress, Completed, Closed, Cancelled, Refunded, NoShow, NoShowReported, Disputed, Delivered, ChangesRequested, Overdue, Complained, Working, AwaitingFunding]
           from happened in (string[])["booking.return-asked", "booking.money-returned"]
           select (happened, status, status),
        ("booking.reason-given", Quoted, Quoted),
        ("booking.reason-given", Requested, Requested),
        ("booking.reason-given", Confirmed, Confirmed),
        ("booking.reason-given", InProgress, InProgress),
        ("booking.checked-in", Confirmed, Confirmed),
        ("booking.checked-in", InProgress, InProgress),
        ("booking.checked-out", InProgress, InProgress),
        ("booking.no-show-reported", Confirmed, NoShowReported),
        ("booking.no-show-reported", InProgress, NoShowReported),
        ("booking.no-show-reported", Completed, NoShowReported),
        ("booking.no-show-contested", NoShowReported, Disputed),
        ("booking.no-show-upheld", NoShowReported, NoShow),
        ("booking.no-show-upheld", Disputed, NoShow),
        ("booking.no-show-dismissed", NoShowReported, InProgress),
        ("booking.no-show-dismissed", NoShowReported, Completed),
        ("booking.no-show-dismissed", Disputed, InProgress),
        ("booking.no-show-dismissed", Disputed, Completed),
        ("booking.refunded", NoShowReported, NoShowReported),
        ("booking.refunded", NoShowReported, Refunded),
        ("booking.refunded", Disputed, Disputed),
        ("booking.refunded", Disputed, Refunded),
        ("booking.delivered", Confirmed, Delivered),
        ("booking.delivered", InProgress, Delivered),
        ("booking.delivered", Delivered, Delivered),
        ("booking.delivered", ChangesRequested, Delivered),
        ("booking.delivered", Overdue, Delivered),
        ("booking.changes-requested", Delivered, ChangesRequested),
        ("booking.delivery-overdue", InProgress, Overdue),
        ("booking.delivery-overdue", ChangesRequested, Overdue),
        .. AwaitingAcceptance(Delivered),
        .. AwaitingAcceptance(ChangesRequested),
        .. AwaitingAcceptance(Overdue),
        .. from status in Enum.GetValues<BookingStatus>() select ("booking.migrated", status, status),
        .. from status in Enum.GetValues<BookingStatus>() where status is not None select ("booking.payment-disputed", status, status),
        .. from status in Enum.GetValues<BookingStatus>() where status is not None select ("booking.security-deposit", status, status),
        .. Changing(Confirmed),
        .. Changing(InProgress),
        ("booking.tip-offered", Completed, Completed),
        ("booking.tipped", Completed, Completed),
        ("booking.tip-lapsed", Completed, Completed),
        .. from status in (BookingStatus[])[Confirmed, InProgress, Completed, Delivered]
           select ("booking.complained", status, Complained),
        .. from status in (BookingStatus[])[InProgress, Completed, Delivered]
           select ("booking.complaint-ended", Complained, status),
        .. from status in (BookingStatus[])[Confirmed, InProgress, Delivered, ChangesRequested, Overdue, Working, AwaitingFunding]
           from happened in (string[])["booking.milestone-asked", "booking.milestone-funded", "booking.milestone-unpaid"]
           where status != AwaitingFunding || happened != "booking.milestone-funded"
           where status != Overdue || happened != "booking.milestone-asked"
           select (happened, status, status),
        ("booking.milestone-funded", AwaitingFunding, Working),
        ("booking.balance-asked", Confirmed, Confirmed),
        ("booking.balance-renewed", Confirmed, Confirmed),
        ("booking.balance-paid", Confirmed, Confirmed),
        ("booking.balance-lapsed", Confirmed, Confirmed),
        .. from status in Enum.GetValues<BookingStatus>() where status is not None select ("booking.balance-mailed", status, status),
        .. from status in (BookingStatus[])[Delivered, ChangesRequested, Overdue]
           from next in (BookingStatus[])[Working, AwaitingFunding]
           select ("booking.milestone-released", status, next),
        ("booking.cancelled", InProgress, Cancelled),
        ("booking.cancelled", Working, Cancelled),
        ("booking.cancelled", AwaitingFunding, Cancelled),
        ("booking.refunded", Working, Working),
        ("booking.refunded", Working, Refunded),
        ("booking.delivered", Working, Delivered),
        ("booking.delivery-overdue", Working, Overdue),
        ("booking.funding-reminded", AwaitingFunding, AwaitingFunding),
        ("booking.funding-lapsed", AwaitingFunding, AwaitingFunding),
        ("booking.completed", AwaitingFunding, Completed),
        ("booking.reason-given", Working, Working),
        ("booking.reason-given", AwaitingFunding, AwaitingFunding),
        .. from status in (BookingStatus[])[Confirmed, InProgress, Completed, Closed, NoShowReported, Disputed, NoShow, Delivered, ChangesRequested, Overdue, Complained, Working, AwaitingFunding]
           select ("booking.payment-rejected", status, status),
        .. from status in (BookingStatus[])[PendingPayment, Requested, Confirmed]
           select ("booking.coupon-redeemed", status, status),
        .. from status in (BookingStatus[])[PaymentExpired, Declined, Expired, Cancelled]
           select ("booking.coupon-returned", status, status),
        ("booking.payment-rejected", PaymentExpired, PaymentExpired),
        ("booking.payment-rejected", Declined, Declined),
        ("booking.payment-rejected", Expired, Expired),
        ("booking.payment-rejected", Cancelled, Cancelled),
        ("booking.payment-rejected", Refunded, Refunded),
    ];

    /// <summary>From the first delivery to the end of it, whether it was accepted, given back or called off.</summary>
    private static IEnumerable<(string Event, BookingStatus From, BookingStatus To)> AwaitingAcceptance(BookingStatus status) =>
    [
        ("booking.delivery-accepted", status, status),
        ("booking.completed", status, Completed),
        ("booking.cancelled", status, Cancelled),
        ("booking.refunded", status, status),
        ("booking.refunded", status, Refunded),
        ("booking.reason-given", status, status),
    ];

    /// <summary>A change order says something else about a booking, and leaves it where it stands.</summary>
    private static IEnumerable<(string Event, BookingStatus From, BookingStatus To)> Changing(BookingStatus status) =>
        from happened in (string[])["booking.change-proposed", "booking.change-accepted", "booking.change-renewed", "booking.change-declined", "booking.changed"]
        select (happened, status, status);
}
