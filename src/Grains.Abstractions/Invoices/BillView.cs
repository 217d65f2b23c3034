namespace Marketplace.Invoices;

/// <summary>What its provider, its customer and operators may see of an invoice by hand.</summary>
/// <param name="Id">The invoice.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Document">What it says; as it would be sent now, while it is a draft.</param>
/// <param name="InternalNotes">For the provider alone.</param>
/// <param name="Number">Its place in the provider's series; null until it was sent.</param>
/// <param name="IssuedAt">When it got its number.</param>
/// <param name="ThreadId">Where it was agreed.</param>
/// <param name="DraftedAt">When it was begun.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="ViewedAt">When the customer first opened it.</param>
/// <param name="PaidAt">When all of it had come.</param>
/// <param name="RefundedAt">When all of that had gone back.</param>
/// <param name="VoidedAt">When it was voided.</param>
/// <param name="VoidReason">Why.</param>
/// <param name="Paid">What came and did not go back.</param>
/// <param name="Credited">What credit notes gave back of it.</param>
/// <param name="CreditNotes">Those, the oldest first.</param>
/// <param name="Payments">What came, the oldest first.</param>
/// <param name="Refunds">What went back, the oldest first.</param>
/// <param name="Reminders">How often the customer was reminded.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("bill.view")]
public sealed record BillView(
    Guid Id,
    InvoiceStatus Status,
    InvoiceDocument Document,
    string? InternalNotes,
    long? Number,
    DateTimeOffset? IssuedAt,
    Guid? ThreadId,
    DateTimeOffset DraftedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? ViewedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? RefundedAt,
    DateTimeOffset? VoidedAt,
    string? VoidReason,
    Money Paid,
    Money Credited,
    ImmutableArray<Guid> CreditNotes,
    ImmutableArray<BillPayment> Payments,
    ImmutableArray<BillRefund> Refunds,
    int Reminders,
    long Version) : IVersioned;
