using Marketplace.Payments;

namespace Marketplace.Invoices;

/// <summary>What only an invoice by hand has. The money of it does not go through the marketplace: the provider says what came and went.</summary>
/// <param name="InternalNotes">For the provider alone; null for everybody else.</param>
/// <param name="ThreadId">The conversation in which it was agreed; null where it was booked.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="ViewedAt">When the customer first opened it.</param>
/// <param name="PaidAt">When all of it had come.</param>
/// <param name="RefundedAt">When all of that had gone back.</param>
/// <param name="VoidedAt">When it was voided.</param>
/// <param name="VoidReason">Why.</param>
/// <param name="Paid">What came and did not go back.</param>
/// <param name="Due">What is still to be paid; nothing while it is a draft, and once it was paid, or is void.</param>
/// <param name="Payments">What came, the oldest first.</param>
/// <param name="Refunds">What went back, the oldest first.</param>
/// <param name="Reminders">How often the customer was reminded: three times at most.</param>
internal sealed record BillBody(
    string? InternalNotes,
    Guid? ThreadId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? ViewedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? RefundedAt,
    DateTimeOffset? VoidedAt,
    string? VoidReason,
    Money Paid,
    Money Due,
    ImmutableArray<BillPaymentBody> Payments,
    ImmutableArray<BillRefundBody> Refunds,
    int Reminders)
{
    public static BillBody Of(BillView view, bool isIssuer) => new(
        isIssuer ? view.InternalNotes : null,
        view.ThreadId,
        view.DraftedAt,
        view.SentAt,
        view.ViewedAt,
        view.PaidAt,
        view.RefundedAt,
        view.VoidedAt,
        view.VoidReason,
        view.Paid,
        view.Status is InvoiceStatus.Sent or InvoiceStatus.Viewed ? view.Document.Total() - view.Paid : Money.Zero(view.Paid.Currency),
        [.. view.Payments.Select(part => new BillPaymentBody(part.Id, part.At, part.Method, part.Reference, part.ConfirmedBy, part.Amount))],
        [.. view.Refunds.Select(part => new BillRefundBody(part.Id, part.At, part.Method, part.Reference, part.ConfirmedBy, part.Amount, part.Reason, part.CreditNoteId))],
        view.Reminders);
}

/// <summary>Money that came, as the provider or an operator says.</summary>
/// <param name="Id">Of this part.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="ConfirmedBy">The account of who says so.</param>
/// <param name="Amount">How much.</param>
internal sealed record BillPaymentBody(Guid Id, DateTimeOffset At, HandoverMethod Method, string? Reference, Guid ConfirmedBy, Money Amount);

/// <summary>Money that went back, as the provider or an operator says.</summary>
/// <param name="Id">Of this part.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Method">`cash`, `check`, `bank_transfer` or `other`.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="ConfirmedBy">The account of who says so.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreditNoteId">The credit note that says it; null where it only undid a payment, which is owed again.</param>
internal sealed record BillRefundBody(
    Guid Id, DateTimeOffset At, HandoverMethod Method, string? Reference, Guid ConfirmedBy, Money Amount, string? Reason, Guid? CreditNoteId);
