namespace Marketplace.Invoices;

/// <summary>Something that happened to an invoice by hand.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("bill.event")]
public abstract record BillEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ProviderId">Who writes it.</param>
/// <param name="CustomerId">The account of whom it is to.</param>
/// <param name="BookingId">What it is for; null where that was not booked.</param>
/// <param name="ThreadId">Where it was agreed; null where it was booked.</param>
/// <param name="Plan">What it says.</param>
/// <param name="Issuer">The provider, as of now.</param>
/// <param name="Recipient">The customer, as of now.</param>
/// <param name="TimeZone">The provider's.</param>
[GenerateSerializer, Immutable, Alias("bill.drafted")]
public sealed record BillDrafted(
    DateTimeOffset At,
    Guid ProviderId,
    Guid CustomerId,
    Guid? BookingId,
    Guid? ThreadId,
    BillPlan Plan,
    InvoiceParty Issuer,
    InvoiceParty Recipient,
    string TimeZone) : BillEvent(At);

[GenerateSerializer, Immutable, Alias("bill.changed")]
public sealed record BillChanged(DateTimeOffset At, BillPlan Plan) : BillEvent(At);

[GenerateSerializer, Immutable, Alias("bill.discarded")]
public sealed record BillDiscarded(DateTimeOffset At) : BillEvent(At);

/// <param name="At">When.</param>
/// <param name="Document">What it says, for good.</param>
[GenerateSerializer, Immutable, Alias("bill.sent")]
public sealed record BillSent(DateTimeOffset At, InvoiceDocument Document) : BillEvent(At);

[GenerateSerializer, Immutable, Alias("bill.numbered")]
public sealed record BillNumbered(DateTimeOffset At, long Number, DateTimeOffset IssuedAt) : BillEvent(At);

[GenerateSerializer, Immutable, Alias("bill.viewed")]
public sealed record BillViewed(DateTimeOffset At) : BillEvent(At);

[GenerateSerializer, Immutable, Alias("bill.payment-confirmed")]
public sealed record BillPaymentConfirmed(DateTimeOffset At, BillPayment Payment) : BillEvent(At);

/// <param name="At">When.</param>
/// <param name="Refund">What went back.</param>
/// <param name="Corrected">Line by line what that is of the document; null where it only undoes a payment.</param>
[GenerateSerializer, Immutable, Alias("bill.refunded")]
public sealed record BillRefunded(DateTimeOffset At, BillRefund Refund, ImmutableArray<InvoiceLine>? Corrected) : BillEvent(At);

/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreditNoteId">The credit note over all of it.</param>
[GenerateSerializer, Immutable, Alias("bill.voided")]
public sealed record BillVoided(DateTimeOffset At, string? Reason, Guid CreditNoteId) : BillEvent(At);

/// <param name="At">When.</param>
/// <param name="MailId">Names the mail that says so.</param>
[GenerateSerializer, Immutable, Alias("bill.reminded")]
public sealed record BillReminded(DateTimeOffset At, Guid MailId) : BillEvent(At);

/// <summary>The customer was mailed the reminder, or cannot be written to any more.</summary>
[GenerateSerializer, Immutable, Alias("bill.reminder-mailed")]
public sealed record BillReminderMailed(DateTimeOffset At, Guid MailId) : BillEvent(At);
