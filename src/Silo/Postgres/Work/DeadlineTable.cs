using Marketplace.Scheduling;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class DeadlineTable(NpgsqlDataSource database, LeaseTables tables) : IOpenDeadlines
{
    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "deadlines", ["stream", "name", "at"], "shard = $4 and at <= $5", "at, stream, name",
        "work.stream, work.name, work.at, work.attempts", CanBeLetGo: true));

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

    public Task Retry(GrainId stream, string name, DateTimeOffset at, long decision) =>
        leases.Retry(decision, CancellationToken.None, stream.ToString(), name, at);

    public Task LetGo(GrainId stream, string name, DateTimeOffset at, long decision) =>
        leases.LetGo(decision, CancellationToken.None, stream.ToString(), name, at);

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
}
