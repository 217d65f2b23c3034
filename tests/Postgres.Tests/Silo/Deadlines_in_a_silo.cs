using Marketplace.Postgres;
using Marketplace.Work;

namespace Marketplace.Silo;

public sealed class Deadlines_in_a_silo(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = WorkBench.Monday;

    [Fact]
    public async Task Ring_at_their_own_instants_and_in_their_order_while_time_moves()
    {
        await using var silo = await SiloBench.Start(await postgres.CreateDatabase());
        await silo.Set(silo.NewAlarm(), "evening", Monday.AddHours(9));
        await silo.Set(silo.NewAlarm(), "noon", Monday.AddHours(3), then: "echo");
        await silo.Set(silo.NewAlarm(), "tomorrow", Monday.AddDays(1));
        await silo.Set(silo.NewAlarm(), "next week", Monday.AddDays(7));

        Assert.Null(await silo.Time.Advance(TimeSpan.FromDays(1), CancellationToken.None));

        Assert.Equal(
            [
                new AlarmRang("noon", Monday.AddHours(3)), new AlarmRang("echo", Monday.AddHours(3)),
                new AlarmRang("evening", Monday.AddHours(9)), new AlarmRang("tomorrow", Monday.AddDays(1)),
            ],
            silo.Rung);
        Assert.Equal(1L, await silo.Scalar<long>("select count(*) from deadlines"));
    }

    [Fact]
    public async Task That_can_never_ring_are_parked_and_hold_up_nobody()
    {
        await using var silo = await SiloBench.Start(await postgres.CreateDatabase());
        var broken = silo.NewAlarm();
        await silo.Set(broken, Alarm.Stubborn, Monday.AddHours(1));
        await silo.Set(broken, "sibling", Monday.AddHours(1));
        await silo.Set(silo.NewAlarm(), "other", Monday.AddHours(2));

        Assert.Null(await silo.Time.Advance(TimeSpan.FromHours(3), CancellationToken.None));

        Assert.Equal([new AlarmRang("sibling", Monday.AddHours(1)), new AlarmRang("other", Monday.AddHours(2))], silo.Rung);
        Assert.Equal(Alarm.Stubborn, await silo.Scalar<string>("select name from deadlines where parked_at is not null and error like '%clapper%'"));
    }

    [Fact]
    public async Task Ring_by_themselves_when_time_runs()
    {
        await using var silo = await SiloBench.Start(await postgres.CreateDatabase());
        var alarm = silo.NewAlarm();
        await silo.Time.MoveTo(Monday, frozen: false, CancellationToken.None);

        await silo.Set(alarm, "soon", silo.Clock.GetUtcNow().AddMilliseconds(50));

        Assert.Equal(2, await silo.Changes.Read(
            alarm,
            () => silo.Scalar<long>($"select max(version) from events where stream = '{alarm}'"),
            version => version == 2,
            WorkBench.Patience,
            CancellationToken.None));
        await silo.Settlement.Settle(WorkBench.Patience, CancellationToken.None);
        Assert.Equal("soon", Assert.Single(silo.Rung).Name);
    }

    [Fact]
    public async Task That_fell_due_while_nobody_ran_ring_after_the_start()
    {
        var database = await postgres.CreateDatabase();
        await using (var before = await SiloBench.Start(database))
        {
            await before.Set(before.NewAlarm(), "missed", Monday.AddHours(1));
            await before.Clock.StopAsync(CancellationToken.None);
        }

        await using (var pool = MarketplaceDataSource.ForOwner(database, connections: 1))
        await using (var meanwhile = pool.CreateCommand("update sandbox_clock set frozen_at = frozen_at + interval '2 hours', revision = revision + 1"))
        {
            await meanwhile.ExecuteNonQueryAsync();
        }

        await using var after = await SiloBench.Continue(database);
        await after.Settlement.Settle(WorkBench.Patience, CancellationToken.None);

        Assert.Equal(new AlarmRang("missed", Monday.AddHours(2)), Assert.Single(after.Rung));
    }

    [Fact]
    public async Task Are_kept_by_a_reminder_for_every_shard()
    {
        var database = await postgres.CreateDatabase();
        await using var silo = await SiloBench.Start(database);

        await silo.Pulse.Kept.WaitAsync(WorkBench.Patience);

        Assert.Equal(64L, await Sql.Scalar(database, "select count(*) from marketplace.orleansreminderstable"));
    }
}
