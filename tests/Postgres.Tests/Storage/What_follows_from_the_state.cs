using Marketplace.Scheduling;

namespace Marketplace.Postgres;

public sealed class What_follows_from_the_state(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly GrainId One = StorageHost.Counter(1);

    private StorageHost host = null!;

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Is_written_when_it_comes()
    {
        await host.Write(One, new Armed("ring", StorageHost.Noon), new Armed("beep", StorageHost.Noon.AddHours(1)), new Wished("pony"));

        Assert.Equal("beep,ring", await host.Scalar<string>("select string_agg(name, ',' order by name) from deadlines"));
        Assert.Equal((short)SchedulerShards.Of(One), await host.Scalar<short>("select shard from deadlines where name = 'ring'"));
        Assert.Equal("pony", await host.Scalar<string>("select body ->> 'key' from intents where kind = 'wish' and correlation = 'request'"));
    }

    [Fact]
    public async Task Is_deleted_when_it_goes()
    {
        await host.Write(One, new Armed("ring", StorageHost.Noon), new Armed("beep", StorageHost.Noon), new Wished("pony"), new Wished("cake"));

        await host.Write(One, new Disarmed("ring"), new Granted("pony"));

        Assert.Equal("beep", await host.Scalar<string>("select name from deadlines"));
        Assert.Equal(CounterRules.IdOf("cake"), await host.Scalar<Guid>("select id from intents"));
    }

    [Fact]
    public async Task Keeps_its_lease_while_it_stays()
    {
        await host.Write(One, new Armed("ring", StorageHost.Noon), new Wished("pony"));
        await host.Run("update deadlines set attempts = 3; update intents set attempts = 4");

        await host.Write(One, new Counted(1));

        Assert.Equal(3, await host.Scalar<int>("select attempts from deadlines"));
        Assert.Equal(4, await host.Scalar<int>("select attempts from intents"));
    }

    [Fact]
    public async Task Starts_anew_when_it_moves()
    {
        await host.Write(One, new Armed("ring", StorageHost.Noon));
        await host.Run("update deadlines set attempts = 3, next_try = now(), claimed_until = now(), parked_at = now(), error = 'no'");

        await host.Write(One, new Armed("ring", StorageHost.Noon.AddHours(2)));

        Assert.Equal(
            1L,
            await host.Scalar<long>("""
                select count(*) from deadlines
                where at = '2026-03-02 14:00Z' and attempts = 0 and num_nulls(next_try, claimed_until, parked_at, error) = 4
                """));
    }

    [Fact]
    public async Task Is_never_due_before_its_aggregate_thinks_so()
    {
        await host.Write(One, new Armed("ring", StorageHost.Noon.AddTicks(1)));

        Assert.Equal(StorageHost.Noon.AddMicroseconds(1).UtcDateTime, await host.Scalar<DateTime>("select at from deadlines"));
    }

    [Fact]
    public async Task Raises_the_watermark_and_leaves_what_was_told()
    {
        await host.Write(One, new Counted(1));
        await host.Run("update relay_watermarks set told = 1");

        await host.Write(One, new Counted(1), new Counted(1));

        Assert.Equal("3 1", await host.Scalar<string>("select version || ' ' || told from relay_watermarks"));
    }
}
