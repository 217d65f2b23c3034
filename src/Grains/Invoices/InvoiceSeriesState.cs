namespace Marketplace.Invoices;

/// <summary>How far a series has come.</summary>
[GenerateSerializer, Immutable, Alias("invoice-series.state")]
internal sealed record InvoiceSeriesState
{
    /// <summary>The number that was taken last; 0 before the first.</summary>
    [Id(0)]
    public long Last { get; init; }

    [Id(1)]
    public DateTimeOffset LastAt { get; init; }
}
