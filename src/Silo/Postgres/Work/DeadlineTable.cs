using Marketplace.Scheduling;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class DeadlineTable(NpgsqlDataSource database, LeaseTables tables) : IOpenDeadlines
{
    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "deadlines", ["stream", "name", "at"], "shard = $4 and at <= $5", "at, stream, name",
        "work.stream, work.name, work.at, work.attempts"));

    public async Task<IReadOnlyList<DueDeadline>> Claim(int shard, DateTimeOffset now, int limit) =>
        await leases.Claim(
            limit,
            row => new DueDeadline(GrainId.Parse(row.GetString(0)), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3)),
            CancellationToken.None,
            shard,
            now);

    public Task GiveBack(DueDeadline deadline, string reason) =>
        leases.GiveBack(
            deadline.Attempts, reason, CancellationToken.None, deadline.Stream.ToString(), deadline.Name, deadline.At);

    public Task Retry(GrainId stream, string name, DateTimeOffset at) =>
        Change("attempts = 0, next_try = null, parked_at = null, let_go_at = null, error = null", stream, name, at);

    public Task LetGo(GrainId stream, string name, DateTimeOffset at) =>
        Change("parked_at = coalesce(parked_at, now()), let_go_at = now()", stream, name, at);

    public async Task<IReadOnlyList<int>> ShardsDue(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select distinct shard from deadlines where at <= $1 and {LeaseTable.Free} order by shard");
        command.Parameters.Add(new() { Value = now });
        var shards = new List<int>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            shards.Add(rows.GetInt32(0));
        }

        return shards;
    }

    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(at) from deadlines where parked_at is null and attempts = 0");
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>A claim is left as it is: whoever holds it ends it.</summary>
    private async Task Change(string set, GrainId stream, string name, DateTimeOffset at)
    {
        await using var command = database.CreateCommand($"update deadlines set {set} where stream = $1 and name = $2 and at = $3");
        command.Parameters.Add(new() { Value = stream.ToString() });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = at });
        await command.ExecuteNonQueryAsync();
    }
}
