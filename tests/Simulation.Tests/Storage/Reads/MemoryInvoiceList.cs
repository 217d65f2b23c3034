using Marketplace.Invoices;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryInvoiceList(MemoryPages pages) : IInvoiceList
{
    public Task<Page<InvoiceItem>> Read(InvoiceFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var bills = pages[ReadModel.Bills]
            .Where(row => row.Id("issuer_id") == filter.Party || (row.Id("recipient_id") == filter.Party && row.OptionalNumber("number") is not null))
            .Where(row => filter.OverdueAt is not { } now || (row.Instant("due_at") < now && row.Text("status") is "sent" or "viewed"));
        var documents = pages[ReadModel.Invoices]
            .Where(row => row.Id("issuer_id") == filter.Party || row.Id("recipient_id") == filter.Party)
            .Where(row => filter.OverdueAt is null && (row.Text("kind") != "by_hand" || row.OptionalId("corrects") is not null));
        return pages.ByInstant(
            bills.Select(row => (Row: row, IsBill: true)).Concat(documents.Select(row => (Row: row, IsBill: false)))
                .Where(found => filter.Status is not { } status || found.Row.Text("status") == Wire.Name(status))
                .Select(found => (found, found.Row.Instant(found.IsBill ? "listed_at" : "issued_at"), found.Row.Id("id"))),
            page,
            found => found.IsBill ? Bill(found.Row) : Document(found.Row),
            cancellationToken);
    }

    private static InvoiceItem Document(MemoryRow row) => new(
        row.Id("id"),
        InvoiceNames.Number(row.Id("issuer_id"), row.Number("number")),
        InvoiceNames.Type(row.OptionalId("corrects")),
        row.Text("kind"),
        row.Text("status"),
        row.Id("issuer_id"),
        row.Id("recipient_id"),
        row.OptionalId("booking_id"),
        row.OptionalId("payment_id"),
        row.Text("title"),
        new Money(row.Number("net") + row.Number("tax"), row.Text("currency")),
        new Money(row.Number("credited"), row.Text("currency")),
        row.OptionalId("corrects"),
        row.Instant("issued_at"),
        DueAt: null,
        Paid: null);

    private static InvoiceItem Bill(MemoryRow row) => new(
        row.Id("id"),
        row.OptionalNumber("number") is { } number ? InvoiceNames.Number(row.Id("issuer_id"), number) : null,
        InvoiceNames.Type(corrects: null),
        "by_hand",
        row.Text("status"),
        row.Id("issuer_id"),
        row.Id("recipient_id"),
        row.OptionalId("booking_id"),
        PaymentId: null,
        row.Text("title"),
        new Money(row.Number("total"), row.Text("currency")),
        new Money(row.Number("credited"), row.Text("currency")),
        Corrects: null,
        row.OptionalInstant("issued_at"),
        row.Instant("due_at"),
        new Money(row.Number("paid"), row.Text("currency")));
}
