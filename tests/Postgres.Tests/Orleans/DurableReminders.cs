namespace Marketplace.Postgres;

/// <summary>The engine's reminders through the statements of the database: whoever comes next finds them, and stale hands cannot remove them.</summary>
public sealed class DurableReminders(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Outlive_the_host_that_registered_them()
    {
        var database = await postgres.CreateDatabase();
        using (var first = await ReminderHost.Start(database))
        {
            await first.Sleeper("outlived").Remember("wake", Day);
        }

        // Disposed without having been stopped: nothing was tidied up.
        using var second = await ReminderHost.Start(database);

        Assert.Equal(["wake"], await second.Sleeper("outlived").Remembered());
        Assert.Empty(await second.Sleeper("another").Remembered());
    }

    [Fact]
    public async Task Are_not_removed_by_somebody_who_knew_an_older_one()
    {
        using var host = await ReminderHost.Start(await postgres.CreateDatabase());
        var sleeper = host.Sleeper("changed");
        await sleeper.Remember("wake", Day);
        await sleeper.Remember("wake", 2 * Day);

        await Assert.ThrowsAsync<ReminderException>(() => sleeper.Forget(0));
        await sleeper.Forget(1);

        Assert.Empty(await sleeper.Remembered());
    }

    [Fact]
    public async Task Tick_on_in_the_next_process_when_theirs_is_killed()
    {
        var database = await postgres.CreateDatabase();
        string begun;
        using (var killed = ChildProcess.Start<ReminderHost.UntilKilled>(database))
        {
            begun = await killed.Says();
            killed.Kill();
        }

        using var next = await ReminderHost.Start(database);
        var tick = await SleeperGrain.NextTick();

        Assert.Equal(begun, ReminderHost.Text(tick.FirstTickTime));
        Assert.Equal(ReminderHost.ShortestPeriod, tick.Period);
        Assert.True(tick.CurrentTickTime > tick.FirstTickTime, "What was missed meanwhile is skipped, and the rhythm is kept.");
    }
}
