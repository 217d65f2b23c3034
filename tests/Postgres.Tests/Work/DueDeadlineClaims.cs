using Marketplace.Postgres;
using Marketplace.Scheduling;

namespace Marketplace.Work;

public sealed class DueDeadlineClaims(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Shard = 5;

    [Fact]
    public async Task Are_those_that_the_domain_clock_has_passed_earliest_first()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var due = new DueDeadlines(new DeadlineTable(bench.Database, bench.Tables), bench.Services, bench.Clock);
        await Set(bench, "second", WorkBench.Monday);
        await Set(bench, "first", WorkBench.Monday.AddDays(-3));
        await Set(bench, "later", WorkBench.Monday.AddMicroseconds(1));
        await Set(bench, "elsewhere", WorkBench.Monday, shard: Shard + 1);

        var claimed = await due.Claim(Shard, 10);
        var again = await due.Claim(Shard, 10);

        Assert.Equal(["first", "second"], claimed.Select(deadline => deadline.Name), StringComparer.Ordinal);
        Assert.Empty(again);
    }

    [Fact]
    public async Task Come_back_after_a_failure_and_are_parked_after_many()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var due = new DueDeadlines(new DeadlineTable(bench.Database, bench.Tables), bench.Services, bench.Clock);
        await Set(bench, "expiry", WorkBench.Monday);

        for (var attempt = 1; attempt <= WorkBench.Brisk.Attempts; attempt++)
        {
            await bench.Execute("update deadlines set next_try = null");
            var deadline = Assert.Single(await due.Claim(Shard, 10));
            await due.Told(deadline, new TimeoutException("The booking does not answer."));
        }

        await bench.Execute("update deadlines set next_try = null");
        Assert.Empty(await due.Claim(Shard, 10));
        Assert.Equal(
            "TimeoutException: The booking does not answer.", await bench.Scalar<string>("select error from deadlines where parked_at is not null"));
    }

    [Fact]
    public async Task That_moved_while_they_were_told_are_as_new()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var due = new DueDeadlines(new DeadlineTable(bench.Database, bench.Tables), bench.Services, bench.Clock);
        await Set(bench, "expiry", WorkBench.Monday);
        var told = Assert.Single(await due.Claim(Shard, 10));

        // As storage does when the aggregate moves its deadline.
        await bench.Execute("update deadlines set at = $1, claimed_until = null", WorkBench.Monday.AddHours(1));
        await due.Told(told, null);

        bench.Clock.Now = WorkBench.Monday.AddHours(1);
        Assert.Equal(0, Assert.Single(await due.Claim(Shard, 10)).Attempts);
    }

    [Fact]
    public async Task Are_given_back_once_a_database_that_was_away_has_returned()
    {
        var database = await postgres.CreateDatabase();
        await using var bench = new WorkBench(database);
        var due = new DueDeadlines(new DeadlineTable(bench.Database, bench.Tables), bench.Services, bench.Clock);
        await Set(bench, "expiry", WorkBench.Monday);
        var claimed = Assert.Single(await due.Claim(Shard, 10));
        Task told;

        await using (await Outages.Begin(database))
        {
            told = due.Told(claimed, new TimeoutException());
        }

        await told.WaitAsync(WorkBench.Patience);
        Assert.True(await bench.Scalar<bool>("select claimed_until is null and attempts = 1 from deadlines"));
    }

    private static Task Set(WorkBench bench, string name, DateTimeOffset at, int shard = Shard) =>
        bench.Execute(
            "insert into deadlines (stream, name, at, shard) values ($1, $2, $3, $4)",
            GrainId.Create("notes", Guid.NewGuid().ToString("N")).ToString(), name, at, (short)shard);
}
