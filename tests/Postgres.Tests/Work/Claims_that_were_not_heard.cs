using Marketplace.Postgres;
using Marketplace.Scheduling;
using Npgsql;

namespace Marketplace.Work;

/// <summary>The database gave the rows away and its answer was lost: nobody knows that he holds them.</summary>
public sealed class Claims_that_were_not_heard(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private string database = null!;
    private CuttingProxy wire = null!;
    private WorkBench bench = null!;

    public async Task InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        var server = new NpgsqlConnectionStringBuilder(database);
        wire = new CuttingProxy(server.Host!, server.Port);
        bench = new WorkBench(new NpgsqlConnectionStringBuilder(database) { Port = wire.Port }.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        await wire.DisposeAsync();
    }

    [Fact]
    public async Task Are_ended_by_the_next_one_and_not_only_when_they_run_out()
    {
        var work = new IntentTable(bench.Tables);
        var wanted = await Want();

        await LosesTheAnswer(() => work.Claim(10, CancellationToken.None));
        var claimed = await work.Claim(10, CancellationToken.None);

        Assert.Equal([wanted], claimed.Select(intent => intent.Id));
    }

    [Fact]
    public async Task Leave_what_others_hold_alone()
    {
        var theirs = await Want();
        await using var others = new WorkBench(database);
        Assert.Single(await new IntentTable(others.Tables).Claim(10, CancellationToken.None));
        var work = new IntentTable(bench.Tables);
        var ours = await Want();

        await LosesTheAnswer(() => work.Claim(10, CancellationToken.None));
        var claimed = await work.Claim(10, CancellationToken.None);

        Assert.Equal([ours], claimed.Select(intent => intent.Id));
        Assert.True(await bench.Scalar<bool>("select claimed_until > now() from intents where id = $1", theirs));
    }

    [Fact]
    public async Task Cost_a_deadline_no_more_than_a_moment()
    {
        var due = new DueDeadlines(new DeadlineTable(bench.Database, bench.Tables), bench.Services, bench.Clock);
        await bench.Execute(
            "insert into deadlines (stream, name, at, shard) values ($1, 'expiry', $2, 5)", GrainId.Create("notes", "one").ToString(), WorkBench.Monday);

        await LosesTheAnswer(() => due.Claim(5, 10));

        Assert.Equal("expiry", Assert.Single(await due.Claim(5, 10)).Name);
    }

    private async Task LosesTheAnswer(Func<Task> claim)
    {
        wire.CutNext(CuttingProxy.Cut.Answer);
        await Assert.ThrowsAnyAsync<NpgsqlException>(claim);
    }

    private async Task<Guid> Want()
    {
        var id = Guid.CreateVersion7();
        await bench.Execute(
            "insert into intents (id, stream, kind, body, wanted_at, correlation) values ($1, 'note/1', 'refund', '{}', $2, 'test')", id, WorkBench.Monday);
        return id;
    }
}
