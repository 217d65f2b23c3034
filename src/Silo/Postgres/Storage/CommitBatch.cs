using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <summary>
/// Puts the statements of one transaction together. They are sent at once and end with one synchronisation point,
/// which makes them one implicit transaction: one round trip, and no BEGIN or COMMIT to lose.
/// </summary>
/// <remarks>
/// Each table takes one statement however many writes there are. Tables come in a fixed order and rows by their key,
/// so that writers wait for each other in a line and never in a circle.
/// </remarks>
internal static partial class CommitBatch
{
    public static void Fill(NpgsqlBatch batch, IEnumerable<AggregateWrite> unsorted)
    {
        AggregateWrite[] writes = [.. unsorted.OrderBy(write => write.Stream, StringComparer.Ordinal)];

        Add(batch, $"{TransactionSettings.PlannedOnce}, hold_event_floor()");
        AddAggregates(batch, writes);
        AddEvents(batch, writes);
        AddReceipts(batch, writes);
        AddDeadlines(batch, writes);
        AddIntents(batch, writes);
        AddReadModels(batch, writes);
        AddLedger(batch, writes);
        AddWatermarks(batch, writes);
    }

    private static void AddAggregates(NpgsqlBatch batch, AggregateWrite[] writes) =>
        Add(
            batch,
            "select write_aggregates($1, $2, $3, $4, $5)",
            Texts(writes, write => write.Stream),
            Texts(writes, write => write.Id.Type.ToString()!),
            Numbers(writes, write => write.Seen),
            Numbers(writes, write => write.Version),
            Jsons(writes, write => write.State));

    private static void AddEvents(NpgsqlBatch batch, AggregateWrite[] writes)
    {
        var events = writes.SelectMany(write => write.Events, (write, item) => (write, item)).ToArray();
        Add(
            batch,
            """
            insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
            select stream, version, type, body, at, by_role, by_id, correlation, command_id
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) with ordinality
              as happened (stream, version, type, body, at, by_role, by_id, correlation, command_id, place)
            order by place
            """,
            Texts(events, row => row.write.Stream),
            Numbers(events, row => row.item.Version),
            Texts(events, row => row.item.Type),
            Jsons(events, row => row.item.Body),
            Instants(events, row => row.write.Pending.At),
            Texts(events, row => row.write.Pending.Cause.By.Role.ToString().ToLowerInvariant()),
            Ids(events, row => row.write.Pending.Cause.By.Id),
            Texts(events, row => row.write.Pending.Cause.Correlation),
            Ids(events, row => row.write.Pending.Cause.Id.Value));
    }

    private static void AddReceipts(NpgsqlBatch batch, AggregateWrite[] writes) =>
        Add(
            batch,
            "insert into receipts (stream, command_id, fingerprint, version) select * from unnest($1, $2, $3, $4)",
            Texts(writes, write => write.Stream),
            Ids(writes, write => write.Pending.Cause.Id.Value),
            Texts(writes, write => write.Pending.Cause.Fingerprint),
            Numbers(writes, write => write.Version));

    /// <summary>By table, then by key; statements on one key stay in the order of their events.</summary>
    private static void AddReadModels(NpgsqlBatch batch, AggregateWrite[] writes)
    {
        foreach (var rows in RowGroups.Of(writes.SelectMany(write => write.Rows).Order(ProjectedRows.InOrder)))
        {
            batch.BatchCommands.Add(RowStatement.Of(rows));
        }
    }

    /// <summary>What nobody wants to be told of counts as told, unless something before it still waits: a stream is told in its order.</summary>
    private static void AddWatermarks(NpgsqlBatch batch, AggregateWrite[] writes) =>
        Add(
            batch,
            """
            insert into relay_watermarks as mark (stream, version, told) select * from unnest($1, $2, $3)
            on conflict (stream) do update set
              version = excluded.version,
              told = case when mark.told = mark.version then greatest(mark.told, excluded.told) else mark.told end
            """,
            Texts(writes, write => write.Stream),
            Numbers(writes, write => write.Version),
            Numbers(writes, write => write.IsHeard ? 0 : write.Version));

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            statement.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(statement);
    }

    private static NpgsqlParameter<string[]> Texts<T>(T[] rows, Func<T, string> of) => Column(rows, of, NpgsqlDbType.Text);

    private static NpgsqlParameter<string[]> Jsons<T>(T[] rows, Func<T, string> of) => Column(rows, of, NpgsqlDbType.Json);

    private static NpgsqlParameter<long[]> Numbers<T>(T[] rows, Func<T, long> of) => Column(rows, of, NpgsqlDbType.Bigint);

    private static NpgsqlParameter<Guid[]> Ids<T>(T[] rows, Func<T, Guid> of) => Column(rows, of, NpgsqlDbType.Uuid);

    private static NpgsqlParameter<DateTimeOffset[]> Instants<T>(T[] rows, Func<T, DateTimeOffset> of) =>
        Column(rows, row => of(row).ToUniversalTime(), NpgsqlDbType.TimestampTz);

    private static NpgsqlParameter<TValue[]> Column<TRow, TValue>(TRow[] rows, Func<TRow, TValue> of, NpgsqlDbType type) =>
        new() { TypedValue = Array.ConvertAll(rows, row => of(row)), NpgsqlDbType = NpgsqlDbType.Array | type };
}
