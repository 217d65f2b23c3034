using System.Diagnostics;
using Npgsql;

namespace Marketplace.Work;

/// <inheritdoc/>
internal sealed class WorkQueue(NpgsqlDataSource database, ListReader lists) : IWorkQueue
{
    private const string Columns = "id, owner, name, type, at, attempts, next_try, parked_at, let_go_at, error";

    public Task<Page<WorkItem>> Read(WorkKind kind, WorkState? state, PageRequest page, CancellationToken cancellationToken)
    {
        var which = state switch
        {
            WorkState.Retried => "parked_at is null",
            WorkState.Parked => "parked_at is not null and let_go_at is null",
            WorkState.LetGo => "let_go_at is not null",
            _ => "let_go_at is null",
        };
        var query = new ListQuery($"select {Columns}, at as sort from ({RowsOf(kind)}) work where {which}") { Descending = false };
        return lists.Read(query, page, row => WorkItem.Of(Row(kind, row)), cancellationToken);
    }

    /// <summary>Looks through the queue, which is as long as the trouble is.</summary>
    public async Task<WorkRef?> Find(WorkKind kind, Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from ({RowsOf(kind)}) work where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? Row(kind, rows).Work : null;
    }

    private static string RowsOf(WorkKind kind) => kind switch
    {
        WorkKind.Webhook =>
            """
            select md5('webhook/' || gateway || '/' || event_id)::uuid as id, gateway as owner, event_id as name, type, received_at as at,
                   attempts, next_try, parked_at, let_go_at, error
            from webhook_inbox where processed_at is null and (attempts > 0 or parked_at is not null)
            """,
        WorkKind.Intent =>
            """
            select md5('intent/' || id)::uuid as id, stream as owner, id::text as name, kind as type, wanted_at as at,
                   attempts, next_try, parked_at, null::timestamptz as let_go_at, error
            from intents where attempts > 0
            """,
        WorkKind.Relay =>
            """
            select md5('relay/' || mark.stream)::uuid as id, mark.stream as owner, '' as name, null::text as type, untold.at,
                   attempts, next_try, parked_at, null::timestamptz as let_go_at, error
            from relay_watermarks mark join events untold on untold.stream = mark.stream and untold.version = mark.told + 1
            where attempts > 0
            """,
        _ => throw new UnreachableException($"{kind} has no queue."),
    };

    private static WorkRow Row(WorkKind kind, NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new WorkRef(kind, row.GetString(1), row.GetString(2)),
        row.OptionalText(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetInt32(5),
        row.Optional<DateTimeOffset>(6),
        row.Optional<DateTimeOffset>(7),
        row.Optional<DateTimeOffset>(8),
        row.OptionalText(9));
}
