using Marketplace.Relays;
using Marketplace.Work;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
/// <remarks>
/// Marks that wait at the same moment share one statement. Neither they nor claims wait for the disk: a mark that a power
/// cut takes back is told again, as after any crash, and a claim that it takes back nobody holds any more.
/// </remarks>
internal sealed class WatermarkTable : IWatermarks
{
    private const int MarksPerStatement = 256;

    private readonly NpgsqlDataSource database;
    private readonly LeaseTable leases;
    private readonly LeaseTable known;
    private readonly Batcher<Waiting> marks;

    public WatermarkTable(NpgsqlDataSource database, LeaseTables tables)
    {
        this.database = database;
        var untold = new LeaseShape(
            "relay_watermarks", ["stream"], "told < version", "next_try nulls first, stream",
            "work.stream, work.told, work.version, work.attempts", IsFlushed: false);
        leases = tables.Of(untold);
        known = tables.Of(untold with { Due = "told < version and stream = any($4)", Order = "stream" });
        marks = new Batcher<Waiting>(MarksPerStatement, Mark);
    }

    public async Task<IReadOnlyList<UntoldStream>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(limit, Read, cancellationToken);

    public async Task<IReadOnlyList<UntoldStream>> Claim(IReadOnlyList<string> streams, CancellationToken cancellationToken) =>
        await known.Claim(streams.Count, Read, cancellationToken, (object)streams.ToArray());

    public async Task<bool> Mark(UntoldStream stream)
    {
        var waiting = new Waiting(stream);
        await marks.Write(waiting);
        return waiting.GoesOn;
    }

    public async Task Keep(UntoldStream stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update relay_watermarks set told = $2, attempts = 0 where stream = $1");
        command.Parameters.Add(new() { Value = stream.Id });
        command.Parameters.Add(new() { Value = stream.Told });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task GiveBack(UntoldStream stream, int attempts, string reason, CancellationToken cancellationToken) =>
        leases.GiveBack(attempts, reason, cancellationToken, stream.Id);

    public Task Retry(string stream, CancellationToken cancellationToken) => leases.Retry(cancellationToken, stream);

    /// <summary>Locks the rows in the order in which writers of aggregates touch them, so that neither ever waits for the other in a circle.</summary>
    private async Task Mark(IReadOnlyList<Waiting> streams)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionSettings.Unflushed));
        var command = new NpgsqlBatchCommand(
            """
            with ordered as materialized (
                select stream from relay_watermarks where stream = any($1) order by stream collate "C" for update)
            update relay_watermarks work set
                told = greatest(work.told, news.told), claimed_until = null, attempts = 0, next_try = null, error = null
            from ordered join unnest($1, $2) as news (stream, told) on news.stream = ordered.stream
            where work.stream = ordered.stream
            returning work.stream, work.told < work.version
            """);
        command.Parameters.Add(new() { Value = streams.Select(waiting => waiting.Stream.Id).ToArray() });
        command.Parameters.Add(new() { Value = streams.Select(waiting => waiting.Stream.Told).ToArray() });
        batch.BatchCommands.Add(command);

        var growing = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            if (rows.GetBoolean(1))
            {
                growing.Add(rows.GetString(0));
            }
        }

        foreach (var waiting in streams)
        {
            waiting.GoesOn = growing.Contains(waiting.Stream.Id);
        }
    }

    private static UntoldStream Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3));

    private sealed class Waiting(UntoldStream stream)
    {
        public UntoldStream Stream { get; } = stream;

        public bool GoesOn { get; set; }
    }
}
