namespace Marketplace.Invoices;

/// <summary>What is sent becomes a document, which takes its number, and so does every credit note. No draft does, so nothing that is discarded leaves a gap.</summary>
internal sealed class BillRelay(IGrainFactory grains) : IRelay<BillEvent>
{
    public bool Hears(BillEvent happened) => happened is BillSent or BillVoided or BillRefunded { Corrected: not null };

    public async Task Tell(Notice<BillEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case BillSent sent:
                await Draft(notice, notice.Source, sent.Document);
                break;
            case BillVoided voided:
                var whole = await Document(notice, cancellationToken);
                await Draft(notice, voided.CreditNoteId, BillSums.CreditNote(notice.Source, whole, whole.Lines, voided.Reason, voided.At));
                break;
            case BillRefunded { Corrected: { } lines, Refund: { CreditNoteId: { } note } refund } refunded:
                var document = await Document(notice, cancellationToken);
                await Draft(notice, note, BillSums.CreditNote(notice.Source, document, lines, refund.Reason, refunded.At));
                break;
            default:
                break;
        }
    }

    private Task Draft(Notice<BillEvent> notice, Guid id, InvoiceDocument document) =>
        grains.GetGrain<IInvoiceGrain>(id).Draft(new DraftInvoice(notice.Cause("invoice"), document));

    private async Task<InvoiceDocument> Document(Notice<BillEvent> notice, CancellationToken cancellationToken) =>
        notice.Known(await grains.GetGrain<IBillGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).Document;
}
