using Npgsql;

namespace Marketplace.Postgres;

/// <summary>
/// All events in one order. A reader that continues from the last position it has seen gets every event exactly
/// once: nothing that commits late is passed over, and only writers of events are ever waited for.
/// </summary>
internal sealed class EventFeed(NpgsqlDataSource database)
{
    /// <summary>A page is kept in memory; this many events are some megabytes.</summary>
    public const int PageLimit = 1_000;

    /// <summary>The next events after a position, oldest first; none when there are no more yet.</summary>
    public async Task<ImmutableArray<FeedEvent>> Read(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageLimit);

        await using var query = database.CreateCommand(
            "select position, stream, version, type, body, at, by_role, by_id, correlation, command_id from read_events($1, $2)");
        query.Parameters.Add(new() { Value = after });
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

/// <summary>An event in the order of all events.</summary>
/// <param name="Position">Where it stands; positions ascend and may have gaps, which never fill.</param>
/// <param name="Stream">The aggregate that it happened to.</param>
/// <param name="Version">The version it made there.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Body">Its JSON.</param>
/// <param name="At">When, on the domain clock.</param>
/// <param name="By">Who asked.</param>
/// <param name="Correlation">The request that it follows from.</param>
/// <param name="Cause">The command that made it happen.</param>
internal sealed record FeedEvent(
    long Position, GrainId Stream, long Version, string Type, string Body, DateTimeOffset At, FeedActor By, string Correlation, CommandId Cause);

/// <summary>Who asked, as it was recorded: a role and the id of the person.</summary>
internal readonly record struct FeedActor(string Role, Guid Id);
