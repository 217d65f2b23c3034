using Marketplace.Disputes;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryBankDisputeList(MemoryPages pages) : IBankDisputeList
{
    public Task<Page<BankDisputeItem>> OfProvider(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        Read("provider_id", providerId, page, cancellationToken);

    public Task<Page<BankDisputeItem>> OfPayment(Guid paymentId, PageRequest page, CancellationToken cancellationToken) =>
        Read("payment_id", paymentId, page, cancellationToken);

    private Task<Page<BankDisputeItem>> Read(string column, Guid id, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(pages[ReadModel.Disputes].Where(row => row.Id(column) == id), "opened_at", page, Item, cancellationToken);

    private static BankDisputeItem Item(MemoryRow row) => new(
        row.Id("id"),
        row.Id("payment_id"),
        row.Id("booking_id"),
        row.Id("provider_id"),
        row.Text("title"),
        row.Text("status"),
        row.Text("reason"),
        new Money(row.Number("amount"), row.Text("currency")),
        row.Instant("opened_at"),
        row.OptionalInstant("due_by"),
        row.OptionalInstant("ended_at"));
}
