namespace Marketplace.Invoices;

/// <summary>The numbers of one issuer, which have no gap. The grain key is the provider's id, or <see cref="InvoiceIds.Platform"/>.</summary>
[Alias("invoice-series")]
public interface IInvoiceSeriesGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("take")]
    Task Take(TakeInvoiceNumber command);
}
