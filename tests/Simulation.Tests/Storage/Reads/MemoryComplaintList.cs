using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryComplaintList(MemoryPages pages) : IComplaintList
{
    public Task<Page<ComplaintItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return pages.ByInstant(pages[ReadModel.Complaints].Where(row => row.Id(column) == mine), "opened_at", page, Item, cancellationToken);
    }

    private static ComplaintItem Item(MemoryRow row) => new(
        row.Id("id"),
        row.Id("booking_id"),
        row.Id("customer_id"),
        row.Id("provider_id"),
        row.Text("title"),
        row.Text("status"),
        row.Text("reason"),
        new Money(row.Number("stake"), row.Text("currency")),
        row.OptionalNumber("award") is { } award ? new Money(award, row.Text("currency")) : null,
        row.Instant("opened_at"),
        row.OptionalInstant("ended_at"));
}
