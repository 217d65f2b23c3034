using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
/// <remarks>Nothing that commits late is passed over, and only writers of events are ever waited for.</remarks>
internal sealed class EventLog(NpgsqlDataSource database) : IEventLog
{
    /// <summary>A page is kept in memory; this many events are some megabytes.</summary>
    public const int PageLimit = 1_000;

    private const string Columns = "position, stream, version, type, body, at, by_role, by_id, correlation, command_id";

    public Task<ImmutableArray<FeedEvent>> Read(long after, int limit, CancellationToken cancellationToken) =>
        Read($"select {Columns} from read_events($1, $2)", limit, cancellationToken, after);

    public Task<ImmutableArray<FeedEvent>> Read(GrainId stream, long after, int limit, CancellationToken cancellationToken) =>
        Read(
            $"select {Columns} from events where stream = $1 and version > $2 order by version limit $3",
            limit,
            cancellationToken,
            stream.ToString(),
            after);

    private async Task<ImmutableArray<FeedEvent>> Read(string sql, int limit, CancellationToken cancellationToken, params object[] values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageLimit);

        await using var query = database.CreateCommand(sql);
        foreach (var value in values)
        {
            query.Parameters.Add(new() { Value = value });
        }

        query.Parameters.Add(new() { Value = limit });

        var page = ImmutableArray.CreateBuilder<FeedEvent>();
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            page.Add(new FeedEvent(
                rows.GetInt64(0),
                GrainId.Parse(rows.GetString(1)),
                rows.GetInt64(2),
                rows.GetString(3),
                rows.GetString(4),
                rows.GetFieldValue<DateTimeOffset>(5),
                new FeedActor(rows.GetString(6), rows.GetGuid(7)),
                rows.GetString(8),
                new CommandId(rows.GetGuid(9))));
        }

        return page.ToImmutable();
    }
}
