namespace Marketplace.Invoices;

/// <summary>
/// Has a draft numbered. A credit note is first told to what it corrects, which has to have its own number; and what is owed by an invoice by hand hears its number.
/// </summary>
internal sealed class InvoiceRelay(IGrainFactory grains) : IRelay<InvoiceEvent>
{
    public bool Hears(InvoiceEvent happened) => happened is InvoiceDrafted or InvoiceIssued { IsBill: true };

    public async Task Tell(Notice<InvoiceEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is InvoiceIssued { IsBill: true } issued)
        {
            await grains.GetGrain<IBillGrain>(notice.Source).Number(new NumberBill(notice.Cause("number"), issued.Number, issued.IssuedAt));
            return;
        }

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
