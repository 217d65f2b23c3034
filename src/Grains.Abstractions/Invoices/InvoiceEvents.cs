namespace Marketplace.Invoices;

/// <summary>Something that happened to an invoice or a credit note.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("invoice.event")]
public abstract record InvoiceEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("invoice.drafted")]
public sealed record InvoiceDrafted(DateTimeOffset At, InvoiceDocument Document) : InvoiceEvent(At);

/// <param name="At">When it heard of its number.</param>
/// <param name="Number">Its place in the series of its issuer.</param>
/// <param name="IssuedAt">When the number was taken.</param>
/// <param name="MailId">Names the mail that brings it to its recipient; null of what was issued before there were such mails.</param>
/// <param name="IsBill">True for an invoice by hand, which is owed and not paid: what it is owed by has to hear its number.</param>
[GenerateSerializer, Immutable, Alias("invoice.issued")]
public sealed record InvoiceIssued(DateTimeOffset At, long Number, DateTimeOffset IssuedAt, Guid? MailId = null, bool IsBill = false) : InvoiceEvent(At);

[GenerateSerializer, Immutable, Alias("invoice.credited")]
public sealed record InvoiceCredited(DateTimeOffset At, Guid CreditNoteId, Money Amount) : InvoiceEvent(At);

/// <summary>Its recipient was mailed it, or cannot be written to any more.</summary>
[GenerateSerializer, Immutable, Alias("invoice.mailed")]
public sealed record InvoiceMailed(DateTimeOffset At, Guid MailId) : InvoiceEvent(At);
