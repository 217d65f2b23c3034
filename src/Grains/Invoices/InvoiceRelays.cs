namespace Marketplace.Invoices;

/// <summary>Has a draft numbered, and tells the invoice that a credit note corrects.</summary>
internal sealed class InvoiceRelay(IGrainFactory grains) : IRelay<InvoiceEvent>
{
    public bool Hears(InvoiceEvent happened) => happened is InvoiceDrafted or InvoiceIssued;

    public async Task Tell(Notice<InvoiceEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case InvoiceDrafted drafted:
                await grains.GetGrain<IInvoiceSeriesGrain>(drafted.Document.IssuerId).Take(new TakeInvoiceNumber(notice.Cause("number"), notice.Source));
                break;
            case InvoiceIssued:
                await Correct(notice, cancellationToken);
                break;
        }
    }

    private async Task Correct(Notice<InvoiceEvent> notice, CancellationToken cancellationToken)
    {
        var issued = notice.Known(await grains.GetGrain<IInvoiceGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (issued.Document.Corrects is { } corrected)
        {
            await grains.GetGrain<IInvoiceGrain>(corrected).Credit(new CreditInvoice(notice.Cause("credit"), notice.Source, issued.Document.Total()));
        }
    }
}

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
