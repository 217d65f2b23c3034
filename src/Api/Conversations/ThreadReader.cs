using Npgsql;

namespace Marketplace.Conversations;

/// <summary>Reads messages that the thread itself no longer remembers.</summary>
internal sealed class ThreadReader(NpgsqlDataSource database)
{
    private const string Columns = "id, sequence, side, author_id, code, text, sent_at, edited_at, deleted_at";

    /// <summary>The messages before a place, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> Before(Guid thread, long sequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from messages where thread_id = $1 and sequence < $2 order by sequence desc limit $3");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sequence });
        command.Parameters.Add(new() { Value = limit });

        var messages = new List<Message>(limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            messages.Add(MessageOf(rows));
        }

        messages.Reverse();
        return messages;
    }

    /// <summary>One message, or null.</summary>
    public async Task<Message?> Find(Guid thread, Guid message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from messages where thread_id = $1 and id = $2");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = message });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? MessageOf(rows) : null;
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
            row.Optional<DateTimeOffset>(8));
}
