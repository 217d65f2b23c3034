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

/// <summary>Given by a credit note once it has its number.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="CreditNoteId">Which.</param>
/// <param name="Amount">Tax included.</param>
[GenerateSerializer, Immutable, Alias("invoice.credit")]
public sealed record CreditInvoice(CommandContext Context, Guid CreditNoteId, Money Amount) : InvoiceCommand(Context);

[GenerateSerializer, Immutable, Alias("invoice-series.command")]
public abstract record InvoiceSeriesCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform; the same for the same invoice, so that it takes one number.</param>
/// <param name="InvoiceId">Which needs one.</param>
[GenerateSerializer, Immutable, Alias("invoice-series.take-number")]
public sealed record TakeInvoiceNumber(CommandContext Context, Guid InvoiceId) : InvoiceSeriesCommand(Context);
