using System.Collections.Concurrent;
using Marketplace.Work;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>What is particular to one table of leased work. All of it is text of this repository, never input.</summary>
/// <param name="Name">The table.</param>
/// <param name="Keys">Its primary key.</param>
/// <param name="Due">When a row wants to be carried out, besides not being parked, claimed or waiting for its next try; parameters start at `$4`.</param>
/// <param name="Order">Which rows go first.</param>
/// <param name="Columns">What a claim returns, prefixed with `work.`; what the row said before is in `picked.claim`.</param>
/// <param name="IsFlushed">Whether a claim waits until it survives a power cut; where to carry out twice what was claimed costs nothing, it need not.</param>
/// <param name="CanBeLetGo">Whether operators may give a row up, in `let_go_at`, and which of their decisions it shows, in `decision`.</param>
/// <param name="Open">Which rows are not done; what was done stays as it is.</param>
internal sealed record LeaseShape(
    string Name,
    string[] Keys,
    string Due,
    string Order,
    string Columns,
    bool IsFlushed = true,
    bool CanBeLetGo = false,
    string Open = "true");

/// <summary>
/// The columns that every table of leased work shares, and the statements on them: `attempts`, `next_try`,
/// `claimed_until`, `claim`, `parked_at`, `error`. Leases and pauses are measured by the database's clock, the only one that all processes share.
/// </summary>
internal sealed class LeaseTable(NpgsqlDataSource database, LeaseShape shape, WorkOptions options, Backoff backoff)
{
    /// <summary>A row nobody works on and nothing holds back.</summary>
    public const string Free =
        "parked_at is null and (claimed_until is null or claimed_until <= now()) and (next_try is null or next_try <= now())";

    private const string Renewed = "attempts = 0, next_try = null, parked_at = null, error = null";

    private readonly string byKey = string.Join(" and ", shape.Keys.Select((name, index) => $"{name} = ${index + 1}"));

    // The picking is materialised: as a plain subselect a planner may run it several times, each locking other rows.
    private readonly string claim = $"""
        with picked as materialized (
            select {string.Join(", ", shape.Keys)}, claim from {shape.Name}
            where {shape.Due} and {Free}
            order by {shape.Order}
            limit $1
            for update skip locked)
        update {shape.Name} work set claimed_until = now() + $2, claim = $3
        from picked where {string.Join(" and ", shape.Keys.Select(key => $"work.{key} = picked.{key}"))}
        returning {shape.Columns}
        """;

    private readonly string giveBack = $"""
        update {shape.Name} set
            claimed_until = null, attempts = attempts + 1, error = $1, next_try = now() + $2,
            parked_at = case when attempts + 1 >= $3{(shape.CanBeLetGo ? " or let_go_at is not null" : "")} then now() end
        where {string.Join(" and ", shape.Keys.Select((key, index) => $"{key} = ${index + 4}"))}
        """;

    // A scan, but only after an outage: an index would have to be kept by every claim.
    private readonly string endUnheard = $"update {shape.Name} set claimed_until = null where claim = any($1) and claimed_until is not null";

    /// <summary>Claims whose answer never came: rows may be held in their name, and nobody knows to hold them.</summary>
    private readonly ConcurrentDictionary<Guid, bool> unheard = [];

    /// <summary>Claims free rows that are due, in one transaction of its own.</summary>
    /// <remarks>When the answer is lost, what was claimed is set free before the next claim, and not only when the lease has run out.</remarks>
    public async Task<List<TItem>> Claim<TItem>(
        int limit, Func<NpgsqlDataReader, TItem> read, CancellationToken cancellationToken, params object[] due)
    {
        await EndUnheard(cancellationToken);
        var id = Guid.CreateVersion7();
        try
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand(shape.IsFlushed ? TransactionSettings.PlannedOnce : TransactionSettings.Unflushed));
            var command = new NpgsqlBatchCommand(claim);
            foreach (var value in (object[])[limit, options.Lease, id, .. due])
            {
                command.Parameters.Add(new() { Value = value });
            }

            batch.BatchCommands.Add(command);
            var claimed = new List<TItem>();
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                claimed.Add(read(rows));
            }

            return claimed;
        }
        catch
        {
            unheard.TryAdd(id, true);
            throw;
        }
    }

    /// <summary>Ends a claim whose work is not done: it is tried again after a pause, and after many tries parked for an operator.</summary>
    /// <remarks>A row that has gone meanwhile is done; then this changes nothing.</remarks>
    public async Task GiveBack(int attempts, string reason, CancellationToken cancellationToken, params object[] key)
    {
        await using var command = database.CreateCommand(giveBack);
        command.Parameters.Add(new() { Value = WorkErrors.Cut(reason) });
        command.Parameters.Add(new() { Value = backoff.After(attempts + 1) });
        command.Parameters.Add(new() { Value = options.Attempts });
        foreach (var value in key)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Has a row tried at once, as if it had never failed. A claim is left as it is: whoever holds it ends it.</summary>
    public Task Retry(CancellationToken cancellationToken, params object[] key) => Change(Renewed, shape.Open, key, cancellationToken);

    /// <summary>The same of a row that can be let go too: what was decided before changes nothing any more.</summary>
    public Task Retry(long decision, CancellationToken cancellationToken, params object[] key) =>
        Decide($"{Renewed}, let_go_at = null", decision, key, cancellationToken);

    /// <summary>Parks a row that nobody waits for any more, unless something else was decided since.</summary>
    public Task LetGo(long decision, CancellationToken cancellationToken, params object[] key) =>
        Decide("parked_at = coalesce(parked_at, now()), let_go_at = now()", decision, key, cancellationToken);

    private Task Decide(string set, long decision, object[] key, CancellationToken cancellationToken)
    {
        var parameter = $"${key.Length + 1}";
        return Change($"{set}, decision = {parameter}", $"{shape.Open} and decision < {parameter}", [.. key, decision], cancellationToken);
    }

    private async Task Change(string set, string where, object[] values, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"update {shape.Name} set {set} where {byKey} and {where}");
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EndUnheard(CancellationToken cancellationToken)
    {
        if (unheard.IsEmpty)
        {
            return;
        }

        var ids = unheard.Keys.ToArray();
        await using var command = database.CreateCommand(endUnheard);
        command.Parameters.Add(new() { Value = ids });
        await command.ExecuteNonQueryAsync(cancellationToken);
        foreach (var id in ids)
        {
            unheard.TryRemove(id, out _);
        }
    }
}
