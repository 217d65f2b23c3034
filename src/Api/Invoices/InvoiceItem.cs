namespace Marketplace.Invoices;

/// <summary>An invoice or a credit note in a list.</summary>
internal sealed record InvoiceItem(
    Guid Id,
    string Number,
    string Type,
    string Kind,
    string Status,
    Guid IssuerId,
    Guid RecipientId,
    Guid BookingId,
    Guid PaymentId,
    string Title,
    Money Total,
    Money Credited,
    Guid? Corrects,
    DateTimeOffset IssuedAt);
