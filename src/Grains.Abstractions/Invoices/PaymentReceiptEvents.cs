namespace Marketplace.Invoices;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("payment-receipt.event")]
public abstract record PaymentReceiptEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="Document">What it says.</param>
/// <param name="MailId">Names the mail that brings it.</param>
[GenerateSerializer, Immutable, Alias("payment-receipt.written")]
public sealed record PaymentReceiptWritten(DateTimeOffset At, ReceiptDocument Document, Guid MailId) : PaymentReceiptEvent(At);

/// <summary>The customer was mailed it, or cannot be written to any more.</summary>
[GenerateSerializer, Immutable, Alias("payment-receipt.mailed")]
public sealed record PaymentReceiptMailed(DateTimeOffset At, Guid MailId) : PaymentReceiptEvent(At);
