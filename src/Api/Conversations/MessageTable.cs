using System.Text.Json;
using Marketplace.Attachments;
using Npgsql;

namespace Marketplace.Conversations;

/// <inheritdoc/>
internal sealed class MessageTable(NpgsqlDataSource database) : IMessages
{
    private const string Columns = "id, sequence, side, author_id, code, text, sent_at, edited_at, deleted_at, contacts, removed, attachments";

    public async Task<IReadOnlyList<Message>> Before(Guid thread, long sequence, int limit, CancellationToken cancellationToken)
    {
        var messages = await Range("sequence < $2 order by sequence desc", thread, sequence, limit, cancellationToken);
        messages.Reverse();
        return messages;
    }

    public async Task<IReadOnlyList<Message>> After(Guid thread, long sequence, int limit, CancellationToken cancellationToken) =>
        await Range("sequence > $2 order by sequence", thread, sequence, limit, cancellationToken);

    public async Task<Message?> Find(Guid thread, Guid message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from messages where thread_id = $1 and id = $2");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = message });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? MessageOf(rows) : null;
    }

    public async Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select version from messages where thread_id = $1 and sequence = $2");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sequence });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlySet<MessagePlace>> TakenBack(IReadOnlyList<MessagePlace> messages, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select thread_id, sequence from messages join unnest($1, $2) as wanted (thread, place) on thread_id = thread and sequence = place
            where deleted_at is not null
            """);
        command.Parameters.Add(new() { Value = messages.Select(message => message.Thread).ToArray() });
        command.Parameters.Add(new() { Value = messages.Select(message => message.Sequence).ToArray() });

        var taken = new HashSet<MessagePlace>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            taken.Add(new MessagePlace(rows.GetGuid(0), rows.GetInt64(1)));
        }

        return taken;
    }

    private async Task<List<Message>> Range(string range, Guid thread, long sequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from messages where thread_id = $1 and {range} limit $3");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sequence });
        command.Parameters.Add(new() { Value = limit });

        var messages = new List<Message>(limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            messages.Add(MessageOf(rows));
        }

        return messages;
    }

    private static Message MessageOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetInt64(1),
            EnumNames<ConversationSide>.ByName[row.GetString(2)],
            row.Optional<Guid>(3),
            row.OptionalText(4),
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.Optional<DateTimeOffset>(7),
            row.Optional<DateTimeOffset>(8),
            ContactsOf(row.OptionalText(9)),
            row.GetBoolean(10),
            FilesOf(row.OptionalText(11)));

    /// <summary>What the column `contacts` of a message holds.</summary>
    internal static HiddenContacts? ContactsOf(string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize<HiddenContacts>(stored, MarketplaceJson.Options);

    /// <summary>What the column `attachments` of a message holds.</summary>
    internal static ImmutableArray<AttachedFile>? FilesOf(string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize<ImmutableArray<AttachedFile>>(stored, MarketplaceJson.Options);
}
