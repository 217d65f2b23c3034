using Marketplace.Ledger;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Postgres;

public sealed class The_one_transaction(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly GrainId One = StorageHost.Counter(1);

    private static readonly string[] Tables =
    [
        "aggregates", "events", "receipts", "deadlines", "intents", "counters", "ledger_transactions", "ledger_entries", "ledger_balances", "relay_watermarks",
    ];

    /// <summary>Something for every table.</summary>
    private static readonly CounterEvent[] Everything =
    [
        new Counted(5),
        new Armed("ring", StorageHost.Noon),
        new Wished("pony"),
        new Paid("sale", [Leg(Accounts.Cash("manual"), 100), Leg(Accounts.PayableProvider, -100, One.GetGuidKey())]),
    ];

    private StorageHost host = null!;

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Writes_all_of_a_turn()
    {
        await host.Write(One, Everything);

        var read = await host.Read(One);
        Assert.Equal(("4", 5L, 4L), (read.ETag, read.State!.State.Total, read.State.Version));
        Assert.Equal("ring", Assert.Single(read.State.State.Alarms).Name);
        foreach (var table in Tables)
        {
            Assert.True(await host.Count(table) > 0, table);
        }
    }

    [Theory]
    [InlineData("aggregates", "before")]
    [InlineData("events", "before")]
    [InlineData("receipts", "before")]
    [InlineData("deadlines", "before")]
    [InlineData("intents", "before")]
    [InlineData("counters", "before")]
    [InlineData("ledger_transactions", "before")]
    [InlineData("ledger_entries", "before")]
    [InlineData("ledger_balances", "before")]
    [InlineData("relay_watermarks", "before")]
    [InlineData("relay_watermarks", "at the commit")]
    public async Task Writes_nothing_when_any_part_fails(string table, string moment)
    {
        await host.Run($"""
            create function explode() returns trigger language plpgsql as 'begin raise exception ''boom''; end';
            create {(moment == "before" ? $"trigger boom before insert on {table}" : $"constraint trigger boom after insert on {table} deferrable initially deferred")}
              for each row execute function explode()
            """);

        var failed = await Assert.ThrowsAsync<PostgresException>(() => host.Write(One, Everything));

        Assert.Equal("boom", failed.MessageText);
        foreach (var each in Tables)
        {
            Assert.Equal((each, 0L), (each, await host.Count(each)));
        }

        await host.Run("drop function explode cascade");
        await host.Write(One, Everything);
        Assert.Equal("4", (await host.Read(One)).ETag);
    }

    [Fact]
    public async Task Lets_one_of_two_activations_win()
    {
        await host.Write(One, new Counted(1));
        await using var other = StorageHost.On(host.Database);
        var (here, there) = (await host.Read(One), await other.Read(One));

        Task[] both = [host.Write(One, here, StorageHost.Command(), new Counted(10)), other.Write(One, there, StorageHost.Command(), new Counted(10))];
        await Settled(both);

        Assert.IsType<InconsistentStateException>(Assert.Single(both, task => task.IsFaulted).Exception!.InnerException);
        Assert.Equal(11, (await host.Read(One)).State!.State.Total);
    }

    [Fact]
    public async Task Lets_one_of_32_first_writes_win()
    {
        // All but one wait for the first to end, however long a busy machine takes for that.
        var patience = TimeSpan.FromMinutes(2);
        var patient = new StorageOptions { Patience = patience, ConnectTimeout = patience, CommandTimeout = patience };
        StorageHost[] hosts = [.. Enumerable.Range(0, 4).Select(_ => StorageHost.On(host.Database, patient))];
        var writes = Enumerable.Range(0, 32).Select(number => hosts[number % 4].Write(
            One, new GrainState<Journal<CounterState, CounterEvent>>(new()), StorageHost.Command(), new Counted(number))).ToArray();

        await Settled(writes);

        Assert.Equal(1, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.All(writes.Where(write => write.IsFaulted), write => Assert.IsType<InconsistentStateException>(write.Exception!.InnerException));
        Assert.Equal(1, await host.Count("events"));
        foreach (var each in hosts)
        {
            await each.DisposeAsync();
        }
    }

    [Fact]
    public async Task Refuses_an_activation_that_missed_a_write()
    {
        var stale = await host.Read(One);
        await host.Write(One, new Counted(1));

        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Write(One, stale, StorageHost.Command(), new Counted(1)));
    }

    [Theory]
    [InlineData("counters_total_check")]
    [InlineData("counter_names_pkey")]
    [InlineData("counter_seats_free")]
    public async Task Names_the_constraint_that_refuses(string constraint)
    {
        CounterEvent happened = constraint switch
        {
            "counters_total_check" => new Counted(1000),
            "counter_names_pkey" => new Named("anna"),
            _ => new Seated(0, 10),
        };
        await host.Write(StorageHost.Counter(2), new Named("anna"), new Seated(5, 6));

        var refused = await Assert.ThrowsAsync<CommitRefusedException>(() => host.Write(One, happened));

        Assert.Equal(constraint, refused.Constraint);
        Assert.Null((await host.Read(One)).ETag);
    }

    [Fact]
    public async Task Remembers_a_command_forever()
    {
        var first = StorageHost.Command("first");
        await host.Write(One, await host.Read(One), first, new Counted(1));
        for (var turn = 0; turn < Journal<CounterState, CounterEvent>.ReceiptLimit + 1; turn++)
        {
            await host.Write(One, new Counted(1));
        }

        var held = await host.Read(One);
        Assert.Null(held.State!.Heard(first.Id));
        var refused = await Assert.ThrowsAsync<CommitRefusedException>(() => host.Write(One, held, first, new Counted(1)));

        Assert.Equal(CommitRefusedException.ReceiptConstraint, refused.Constraint);
        Assert.Equal(first.Fingerprint, (await host.Receipts.Find(One, first.Id))!.Fingerprint);
        Assert.Null(await host.Receipts.Find(StorageHost.Counter(2), first.Id));
    }

    [Fact]
    public async Task Is_never_undone()
    {
        await host.Write(One, new Counted(1));

        await Assert.ThrowsAsync<NotSupportedException>(async () => await host.Storage.ClearStateAsync("state", One, await host.Read(One)));
    }

    [Fact]
    public async Task Keeps_only_journals()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => host.Storage.WriteStateAsync("state", One, new GrainState<string>("text")));
    }

    [Theory]
    [InlineData("update events set type = 'other'")]
    [InlineData("delete from events")]
    [InlineData("truncate events")]
    [InlineData("delete from receipts")]
    [InlineData("update ledger_entries set amount = 1")]
    [InlineData("delete from ledger_transactions")]
    public async Task Cannot_be_rewritten_by_anybody(string attempt)
    {
        await host.Write(One, Everything);

        await using var command = host.Pool.CreateCommand(attempt);
        var application = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        var owner = await Assert.ThrowsAsync<PostgresException>(() => host.Run(attempt));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, application.SqlState);
        Assert.True(owner.SqlState is PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.FeatureNotSupported, owner.MessageText);
    }

    private static LedgerLeg Leg(string account, long amount, Guid owner = default) => new(account, owner, new Money(amount, "EUR"));

    private static async Task Settled(Task[] tasks) =>
        await Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default);
}
