using System.Collections.Frozen;
using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Payments;
using Marketplace.Payouts;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Verification;

/// <summary>
/// Every step that there may be. Written down a second time on purpose: the rules decide, this judges what they decided
/// in every release that ever wrote to the database.
/// </summary>
internal static class Lifecycles
{
    private static readonly FrozenSet<(string Event, BookingStatus From, BookingStatus To)> OfBookings =
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
        .. from status in (BookingStatus[])[Confirmed, InProgress, Completed, Closed, Cancelled, Refunded, NoShow, NoShowReported, Disputed, Delivered, ChangesRequested, Overdue, Complained, Working, AwaitingFunding]
           select ("booking.money-returned", status, status),
        .. from status in (BookingStatus[])[Confirmed, InProgress, Completed, Closed, Cancelled, Refunded, NoShow, Delivered, ChangesRequested, Overdue, Working, AwaitingFunding]
           select ("booking.return-asked", status, status),
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
        ("booking.payment-rejected", PaymentExpired, PaymentExpired),
        ("booking.payment-rejected", Declined, Declined),
        ("booking.payment-rejected", Expired, Expired),
        ("booking.payment-rejected", Cancelled, Cancelled),
        ("booking.payment-rejected", Refunded, Refunded),
    ];

    private static readonly FrozenSet<(string Event, PaymentStatus From, PaymentStatus To)> OfPayments =
    [
        ("payment.started", PaymentStatus.None, PaymentStatus.Pending),
        ("payment.retried", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.checkout-opened", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.extended", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.extended", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.under-way", PaymentStatus.Pending, PaymentStatus.Processing),
        ("payment.under-way", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.look-wanted", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.failed", PaymentStatus.Processing, PaymentStatus.Pending),
        ("payment.authorised", PaymentStatus.Processing, PaymentStatus.Authorised),
        ("payment.captured", PaymentStatus.Processing, PaymentStatus.Captured),
        ("payment.void-wanted", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.voided", PaymentStatus.Processing, PaymentStatus.Voided),
        ("payment.authorised", PaymentStatus.Pending, PaymentStatus.Authorised),
        ("payment.authorised", PaymentStatus.Voided, PaymentStatus.Authorised),
        ("payment.capture-wanted", PaymentStatus.Authorised, PaymentStatus.Authorised),
        ("payment.captured", PaymentStatus.Pending, PaymentStatus.Captured),
        ("payment.captured", PaymentStatus.Authorised, PaymentStatus.Captured),
        ("payment.captured", PaymentStatus.Voided, PaymentStatus.Captured),
        ("payment.void-wanted", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.void-wanted", PaymentStatus.Authorised, PaymentStatus.Authorised),
        ("payment.voided", PaymentStatus.Pending, PaymentStatus.Voided),
        ("payment.voided", PaymentStatus.Authorised, PaymentStatus.Voided),
        ("payment.credit-granted", PaymentStatus.Pending, PaymentStatus.Authorised),
        ("payment.credit-granted", PaymentStatus.Pending, PaymentStatus.Captured),
        ("payment.credit-drawn", PaymentStatus.Authorised, PaymentStatus.Captured),
        ("payment.voided", PaymentStatus.Captured, PaymentStatus.Voided),
        ("payment.refund-wanted", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.refund-wanted", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.Captured, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.Captured, PaymentStatus.Refunded),
        ("payment.refunded", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded),
        .. Staying(PaymentStatus.Captured),
        .. Staying(PaymentStatus.PartiallyRefunded),
        .. Returning(PaymentStatus.Captured),
        .. Returning(PaymentStatus.PartiallyRefunded),
        .. Returning(PaymentStatus.Refunded),
    ];

    private static readonly FrozenSet<(string Event, PayoutStatus From, PayoutStatus To)> OfPayouts =
    [
        ("payout.scheduled", PayoutStatus.None, PayoutStatus.Scheduled),
        ("payout.sent", PayoutStatus.Scheduled, PayoutStatus.InTransit),
        ("payout.asked-after", PayoutStatus.InTransit, PayoutStatus.InTransit),
        ("payout.no-news", PayoutStatus.InTransit, PayoutStatus.InTransit),
        ("payout.paid", PayoutStatus.InTransit, PayoutStatus.Paid),
        ("payout.failed", PayoutStatus.Scheduled, PayoutStatus.Failed),
        ("payout.failed", PayoutStatus.InTransit, PayoutStatus.Failed),
        ("payout.failed", PayoutStatus.Paid, PayoutStatus.Failed),
        ("payout.retried", PayoutStatus.Failed, PayoutStatus.Scheduled),
        ("payout.withdrawing", PayoutStatus.Failed, PayoutStatus.Failed),
        ("payout.sent", PayoutStatus.Failed, PayoutStatus.InTransit),
        ("payout.given-back", PayoutStatus.Failed, PayoutStatus.GivenBack),
    ];

    private static readonly FrozenSet<(string Event, ComplaintStatus From, ComplaintStatus To)> OfComplaints =
    [
        ("complaint.opened", ComplaintStatus.None, ComplaintStatus.Open),
        ("complaint.answered", ComplaintStatus.Open, ComplaintStatus.Answered),
        ("complaint.offered", ComplaintStatus.Open, ComplaintStatus.Answered),
        ("complaint.offered", ComplaintStatus.Answered, ComplaintStatus.Answered),
        ("complaint.offered", ComplaintStatus.InMediation, ComplaintStatus.InMediation),
        ("complaint.escalated", ComplaintStatus.Open, ComplaintStatus.InMediation),
        ("complaint.escalated", ComplaintStatus.Answered, ComplaintStatus.InMediation),
        ("complaint.overdue", ComplaintStatus.InMediation, ComplaintStatus.InMediation),
        ("complaint.ended", ComplaintStatus.Answered, ComplaintStatus.Closed),
        ("complaint.ended", ComplaintStatus.InMediation, ComplaintStatus.Decided),
        .. from status in (ComplaintStatus[])[ComplaintStatus.Open, ComplaintStatus.Answered, ComplaintStatus.InMediation]
           from step in ((string, ComplaintStatus)[])
               [("complaint.stated", status), ("complaint.ended", ComplaintStatus.Settled), ("complaint.ended", ComplaintStatus.Withdrawn)]
           select (step.Item1, status, step.Item2),
    ];

    /// <summary>Whether an event belongs to something that has states.</summary>
    public static bool Concern(Step step) => step.After is BookingState or PaymentState or PayoutState or ComplaintState;

    public static string? Judge(Step step) => (step.Before, step.After) switch
    {
        (BookingState before, BookingState after) => Judge(OfBookings, step.Name, before.Status, after.Status),
        (PaymentState before, PaymentState after) => Judge(OfPayments, step.Name, before.Status, after.Status),
        (PayoutState before, PayoutState after) => Judge(OfPayouts, step.Name, before.Status, after.Status),
        (ComplaintState before, ComplaintState after) => Judge(OfComplaints, step.Name, before.Status, after.Status),
        _ => null,
    };

    private static string? Judge<TStatus>(FrozenSet<(string, TStatus, TStatus)> edges, string happened, TStatus from, TStatus to) =>
        edges.Contains((happened, from, to)) ? null : $"{happened} moved it from {from} to {to}.";

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

    /// <summary>What is earned travels to the provider without a change of the payment's own state.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Staying(PaymentStatus status) =>
        from happened in (string[])["payment.earned", "payment.transfer-held", "payment.transfer-resumed", "payment.transferred"]
        select (happened, status, status);

    /// <summary>What goes back of what was earned comes out of the provider's account when that has enough, which may be after the customer has it.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Returning(PaymentStatus status) =>
        from happened in (string[])["payment.return-wanted", "payment.transfer-reversed", "payment.reversal-held", "payment.reversal-resumed"]
        where status is not PaymentStatus.Refunded || happened is not "payment.return-wanted"
        select (happened, status, status);
}
