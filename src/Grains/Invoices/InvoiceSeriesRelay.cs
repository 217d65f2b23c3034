namespace Marketplace.Invoices;

/// <summary>Tells an invoice its number.</summary>
internal sealed class InvoiceSeriesRelay(IGrainFactory grains) : IRelay<InvoiceSeriesEvent>
{
    public async Task Tell(Notice<InvoiceSeriesEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is InvoiceNumberTaken taken)
        {
            await grains.GetGrain<IInvoiceGrain>(taken.InvoiceId).Issue(new IssueInvoice(notice.Cause("issue"), taken.Number, taken.At));
        }
    }
}
