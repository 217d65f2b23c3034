namespace Marketplace.Invoices;

/// <summary>Has a draft numbered. A credit note is first told to what it corrects, which has to have its own number.</summary>
internal sealed class InvoiceRelay(IGrainFactory grains) : IRelay<InvoiceEvent>
{
    public bool Hears(InvoiceEvent happened) => happened is InvoiceDrafted;

    public async Task Tell(Notice<InvoiceEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not InvoiceDrafted { Document: var said })
        {
            return;
        }

        if (said.Corrects is { } corrected)
        {
            await grains.GetGrain<IInvoiceGrain>(corrected).Credit(new CreditInvoice(notice.Cause("credit"), notice.Source, said.Total()));
        }

        await grains.GetGrain<IInvoiceSeriesGrain>(said.IssuerId).Take(new TakeInvoiceNumber(notice.Cause("number"), notice.Source));
    }
}
