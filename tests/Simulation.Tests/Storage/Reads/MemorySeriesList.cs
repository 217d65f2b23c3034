using Marketplace.Bookings;
using Marketplace.Postgres;
using Marketplace.Series;

namespace Marketplace.Simulations;

internal sealed class MemorySeriesList(MemoryPages pages) : ISeriesList
{
    public Task<Page<SeriesItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return pages.ByInstant(pages[ReadModel.Series].Where(row => row.Id(column) == mine), "created_at", page, Item, cancellationToken);
    }

    private static SeriesItem Item(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Text("status"),
            row.Id("customer_id"),
            row.Id("provider_id"),
            row.Id("listing_id"),
            row.Text("title"),
            row.Text("rule"),
            row.Text("time_zone"),
            row.Instant("first_start"),
            row.Instant("last_end"),
            (int)row.Number("times"),
            (int)row.Number("booked"),
            row.Instant("created_at"));
}
