using Marketplace.Work;
using Npgsql;

namespace Marketplace.Relays;

/// <summary>A stream with events that nobody has been told of yet.</summary>
internal sealed class UntoldStream(string id, long told, long version, int attempts)
{
    private readonly long before = told;

    public string Id { get; } = id;

    public GrainId Stream { get; } = GrainId.Parse(id);

    /// <summary>How far it has been told; grows while it is told.</summary>
    public long Told { get; set; } = told;

    /// <summary>How far its stream went when it was claimed.</summary>
    public long Version { get; } = version;

    public int Attempts { get; } = attempts;

    /// <summary>Whether anything was told under this claim; then a failure is the first one of another event.</summary>
    public bool Advanced => Told > before;

    public override string ToString() => $"{Id} after version {Told}";
}

/// <summary>
/// Tells relays what happened, one stream at a time and each stream in order: the claim of its watermark is the only right
/// to tell it, whichever process wrote the events. A stream whose head cannot be told waits; the others do not.
/// </summary>
internal sealed class RelayWork(
    NpgsqlDataSource database, LeaseTables tables, RecentEvents recent, EventReader reader, RelayTeller teller, WorkSignals signals) : IWork<UntoldStream>
{
    /// <summary>So that one long stream cannot outlive its claim; the rest follows with the next one.</summary>
    private const long EventsPerClaim = 200;

    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "relay_watermarks", ["stream"], "told < version", "next_try nulls first, stream",
        "work.stream, work.told, work.version, work.attempts"));

    private readonly Batcher<UntoldStream> marks = new(limit: 256, told => Mark(database, signals, told));

    public string Name => "relays";

    public async Task<IReadOnlyList<UntoldStream>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(
            limit,
            row => new UntoldStream(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3)),
            cancellationToken);

    public async Task CarryOut(UntoldStream item, CancellationToken cancellationToken)
    {
        var until = Math.Min(item.Version, item.Told + EventsPerClaim);
        while (item.Told < until)
        {
            if (recent.Take(item.Stream, item.Told + 1) is { } fresh)
            {
                await teller.Tell(fresh, cancellationToken);
                item.Told = fresh.Version;
                continue;
            }

            foreach (var past in await reader.Read(item.Stream, item.Told, until, cancellationToken))
            {
                await teller.Tell(past, cancellationToken);
                item.Told = past.Version;
            }
        }
    }

    public async Task Finish(UntoldStream item, Exception? error, CancellationToken cancellationToken)
    {
        if (error is null)
        {
            await marks.Write(item);
            return;
        }

        // The claim is kept until the pause is written, so that nobody tells the stream in between.
        await Keep(item, cancellationToken);
        await leases.GiveBack(item.Advanced ? 0 : item.Attempts, LeaseTable.Explain(error), cancellationToken, item.Id);
    }

    private async Task Keep(UntoldStream item, CancellationToken cancellationToken)
    {
        if (item.Advanced)
        {
            await using var command = database.CreateCommand("update relay_watermarks set told = $2, attempts = 0 where stream = $1");
            command.Parameters.Add(new() { Value = item.Id });
            command.Parameters.Add(new() { Value = item.Told });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Locks the rows in the order in which writers of aggregates touch them, so that neither ever waits for the other in a circle.</summary>
    private static async Task Mark(NpgsqlDataSource database, WorkSignals signals, IReadOnlyList<UntoldStream> streams)
    {
        await using var command = database.CreateCommand(
            """
            with ordered as materialized (
                select stream from relay_watermarks where stream = any($1) order by stream collate "C" for update)
            update relay_watermarks work set
                told = greatest(work.told, news.told), claimed_until = null, attempts = 0, next_try = null, error = null
            from ordered join unnest($1, $2) as news (stream, told) on news.stream = ordered.stream
            where work.stream = ordered.stream
            returning work.told < work.version
            """);
        command.Parameters.Add(new() { Value = streams.Select(stream => stream.Id).ToArray() });
        command.Parameters.Add(new() { Value = streams.Select(stream => stream.Told).ToArray() });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            if (rows.GetBoolean(0))
            {
                signals.Relays.Wake();
            }
        }
    }
}
