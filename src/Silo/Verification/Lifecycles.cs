using System.Collections.Frozen;
using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Disputes;
using Marketplace.Invoices;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.SecurityDeposits;

namespace Marketplace.Verification;

/// <summary>
/// Every step that there may be. Written down a second time on purpose: the rules decide, this judges what they decided
/// in every release that ever wrote to the database.
/// </summary>
internal static class Lifecycles
{
    private static readonly FrozenSet<(string Event, PaymentStatus From, PaymentStatus To)> OfPayments =
    [
        ("payment.started", PaymentStatus.None, PaymentStatus.Pending),
        ("payment.started", PaymentStatus.None, PaymentStatus.Captured),
        ("payment.retried", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.retried", PaymentStatus.Processing, PaymentStatus.Pending),
        ("payment.page-closed", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.confirmed", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.confirmed", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.taken", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.taken", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refund-confirmed", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.refund-confirmed", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.checkout-opened", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.extended", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.extended", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.under-way", PaymentStatus.Pending, PaymentStatus.Processing),
        ("payment.under-way", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.look-wanted", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.look-wanted", PaymentStatus.Processing, PaymentStatus.Processing),
        ("payment.page-seen", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.failed", PaymentStatus.Processing, PaymentStatus.Pending),
        .. Enum.GetValues<PaymentStatus>().Where(status => status is not PaymentStatus.None).Select(status => ("payment.declined", status, status)),
        ("payment.charge-wanted", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.charge-declined", PaymentStatus.Pending, PaymentStatus.Pending),
        ("payment.charge-dropped", PaymentStatus.Pending, PaymentStatus.Pending),
        .. Enum.GetValues<PaymentStatus>().Where(status => status is not PaymentStatus.None).Select(status => ("payment.charge-mailed", status, status)),
        .. Enum.GetValues<PaymentStatus>().Where(status => status is not PaymentStatus.None).Select(status => ("payment.penalised", status, status)),
        .. Forgetting(PaymentStatus.Authorised),
        .. Forgetting(PaymentStatus.Voided),
        .. Forgetting(PaymentStatus.Captured),
        .. Forgetting(PaymentStatus.PartiallyRefunded),
        .. Forgetting(PaymentStatus.Refunded),
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
        ("payment.refund-refused", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.refund-refused", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refund-failed", PaymentStatus.Refunded, PaymentStatus.PartiallyRefunded),
        ("payment.refund-failed", PaymentStatus.Refunded, PaymentStatus.Captured),
        ("payment.refund-failed", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refund-failed", PaymentStatus.PartiallyRefunded, PaymentStatus.Captured),
        ("payment.refund-retried", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.refund-retried", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refund-wanted", PaymentStatus.Captured, PaymentStatus.Captured),
        ("payment.refund-wanted", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.Captured, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.Captured, PaymentStatus.Refunded),
        ("payment.refunded", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.refunded", PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded),
        ("payment.return-passed-on", PaymentStatus.Captured, PaymentStatus.PartiallyRefunded),
        ("payment.return-passed-on", PaymentStatus.Captured, PaymentStatus.Refunded),
        ("payment.return-passed-on", PaymentStatus.PartiallyRefunded, PaymentStatus.PartiallyRefunded),
        ("payment.return-passed-on", PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded),
        .. Staying(PaymentStatus.Captured),
        .. Staying(PaymentStatus.PartiallyRefunded),
        .. Passing(PaymentStatus.Captured),
        .. Passing(PaymentStatus.PartiallyRefunded),
        .. Passing(PaymentStatus.Refunded),
        .. Returning(PaymentStatus.Captured),
        .. Returning(PaymentStatus.PartiallyRefunded),
        .. Returning(PaymentStatus.Refunded),
        .. Disputing(PaymentStatus.Captured),
        .. Disputing(PaymentStatus.PartiallyRefunded),
        .. Disputing(PaymentStatus.Refunded),
    ];

    private static readonly FrozenSet<(string Event, PayoutStatus From, PayoutStatus To)> OfPayouts =
    [
        ("payout.scheduled", PayoutStatus.None, PayoutStatus.Scheduled),
        ("payout.fell-due", PayoutStatus.Scheduled, PayoutStatus.Scheduled),
        ("payout.confirmed", PayoutStatus.Scheduled, PayoutStatus.Scheduled),
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

    private static readonly FrozenSet<(string Event, DisputeStatus From, DisputeStatus To)> OfDisputes =
    [
        .. from status in Enum.GetValues<DisputeStatus>() where status is not DisputeStatus.None select ("dispute.opened", DisputeStatus.None, status),
        .. from before in Enum.GetValues<DisputeStatus>()
           from after in Enum.GetValues<DisputeStatus>()
           where before is not DisputeStatus.None && after >= before
           select ("dispute.changed", before, after),

        // A bank that takes the money again, or gives up what it kept, moves money with it.
        ("dispute.changed", DisputeStatus.Won, DisputeStatus.NeedsResponse),
        ("dispute.changed", DisputeStatus.Won, DisputeStatus.Lost),
        .. from status in (DisputeStatus[])[DisputeStatus.WarningNeedsResponse, DisputeStatus.NeedsResponse]
           from happened in (string[])["dispute.stated", "dispute.answer-wanted", "dispute.accept-wanted", "dispute.reminded"]
           where status is DisputeStatus.NeedsResponse || happened is not "dispute.accept-wanted"
           select (happened, status, status),
        .. from status in Enum.GetValues<DisputeStatus>()
           from happened in (string[])["dispute.answered", "dispute.answer-missed", "dispute.accepted", "dispute.mail-sent", "dispute.look-wanted", "dispute.looked"]
           where status is not DisputeStatus.None
           select (happened, status, status),
    ];

    private static readonly FrozenSet<(string Event, SecurityDepositStatus From, SecurityDepositStatus To)> OfSecurityDeposits =
    [
        ("security-deposit.agreed", SecurityDepositStatus.None, SecurityDepositStatus.Planned),
        ("security-deposit.asked", SecurityDepositStatus.Planned, SecurityDepositStatus.Due),
        ("security-deposit.renewed", SecurityDepositStatus.Due, SecurityDepositStatus.Due),
        ("security-deposit.taken", SecurityDepositStatus.Due, SecurityDepositStatus.Held),
        ("security-deposit.claimed", SecurityDepositStatus.Held, SecurityDepositStatus.Claimed),
        ("security-deposit.contested", SecurityDepositStatus.Claimed, SecurityDepositStatus.Contested),
        ("security-deposit.overdue", SecurityDepositStatus.Contested, SecurityDepositStatus.Contested),
        ("security-deposit.ended", SecurityDepositStatus.Planned, SecurityDepositStatus.Void),
        ("security-deposit.ended", SecurityDepositStatus.Due, SecurityDepositStatus.Void),
        ("security-deposit.ended", SecurityDepositStatus.Due, SecurityDepositStatus.Unpaid),
        ("security-deposit.ended", SecurityDepositStatus.Held, SecurityDepositStatus.Returned),
        ("security-deposit.ended", SecurityDepositStatus.Claimed, SecurityDepositStatus.Returned),
        ("security-deposit.ended", SecurityDepositStatus.Claimed, SecurityDepositStatus.Awarded),
        ("security-deposit.ended", SecurityDepositStatus.Contested, SecurityDepositStatus.Returned),
        ("security-deposit.ended", SecurityDepositStatus.Contested, SecurityDepositStatus.Awarded),
        ("security-deposit.award-returned", SecurityDepositStatus.Awarded, SecurityDepositStatus.Awarded),
        .. from status in Enum.GetValues<SecurityDepositStatus>()
           from happened in (string[])["security-deposit.moved", "security-deposit.mailed", "security-deposit.disputed", "security-deposit.rejected"]
           where status is not SecurityDepositStatus.None
           select (happened, status, status),
    ];

    /// <summary>Whether an event belongs to something that has states.</summary>
    private static readonly FrozenSet<(string Event, InvoiceStatus From, InvoiceStatus To)> OfBills =
    [
        ("bill.drafted", InvoiceStatus.None, InvoiceStatus.Draft),
        ("bill.changed", InvoiceStatus.Draft, InvoiceStatus.Draft),
        ("bill.discarded", InvoiceStatus.Draft, InvoiceStatus.Discarded),
        ("bill.sent", InvoiceStatus.Draft, InvoiceStatus.Sent),
        ("bill.viewed", InvoiceStatus.Sent, InvoiceStatus.Viewed),
        .. Owed(InvoiceStatus.Sent),
        .. Owed(InvoiceStatus.Viewed),
        ("bill.refunded", InvoiceStatus.Paid, InvoiceStatus.Paid),
        ("bill.refunded", InvoiceStatus.Paid, InvoiceStatus.Refunded),
        .. from status in (InvoiceStatus[])[InvoiceStatus.Sent, InvoiceStatus.Paid, InvoiceStatus.Refunded, InvoiceStatus.Void]
           select ("bill.numbered", status, status),
    ];

    public static bool Concern(Step step) => step.After is BookingState or PaymentState or PayoutState or ComplaintState or DisputeState or BillState or SecurityDepositState;

    public static string? Judge(Step step) => (step.Before, step.After) switch
    {
        (BookingState before, BookingState after) => Judge(BookingLifecycle.Edges, step.Name, before.Status, after.Status),
        (PaymentState before, PaymentState after) => Judge(OfPayments, step.Name, before.Status, after.Status),
        (PayoutState before, PayoutState after) => Judge(OfPayouts, step.Name, before.Status, after.Status),
        (DisputeState before, DisputeState after) => Judge(OfDisputes, step.Name, before.Status, after.Status),
        (ComplaintState before, ComplaintState after) => Judge(OfComplaints, step.Name, before.Status, after.Status),
        (SecurityDepositState before, SecurityDepositState after) => Judge(OfSecurityDeposits, step.Name, before.Status, after.Status),
        (BillState before, BillState after) => Judge(OfBills, step.Name, before.Status, after.Status),
        _ => null,
    };

    private static string? Judge<TStatus>(FrozenSet<(string, TStatus, TStatus)> edges, string happened, TStatus from, TStatus to) =>
        edges.Contains((happened, from, to)) ? null : $"{happened} moved it from {from} to {to}.";

    /// <summary>What the gateway kept it forgets, whatever becomes of the money.</summary>
    private static (string, PaymentStatus, PaymentStatus)[] Forgetting(PaymentStatus status) =>
        [("payment.forget-wanted", status, status), ("payment.card-forgotten", status, status)];

    /// <summary>What is earned travels to the provider without a change of the payment's own state.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Staying(PaymentStatus status) =>
        from happened in (string[])["payment.earned", "payment.kept", "payment.share-moved", "payment.share-recalled"]
        select (happened, status, status);

    /// <summary>What the provider earned goes to them, even if the customer has all of it back at the platform's expense.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Passing(PaymentStatus status) =>
        from happened in (string[])["payment.transfer-held", "payment.transfer-resumed", "payment.transferred", "payment.share-reached"]
        select (happened, status, status);

    /// <summary>What goes back of what was earned comes out of the provider's account when that has enough, which may be after the customer has it.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Returning(PaymentStatus status) =>
        from happened in (string[])["payment.return-wanted", "payment.transfer-reversed", "payment.reversal-held", "payment.reversal-resumed", "payment.reversal-forgiven"]
        where status is not PaymentStatus.Refunded || happened is not "payment.return-wanted"
        select (happened, status, status);

    /// <summary>What a customer owes by hand is paid in parts, of which some go back, or is not owed any more; and it is reminded of.</summary>
    private static IEnumerable<(string Event, InvoiceStatus From, InvoiceStatus To)> Owed(InvoiceStatus status) =>
    [
        ("bill.payment-confirmed", status, status),
        ("bill.payment-confirmed", status, InvoiceStatus.Paid),
        ("bill.refunded", status, status),
        ("bill.voided", status, InvoiceStatus.Void),
        ("bill.reminded", status, status),
        ("bill.reminder-mailed", status, status),
    ];

    /// <summary>A bank leaves a payment where it stands: what it has is not refunded, and what it keeps is settled with what there is.</summary>
    private static IEnumerable<(string Event, PaymentStatus From, PaymentStatus To)> Disputing(PaymentStatus status) =>
        from happened in (string[])["payment.disputed", "payment.refund-held", "payment.share-reserved", "payment.share-freed", "payment.chargeback-settled", "payment.given-twice", "payment.fee-charged"]
        where status is not PaymentStatus.Refunded || happened is not "payment.refund-held"
        select (happened, status, status);
}
