namespace Marketplace.Invoices;

[GenerateSerializer, Immutable, Alias("invoice.command")]
public abstract record InvoiceCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="Document">What it says.</param>
[GenerateSerializer, Immutable, Alias("invoice.draft")]
public sealed record DraftInvoice(CommandContext Context, InvoiceDocument Document) : InvoiceCommand(Context);

/// <summary>Given by the series that it belongs to.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Number">Its place there, from 1.</param>
/// <param name="At">When it was taken.</param>
[GenerateSerializer, Immutable, Alias("invoice.issue")]
public sealed record IssueInvoice(CommandContext Context, long Number, DateTimeOffset At) : InvoiceCommand(Context);

/// <summary>Given by a credit note before it takes its number, so that what it corrects has the lower one.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="CreditNoteId">Which.</param>
/// <param name="Amount">Tax included.</param>
[GenerateSerializer, Immutable, Alias("invoice.credit")]
public sealed record CreditInvoice(CommandContext Context, Guid CreditNoteId, Money Amount) : InvoiceCommand(Context);

/// <summary>The mail that brings it to its recipient is on its way, or there is nobody any more who could read it.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="MailId">Which.</param>
[GenerateSerializer, Immutable, Alias("invoice.confirm-mail")]
public sealed record ConfirmInvoiceMail(CommandContext Context, Guid MailId) : InvoiceCommand(Context);
