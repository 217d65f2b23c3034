namespace Marketplace.Work;

public sealed class Relays(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task What_a_crash_left_untold_is_told()
    {
        await using var relays = new RelayBench(await postgres.CreateDatabase());
        var stream = RelayBench.NewStream();
        await relays.Write(stream, 1);
        await relays.Write(stream, 2);

        await relays.Start();

        await relays.Bench.Settle();
        Assert.Equal([1L, 2L], relays.VersionsOf(stream));
        var notice = relays.Told.First();
        Assert.Equal((new NoteAdded("1"), WorkBench.Monday, "test"), ((NoteAdded)notice.Event, notice.At, notice.Correlation));
    }

    [Fact]
    public async Task Every_stream_is_told_in_its_order_by_whichever_process()
    {
        var database = await postgres.CreateDatabase();
        await using var first = new RelayBench(database);
        await using var second = new RelayBench(database);
        await first.Start();
        await second.Start();
        var streams = Enumerable.Range(0, 10).Select(_ => RelayBench.NewStream()).ToArray();

        await Task.WhenAll(streams.Select(async stream =>
        {
            for (var version = 1; version <= 20; version++)
            {
                await first.Write(stream, version);
                first.Bench.Signals.WakeAll();
                second.Bench.Signals.WakeAll();
            }
        }));

        await first.Bench.Settle();
        foreach (var stream in streams)
        {
            // Both may have told parts of it, each its part in order, and nothing twice.
            Assert.Equal(first.VersionsOf(stream).Order(), first.VersionsOf(stream));
            Assert.Equal(second.VersionsOf(stream).Order(), second.VersionsOf(stream));
            Assert.Equal(Enumerable.Range(1, 20).Select(version => (long)version), first.VersionsOf(stream).Concat(second.VersionsOf(stream)).Order());
        }
    }

    [Fact]
    public async Task A_stream_longer_than_one_claim_is_told_to_its_end()
    {
        await using var relays = new RelayBench(await postgres.CreateDatabase());
        var stream = RelayBench.NewStream();
        for (var version = 1; version <= 450; version++)
        {
            await relays.Write(stream, version);
        }

        await relays.Start();

        await relays.Bench.Settle();
        Assert.Equal(Enumerable.Range(1, 450).Select(version => (long)version), relays.VersionsOf(stream));
    }

    [Fact]
    public async Task A_relay_that_fails_holds_up_its_own_stream_only_and_goes_on_where_it_failed()
    {
        var stuck = RelayBench.NewStream();
        var free = RelayBench.NewStream();
        var failures = 0;
        await using var relays = new RelayBench(
            await postgres.CreateDatabase(),
            notice => notice.Stream == stuck && notice.Version == 2 && failures++ < 2
                ? Task.FromException(new TimeoutException())
                : Task.CompletedTask);
        foreach (var stream in new[] { stuck, free })
        {
            await relays.Write(stream, 1);
            await relays.Write(stream, 2);
            await relays.Write(stream, 3);
        }

        await relays.Start();

        await relays.Bench.Settle();
        Assert.Equal([1L, 2L, 3L], relays.VersionsOf(stuck));
        Assert.Equal([1L, 2L, 3L], relays.VersionsOf(free));
    }

    [Fact]
    public async Task An_event_that_can_never_be_told_parks_its_stream_where_it_stands()
    {
        var stuck = RelayBench.NewStream();
        await using var relays = new RelayBench(
            await postgres.CreateDatabase(),
            notice => notice.Version == 2 ? Task.FromException(new InvalidOperationException("Nobody understands this.")) : Task.CompletedTask);
        await relays.Write(stuck, 1);
        await relays.Write(stuck, 2);
        await relays.Write(stuck, 3);

        await relays.Start();

        await relays.Bench.Settle();
        Assert.Equal([1L], relays.VersionsOf(stuck));
        Assert.Equal(1L, await relays.Bench.Scalar<long>("select told from relay_watermarks where parked_at is not null and error like '%Nobody understands%'"));
    }

    [Fact]
    public async Task What_was_just_written_is_told_without_reading_it_back()
    {
        await using var relays = new RelayBench(await postgres.CreateDatabase());
        var stream = RelayBench.NewStream();
        var write = new PendingWrite(
            CommandContext.CausedBy(stream.ToString(), 0, "test", "from memory"), WorkBench.Monday,
            [new PendingEvent(1, new NoteAdded("fresh"), new NotesState())], default, default, []);
        relays.Recent.Add(stream, write);
        await relays.Write(stream, 1);

        await relays.Start();

        await relays.Bench.Settle();
        Assert.Equal(("from memory", new NoteAdded("fresh")), (relays.Told.Single().Correlation, (NoteAdded)relays.Told.Single().Event));
    }
}
