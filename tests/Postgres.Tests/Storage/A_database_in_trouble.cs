using Npgsql;

namespace Marketplace.Postgres;

public sealed class A_database_in_trouble(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly GrainId One = StorageHost.Counter(1);

    private StorageHost host = null!;

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task That_wrote_and_could_not_say_so_leaves_an_unknown_outcome()
    {
        await using var wire = Wire();
        await using var away = StorageHost.Through(host.Database, wire.Port);
        var held = await away.Read(One);
        var command = StorageHost.Command("count");

        wire.CutNext(CuttingProxy.Cut.Answer);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => away.Write(One, held, command, new Counted(5)));

        // What the next activation reads is the truth, and it knows the command.
        var next = await away.Read(One);
        Assert.Equal(5, next.State!.State.Total);
        Assert.NotNull(next.State.Heard(command.Id));
    }

    [Fact]
    public async Task That_never_heard_leaves_an_unknown_outcome_too()
    {
        await using var wire = Wire();
        await using var away = StorageHost.Through(host.Database, wire.Port);
        var held = await away.Read(One);
        var command = StorageHost.Command("count");

        wire.CutNext(CuttingProxy.Cut.Question);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => away.Write(One, held, command, new Counted(5)));

        var next = await away.Read(One);
        Assert.Null(next.ETag);
        await away.Write(One, next, command, new Counted(5));
        Assert.Equal(1, await host.Count("events"));
    }

    [Fact]
    public async Task That_loses_the_session_before_the_commit_writes_nothing()
    {
        var held = await host.Read(One);
        Task write;
        await using (var gate = await TableLock.On(host.Database, "relay_watermarks"))
        {
            write = host.Write(One, held, StorageHost.Command(), new Counted(5));
            await gate.Terminate(await gate.Waiters(1));
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => write);
        }

        Assert.Equal(0, await host.Count("events"));
        await host.Write(One, new Counted(5));
        Assert.Equal(1, await host.Count("events"));
    }

    [Fact]
    public async Task That_loses_a_shared_transaction_leaves_it_unknown_for_each()
    {
        await using var single = StorageHost.On(host.Database, StorageHost.Patient with { Writers = 1 });
        var held = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => single.Read(StorageHost.Counter(number))));
        Task[] writes;
        await using (var gate = await TableLock.On(host.Database, "relay_watermarks"))
        {
            var ahead = single.Write(StorageHost.Counter(-1), new Counted(1));
            var process = await gate.Waiters(1);
            writes = [.. held.Select((each, number) => single.Write(StorageHost.Counter(number), each, StorageHost.Command(), new Counted(1)))];
            await gate.Terminate(process);
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => ahead);
            await gate.Terminate(await gate.Waiters(1));
            await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Assert.All(writes, write => Assert.IsType<OutcomeUnknownException>(write.Exception!.InnerException));
        Assert.Equal(0, await host.Count("aggregates"));
    }

    [Fact]
    public async Task That_is_away_is_reported_and_recovers_without_a_restart()
    {
        var wire = Wire();
        await using var away = StorageHost.Through(host.Database, wire.Port);
        var held = await away.Read(One);
        await wire.DisposeAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => away.Read(StorageHost.Counter(2)));
        var failed = await Assert.ThrowsAnyAsync<StorageUnavailableException>(() => away.Write(One, held, StorageHost.Command(), new Counted(1)));
        Assert.IsNotType<OutcomeUnknownException>(failed);

        await using var again = new CuttingProxy(Server.Host!, Server.Port, wire.Port);
        await away.Write(One, new Counted(1));
        Assert.Equal(1, await host.Count("events"));
    }

    [Fact]
    public async Task That_hangs_keeps_nobody_waiting_for_long()
    {
        await using var hurried = StorageHost.On(host.Database, StorageHost.Patient with { Writers = 1, Patience = TimeSpan.FromMilliseconds(200) });
        var held = await hurried.Read(One);
        Task ahead;
        await using (var gate = await TableLock.On(host.Database, "relay_watermarks"))
        {
            ahead = hurried.Write(StorageHost.Counter(2), new Counted(1));
            await gate.Waiters(1);

            await Assert.ThrowsAsync<StorageUnavailableException>(() => hurried.Write(One, held, StorageHost.Command(), new Counted(1)));
        }

        // The one under way was not given up, and the one that was given up is never written.
        await ahead;
        await hurried.Write(StorageHost.Counter(3), new Counted(1));
        Assert.Equal(0L, await host.Scalar<long>($"select count(*) from aggregates where stream = '{One}'"));
    }

    [Fact]
    public async Task That_has_a_full_queue_says_so()
    {
        await using var narrow = StorageHost.On(host.Database, StorageHost.Patient with { Writers = 1, QueueLimit = 1 });
        var held = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => narrow.Read(StorageHost.Counter(number))));
        Task[] accepted;
        await using (var gate = await TableLock.On(host.Database, "relay_watermarks"))
        {
            var ahead = narrow.Write(StorageHost.Counter(0), held[0], StorageHost.Command(), new Counted(1));
            await gate.Waiters(1);
            accepted = [ahead, narrow.Write(StorageHost.Counter(1), held[1], StorageHost.Command(), new Counted(1))];

            await Assert.ThrowsAsync<StorageUnavailableException>(() => narrow.Write(StorageHost.Counter(2), held[2], StorageHost.Command(), new Counted(1)));
        }

        await Task.WhenAll(accepted);
    }

    private NpgsqlConnectionStringBuilder Server => new(host.Database);

    private CuttingProxy Wire() => new(Server.Host!, Server.Port);
}
