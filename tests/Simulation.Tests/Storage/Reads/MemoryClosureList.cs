using Marketplace.Closures;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryClosureList(MemoryPages pages) : IClosureList
{
    public Task<Page<ClosureItem>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(pages[ReadModel.Closures].Where(row => row.Id("provider_id") == providerId), "asked_at", page, Item, cancellationToken);

    private static ClosureItem Item(MemoryRow row) => new(
        row.Id("id"),
        row.Id("resource_id"),
        row.Text("status"),
        row.Date("first_date"),
        row.Date("end_date"),
        row.OptionalText("reason"),
        row.Is("closes") && row.OptionalText("obstacle") is null,
        row.OptionalText("obstacle"),
        new ClosureProgress((int)row.Number("bookings"), (int)row.Number("cancelled"), (int)row.Number("moved"), (int)row.Number("kept")),
        row.Instant("asked_at"),
        row.OptionalInstant("done_at"));
}
