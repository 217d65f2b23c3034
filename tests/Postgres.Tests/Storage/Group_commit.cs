namespace Marketplace.Postgres;

public sealed class Group_commit(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Company = 200;

    [Fact]
    public async Task Puts_what_waits_into_one_transaction()
    {
        await using var host = await Host();

        var writes = await WriteTogether(host, number => [new Counted(number)]);

        await Task.WhenAll(writes);
        Assert.Equal(Company, await host.Scalar<long>("select count(*) from aggregates group by xmin::text order by 1 desc limit 1"));
        Assert.Equal(Company + 1, await host.Count("events"));
    }

    [Fact]
    public async Task Lets_one_bad_write_fail_alone()
    {
        await using var host = await Host();

        var writes = await WriteTogether(host, number => [new Counted(number == 77 ? 1000 : 1)]);

        await Settled(writes);
        var refused = Assert.IsType<CommitRefusedException>(writes.Single(write => write.IsFaulted).Exception!.InnerException);
        Assert.Equal("counters_total_check", refused.Constraint);
        Assert.Equal(77, Array.FindIndex(writes, write => write.IsFaulted));
        Assert.Equal(Company, await host.Count("aggregates"));
    }

    [Fact]
    public async Task Lets_one_of_200_have_the_seat()
    {
        await using var host = await Host();

        var writes = await WriteTogether(host, _ => [new Seated(0, 10)]);

        await Settled(writes);
        Assert.Equal(1, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.All(
            writes.Where(write => write.IsFaulted),
            write => Assert.Equal("counter_seats_free", Assert.IsType<CommitRefusedException>(write.Exception!.InnerException).Constraint));
        Assert.Equal(1, await host.Count("counter_seats"));
    }

    [Fact]
    public async Task Lets_one_of_200_have_the_seat_when_many_processes_write()
    {
        await using var host = await Host();
        StorageHost[] others = [.. Enumerable.Range(0, 4).Select(_ => StorageHost.On(host.Database))];

        var writes = Enumerable.Range(0, Company).Select(number => others[number % 4].Write(StorageHost.Counter(number), new Seated(0, 10))).ToArray();

        await Settled(writes);
        Assert.Equal(1, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.Equal(1, await host.Count("counter_seats"));
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Keeps_writes_of_one_stream_apart_and_in_order()
    {
        await using var host = await Host();
        var counter = StorageHost.Counter(1);
        var (first, second) = (await host.Read(counter), await host.Read(counter));
        Task[] writes;
        await using (var gate = await TableLock.On(host.Database, "relay_watermarks"))
        {
            var ahead = host.Write(StorageHost.Counter(0), new Counted(1));
            await gate.Waiters(1);
            writes = [ahead, host.Write(counter, first, StorageHost.Command(), new Counted(1)), host.Write(counter, second, StorageHost.Command(), new Counted(2))];
        }

        await Settled(writes);

        Assert.Equal([true, true, false], writes.Select(write => write.IsCompletedSuccessfully));
        Assert.IsType<global::Orleans.Storage.InconsistentStateException>(writes[2].Exception!.InnerException);
    }

    [Fact]
    public async Task Writes_a_lone_one_at_once()
    {
        await using var host = await Host();

        await host.Write(StorageHost.Counter(1), new Counted(1)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, await host.Count("events"));
    }

    [Fact]
    public async Task Survives_writers_that_meet_in_a_circle()
    {
        await using var host = await Host();
        await using var other = StorageHost.On(host.Database);
        GrainId[] counters = [.. Enumerable.Range(0, 20).Select(StorageHost.Counter)];

        // Seats are taken against the order of the streams, by two processes at once: some of these deadlock.
        var writes = Enumerable.Range(0, 20).SelectMany(number => new[]
        {
            host.Write(counters[number], new Seated(number * 10, (number * 10) + 5), new Seated(1000 - (number * 10), 1005 - (number * 10))),
            other.Write(StorageHost.Counter(100 + number), new Seated(1000 - (number * 10), 1005 - (number * 10)), new Seated(number * 10, (number * 10) + 5)),
        }).ToArray();

        await Settled(writes);

        Assert.All(writes.Where(write => write.IsFaulted), write => Assert.IsType<CommitRefusedException>(write.Exception!.InnerException));
        Assert.Equal(20, writes.Count(write => write.IsCompletedSuccessfully));
    }

    private async Task<StorageHost> Host() => await StorageHost.Start(postgres, StorageHost.Patient with { Writers = 1 });

    /// <summary>Writes of as many aggregates, all of which wait while one more is under way.</summary>
    private static async Task<Task[]> WriteTogether(StorageHost host, Func<int, CounterEvent[]> events)
    {
        var counters = await Task.WhenAll(Enumerable.Range(0, Company).Select(async number => (Id: StorageHost.Counter(number), Held: await host.Read(StorageHost.Counter(number)))));
        await using var gate = await TableLock.On(host.Database, "relay_watermarks");
        var ahead = host.Write(StorageHost.Counter(-1), new Counted(1));
        await gate.Waiters(1);
        Task[] writes = [.. counters.Select((counter, number) => host.Write(counter.Id, counter.Held, StorageHost.Command(), events(number)))];
        await gate.DisposeAsync();
        await ahead;
        return writes;
    }

    private static async Task Settled(Task[] tasks) =>
        await Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default);
}
