namespace Marketplace.Invoices;

[GenerateSerializer, Immutable, Alias("invoice-series.event")]
public abstract record InvoiceSeriesEvent(DateTimeOffset At);

/// <summary>The next number is taken, for good.</summary>
/// <param name="At">When; never before the number before it.</param>
/// <param name="InvoiceId">By which invoice or credit note.</param>
/// <param name="Number">From 1, without a gap.</param>
[GenerateSerializer, Immutable, Alias("invoice-series.number-taken")]
public sealed record InvoiceNumberTaken(DateTimeOffset At, Guid InvoiceId, long Number) : InvoiceSeriesEvent(At);
