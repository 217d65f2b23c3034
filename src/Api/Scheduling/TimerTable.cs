using Npgsql;

namespace Marketplace.Scheduling;

/// <inheritdoc/>
internal sealed class TimerTable(NpgsqlDataSource database, ListReader lists) : ITimerTable
{
    private const string Columns =
        "md5(stream || '/' || name)::uuid as id, stream, name, at, attempts, next_try, parked_at, let_go_at, error";

    /// <summary>Served by deadlines_troubled_idx.</summary>
    private const string Troubled = "(attempts > 0 or parked_at is not null)";

    /// <summary>Served by deadlines_at_idx.</summary>
    private const string Late = "(parked_at is null and attempts = 0 and at <= $1)";

    public async Task<IReadOnlyList<TimerRow>> Of(GrainId stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from deadlines where stream = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.ToString() });
        return await Rows(command, cancellationToken);
    }

    public Task<Page<TimerItem>> Queue(TimerState? state, DateTimeOffset lateSince, PageRequest page, CancellationToken cancellationToken)
    {
        var which = state switch
        {
            TimerState.Late => Late,
            TimerState.Retried => $"{Troubled} and parked_at is null and $1 is not null",
            TimerState.Parked => $"{Troubled} and parked_at is not null and let_go_at is null and $1 is not null",
            TimerState.LetGo => $"{Troubled} and let_go_at is not null and $1 is not null",
            _ => $"let_go_at is null and ({Troubled} or {Late})",
        };
        var query = new ListQuery($"select {Columns}, at as sort from deadlines where {which}", lateSince) { Descending = false };
        return lists.Read(query, page, row => TimerItem.Of(Row(row), lateSince), cancellationToken);
    }

    /// <summary>Looks through the queue, which is as long as the trouble is, and not through all timers.</summary>
    public async Task<TimerRow?> Find(Guid id, DateTimeOffset lateSince, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from deadlines where ({Troubled} or {Late}) and md5(stream || '/' || name)::uuid = $2");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = lateSince });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (await Rows(command, cancellationToken)) is [var row] ? row : null;
    }

    private static async Task<List<TimerRow>> Rows(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var found = new List<TimerRow>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(Row(rows));
        }

        return found;
    }

    private static TimerRow Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetInt32(4),
        row.Optional<DateTimeOffset>(5),
        row.Optional<DateTimeOffset>(6),
        row.Optional<DateTimeOffset>(7),
        row.OptionalText(8));
}
