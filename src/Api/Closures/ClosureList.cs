using Npgsql;

namespace Marketplace.Closures;

/// <summary>Closures in lists, newest first.</summary>
internal interface IClosureList
{
    Task<Page<ClosureItem>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ClosureList(ListReader lists) : IClosureList
{
    private const string Columns =
        "id, resource_id, status, first_date, end_date, reason, closes, obstacle, bookings, cancelled, moved, kept, asked_at, done_at, asked_at as sort";

    public Task<Page<ClosureItem>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        // Served by closures_of_provider.
        lists.Read(new ListQuery($"select {Columns} from closures where provider_id = $1", providerId), page, Item, cancellationToken);

    private static ClosureItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetFieldValue<DateOnly>(3),
        row.GetFieldValue<DateOnly>(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetBoolean(6) && row.IsDBNull(7),
        row.IsDBNull(7) ? null : row.GetString(7),
        new ClosureProgress(row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11)),
        row.GetFieldValue<DateTimeOffset>(12),
        row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13));
}
