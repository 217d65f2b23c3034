namespace Marketplace.Feeds;

/// <summary>Imported calendars in lists, newest first.</summary>
internal interface IImportList
{
    Task<Page<CalendarImportItem>> Read(Guid resourceId, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ImportList(ListReader lists) : IImportList
{
    public Task<Page<CalendarImportItem>> Read(Guid resourceId, PageRequest page, CancellationToken cancellationToken) =>
        // Served by calendar_imports_of_resource.
        lists.Read(
            new ListQuery(
                "select id, name, when_stale, fresh_at, added_at, added_at as sort from calendar_imports where resource_id = $1 and not removed", resourceId),
            page,
            row => new CalendarImportItem(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken);
}
