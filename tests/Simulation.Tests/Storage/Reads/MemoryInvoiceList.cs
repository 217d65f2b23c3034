using Marketplace.Invoices;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryInvoiceList(MemoryPages pages) : IInvoiceList
{
    public Task<Page<InvoiceItem>> Read(Guid party, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.Invoices].Where(row => row.Id("issuer_id") == party || row.Id("recipient_id") == party), "issued_at", page, Item, cancellationToken);

    private static InvoiceItem Item(MemoryRow row) => new(
        row.Id("id"),
        InvoiceNames.Number(row.Id("issuer_id"), row.Number("number")),
        InvoiceNames.Type(row.OptionalId("corrects")),
        row.Text("kind"),
        row.Text("status"),
        row.Id("issuer_id"),
        row.Id("recipient_id"),
        row.Id("booking_id"),
        row.Id("payment_id"),
        row.Text("title"),
        new Money(row.Number("net") + row.Number("tax"), row.Text("currency")),
        new Money(row.Number("credited"), row.Text("currency")),
        row.OptionalId("corrects"),
        row.Instant("issued_at"));
}
