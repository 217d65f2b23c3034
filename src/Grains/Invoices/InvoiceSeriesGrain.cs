namespace Marketplace.Invoices;

[GrainType("invoice-series")]
internal sealed class InvoiceSeriesGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<InvoiceSeriesState, InvoiceSeriesEvent>> journal,
    AggregateServices services)
    : AggregateGrain<InvoiceSeries, InvoiceSeriesState, InvoiceSeriesCommand, InvoiceSeriesEvent>(journal, services), IInvoiceSeriesGrain
{
    public Task Take(TakeInvoiceNumber command) => Obey(command);
}
