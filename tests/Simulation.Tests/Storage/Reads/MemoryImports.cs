using System.Text.Json;
using Marketplace.Feeds;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryImports(MemoryPages pages) : IImportedCalendars, IImportList
{
    public Task<ImmutableArray<ImportedCalendar>> Of(Guid resourceId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ImportedCalendar>>(
        [
            .. Rows(resourceId).OrderByDescending(row => row.Instant("added_at")).ThenByDescending(row => row.Id("id")).Select(row => new ImportedCalendar(
                row.Id("id"),
                row.Text("name"),
                Wire.Read<StaleCalendar>(row.Text("when_stale")),
                TimeSpan.FromSeconds(row.Number("stale_after_seconds")),
                row.Instant("fresh_at"),
                JsonSerializer.Deserialize<ImmutableArray<ImportedTime>>(row.Json("times"), MarketplaceJson.Options))),
        ]);

    public Task<Page<CalendarImportItem>> Read(Guid resourceId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            Rows(resourceId),
            "added_at",
            page,
            row => new CalendarImportItem(row.Id("id"), row.Text("name"), row.Text("when_stale"), row.Instant("fresh_at"), row.Instant("added_at")),
            cancellationToken);

    private IEnumerable<MemoryRow> Rows(Guid resourceId) =>
        pages[ReadModel.CalendarImports].Where(row => row.Id("resource_id") == resourceId && !row.Is("removed"));
}
