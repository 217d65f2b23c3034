using System.Reflection;
using System.Text.Json;
using Marketplace.Realtime;
using Npgsql;

namespace Marketplace.Conversations;

/// <summary>
/// Reads what happened in a thread after a position, from the events themselves: every change of a thread has a version,
/// and versions have no gaps and one order for all. What has been taken back since is told without its words.
/// </summary>
internal sealed class ThreadLog(NpgsqlDataSource database)
{
    /// <summary>How much is read at once for one client.</summary>
    private const int PageSize = 100;

    private static readonly Dictionary<string, Type> EventTypes = typeof(ConversationEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ConversationEvent)))
        .ToDictionary(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal);

    /// <summary>The position that a client names, or null if this thread has never sent it.</summary>
    /// <param name="thread">As it is now.</param>
    /// <param name="text">`Last-Event-ID`; null for none.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<ThreadPosition?> Resume(ConversationView thread, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return ThreadPosition.Start;
        }

        if (!ThreadPosition.TryParse(text, out var sequence, out var version) || sequence > thread.LastSequence || version > thread.Version)
        {
            return null;
        }

        return new ThreadPosition(version ?? await VersionOf(thread.Id, sequence, cancellationToken), sequence);
    }

    /// <summary>One page of what came after a position.</summary>
    public async Task<StreamPage<ThreadPosition>> After(GrainId stream, Guid thread, ThreadPosition position, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select e.version, e.type, e.body, m.deleted_at is not null
            from events e
            left join messages m on m.thread_id = $2 and m.sequence = (e.body ->> 'sequence')::bigint
            where e.stream = $1 and e.version > $3
            order by e.version
            limit $4
            """);
        command.Parameters.Add(new() { Value = stream.ToString() });
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = position.Version });
        command.Parameters.Add(new() { Value = PageSize });

        var items = new List<StreamItem>();
        var read = 0;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            read++;
            var happened = (ConversationEvent)JsonSerializer.Deserialize(rows.GetString(2), EventTypes[rows.GetString(1)], MarketplaceJson.Options)!;
            position = new ThreadPosition(rows.GetInt64(0), happened is MessagePosted posted ? posted.Sequence : position.Sequence);
            if (ThreadItems.Of(thread, happened, position, takenBack: rows.GetBoolean(3)) is { } item)
            {
                items.Add(item);
            }
        }

        return new StreamPage<ThreadPosition>(items, position, HasMore: read == PageSize);
    }

    private async Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken)
    {
        if (sequence == 0)
        {
            return 0;
        }

        await using var command = database.CreateCommand("select version from messages where thread_id = $1 and sequence = $2");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sequence });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
