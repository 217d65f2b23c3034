using Npgsql;

namespace Marketplace.Conversations;

/// <inheritdoc/>
/// <remarks>It stops where the feed stops, so that nothing which commits late is passed over (ADR 7).</remarks>
internal sealed class InboxLog(NpgsqlDataSource database) : IInboxLog
{
    public async Task<InboxReach> Reach(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select event_horizon(), last_value from event_positions");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new InboxReach(row.GetInt64(0), row.GetInt64(1));
    }

    public async Task<IReadOnlyList<InboxEntry>> After(Actor by, long position, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select place, thread, type, body from read_inbox($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = by.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = by.ProviderId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });

        var entries = new List<InboxEntry>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            entries.Add(new InboxEntry(rows.GetInt64(0), rows.GetGuid(1), ThreadEventText.Read(rows.GetString(2), rows.GetString(3))));
        }

        return entries;
    }
}
