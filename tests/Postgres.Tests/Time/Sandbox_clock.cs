using Marketplace.Postgres;
using Marketplace.Work;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marketplace.Time;

public sealed class Sandbox_clock(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = WorkBench.Monday;

    private readonly FixedClock system = new(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Is_the_systems_until_somebody_sets_it()
    {
        await using var database = await Open();
        using var clock = await Start(database);

        Assert.True(clock.Reading.IsUntouched);
        Assert.Equal(system.Now, clock.GetUtcNow());
    }

    [Fact]
    public async Task Runs_on_from_the_instant_it_was_set_to()
    {
        await using var database = await Open();
        using var clock = await Start(database);

        await clock.Set(Monday, frozen: false, CancellationToken.None);
        system.Now += TimeSpan.FromMinutes(5);

        Assert.Equal(Monday.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public async Task Stands_still_while_it_is_frozen()
    {
        await using var database = await Open();
        using var clock = await Start(database);

        await clock.Set(Monday, frozen: true, CancellationToken.None);
        system.Now += TimeSpan.FromMinutes(5);

        Assert.Equal(Monday, clock.GetUtcNow());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Survives_a_restart(bool frozen)
    {
        await using var database = await Open();
        using (var before = await Start(database))
        {
            await before.Set(Monday, frozen, CancellationToken.None);
            await before.StopAsync(CancellationToken.None);
        }

        system.Now += TimeSpan.FromHours(8);
        using var after = await Start(database);

        Assert.Equal(frozen ? Monday : Monday.AddHours(8), after.GetUtcNow());
        Assert.False(after.Reading.IsUntouched);
    }

    [Fact]
    public async Task Has_no_instant_that_the_database_cannot_keep()
    {
        await using var database = await Open();
        using var clock = await Start(database);
        system.Now += TimeSpan.FromTicks(7);

        Assert.Equal(0, clock.GetUtcNow().Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(0, new SystemClock(system).GetUtcNow().Ticks % TimeSpan.TicksPerMicrosecond);
    }

    private async Task<NpgsqlDataSource> Open() => MarketplaceDataSource.ForApplication(await postgres.CreateDatabase(), connections: 4);

    private async Task<SandboxClock> Start(NpgsqlDataSource database)
    {
        var clock = new SandboxClock(new ClockSetting(database), system, NullLogger<SandboxClock>.Instance);
        await clock.StartAsync(CancellationToken.None);
        return clock;
    }
}
