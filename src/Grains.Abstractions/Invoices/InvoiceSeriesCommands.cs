namespace Marketplace.Invoices;

[GenerateSerializer, Immutable, Alias("invoice-series.command")]
public abstract record InvoiceSeriesCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform; the same for the same invoice, so that it takes one number.</param>
/// <param name="InvoiceId">Which needs one.</param>
[GenerateSerializer, Immutable, Alias("invoice-series.take-number")]
public sealed record TakeInvoiceNumber(CommandContext Context, Guid InvoiceId) : InvoiceSeriesCommand(Context);
