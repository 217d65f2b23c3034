using Marketplace.Intents;
using Marketplace.Ledger;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>What a commit does, wherever it is made: all of a turn or nothing of it.</summary>
public abstract class CommitsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly GrainId One = Counter(1);
    private static readonly GrainId Two = Counter(2);

    /// <summary>Something for every table.</summary>
    private static readonly CounterEvent[] Everything =
    [
        new Counted(5),
        new Armed("ring", Noon),
        new Wished("pony"),
        new Paid("sale", [Leg(Accounts.Cash("manual"), 100), Leg(Accounts.PayableProvider, -100)]),
    ];

    private IServiceProvider services = null!;

    public async Task InitializeAsync() => services = await Open();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Writes_all_of_a_turn()
    {
        var cause = Command("sale");
        await Write(One, await Read(One), cause, Everything);

        var read = await Read(One);
        Assert.Equal(("4", 5L, 4L), (read.ETag, read.State!.State.Total, read.State.Version));
        Assert.Equal(cause.Fingerprint, (await Get<IReceipts>().Find(One, cause.Id))!.Fingerprint);
        Assert.Equal([1L, 2, 3, 4], (await Get<IEventLog>().Read(One, 0, 9, CancellationToken.None)).Select(happened => happened.Version));
        Assert.Equal("wish", Assert.Single(await Get<IOpenIntents>().Claim(9, CancellationToken.None)).Kind);
        Assert.Equal("ring", Assert.Single(await Get<IOpenDeadlines>().Claim(SchedulerShards.Of(One), Noon, 9)).Name);
        var untold = Assert.Single(await Get<IWatermarks>().Claim(9, CancellationToken.None));
        Assert.Equal((One, 0L, 4L), (untold.Stream, untold.Told, untold.Version));
    }

    [Fact]
    public async Task Leaves_nothing_to_tell_where_nobody_hears_unless_something_waits_before_it()
    {
        await Write(One, new Named("anna"));
        Assert.Empty(await Get<IWatermarks>().Claim(9, CancellationToken.None));

        await Write(One, new Counted(1));
        await Write(One, new Named("ben"));
        var untold = Assert.Single(await Get<IWatermarks>().Claim([One.ToString(), Two.ToString()], CancellationToken.None));
        Assert.Equal((One, 1L, 3L), (untold.Stream, untold.Told, untold.Version));
        Assert.Empty(await Get<IWatermarks>().Claim([One.ToString()], CancellationToken.None));
    }

    [Fact]
    public async Task Lets_one_of_two_first_writes_win()
    {
        var (first, second) = (await Read(One), await Read(One));
        await Write(One, first, Command("first"), new Counted(1));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(One, second, Command("second"), new Counted(2)));

        Assert.Equal(1, (await Read(One)).State!.State.Total);
        Assert.Null(await Get<IReceipts>().Find(One, Command("second").Id));
    }

    [Fact]
    public async Task Refuses_an_activation_that_missed_a_write()
    {
        await Write(One, new Counted(1));
        var stale = await Read(One);
        await Write(One, new Counted(2));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(One, stale, Command("late"), Everything));

        Assert.Equal(3, (await Read(One)).State!.State.Total);
        Assert.Empty(await Get<IOpenIntents>().Claim(9, CancellationToken.None));
    }

    [Fact]
    public async Task Refuses_a_command_that_took_effect_before()
    {
        await Write(One, await Read(One), Command("same"), new Counted(1));

        var refused = await Assert.ThrowsAsync<CommitRefusedException>(async () => await Write(One, await Read(One), Command("same"), new Counted(1)));

        Assert.Equal(CommitRefusedException.ReceiptConstraint, refused.Constraint);
        await Write(Two, await Read(Two), Command("same"), new Counted(1));
    }

    [Theory]
    [InlineData("counters_total_check")]
    [InlineData("counter_names_pkey")]
    [InlineData("counter_seats_free")]
    [InlineData("ledger_transactions_zero_sum")]
    [InlineData("ledger_transactions_legs")]
    [InlineData("ledger_entries_account_known")]
    [InlineData("ledger_entries_currency_known")]
    [InlineData("ledger_entries_moves")]
    public async Task Leaves_nothing_of_what_a_constraint_refuses(string constraint)
    {
        await Write(Two, new Named("anna"), new Seated(5, 6));
        var cause = Command("refused");
        var events = (await Get<IEventLog>().Read(0, 99, CancellationToken.None)).Length;

        var refused = await Assert.ThrowsAsync<CommitRefusedException>(
            async () => await Write(One, await Read(One), cause, [new Armed("ring", Noon), new Wished("pony"), Refused(constraint)]));

        Assert.Equal(constraint, refused.Constraint);
        Assert.Null((await Read(One)).ETag);
        Assert.Null(await Get<IReceipts>().Find(One, cause.Id));
        Assert.Equal(events, (await Get<IEventLog>().Read(0, 99, CancellationToken.None)).Length);
        Assert.Empty(await Get<IOpenIntents>().Claim(9, CancellationToken.None));
        Assert.Null(await Get<IOpenDeadlines>().NextDue(CancellationToken.None));
        Assert.Equal([Two], (await Get<IWatermarks>().Claim(9, CancellationToken.None)).Select(untold => untold.Stream));

        // Nothing of its rows stands either: the same name and seat are free for whoever comes without the mistake.
        await Write(One, new Named("ben"), new Seated(20, 30));
    }

    [Fact]
    public async Task Keeps_the_feed_in_one_order()
    {
        await Write(One, new Counted(1), new Counted(2));
        await Write(Two, new Counted(3));
        await Write(One, new Counted(4));

        var all = await Get<IEventLog>().Read(0, 99, CancellationToken.None);
        var rest = await Get<IEventLog>().Read(all[1].Position, 1, CancellationToken.None);

        Assert.Equal([(One, 1L), (One, 2), (Two, 1), (One, 3)], all.Select(happened => (happened.Stream, happened.Version)));
        Assert.Equal(all.Select(happened => happened.Position).Order(), all.Select(happened => happened.Position));
        Assert.Equal(all[2].Position, Assert.Single(rest).Position);
        Assert.Equal(Noon, all[0].At);
    }

    [Fact]
    public async Task Moves_a_deadline_as_if_it_were_new_and_takes_away_what_is_disarmed()
    {
        var deadlines = Get<IOpenDeadlines>();
        await Write(One, new Armed("ring", Noon), new Armed("bark", Noon.AddHours(2)));
        var claimed = Assert.Single(await deadlines.Claim(SchedulerShards.Of(One), Noon, 9));
        await Write(One, new Armed("ring", Noon.AddHours(1).AddTicks(1)), new Disarmed("bark"));

        await deadlines.GiveBack(claimed, "It moved meanwhile.");

        Assert.Equal(Noon.AddHours(1).AddMicroseconds(1), await deadlines.NextDue(CancellationToken.None));
        Assert.Empty(await deadlines.Claim(SchedulerShards.Of(One), Noon.AddHours(1), 9));
        var moved = Assert.Single(await deadlines.Claim(SchedulerShards.Of(One), Noon.AddHours(3), 9));
        Assert.Equal(("ring", 0), (moved.Name, moved.Attempts));
    }

    [Fact]
    public async Task Takes_an_intent_away_with_the_wish_for_it()
    {
        await Write(One, new Wished("pony"), new Wished("sea"));
        await Write(One, new Granted("pony"));

        Assert.Equal(CounterRules.IdOf("sea"), Assert.Single(await Get<IOpenIntents>().Claim(9, CancellationToken.None)).Id);
    }

    /// <summary>Storage on empty tables, with <see cref="CounterRules"/> and the tables of <see cref="CounterProjection"/>.</summary>
    private protected abstract Task<IServiceProvider> Open();

    private static CounterEvent Refused(string constraint) => constraint switch
    {
        "counters_total_check" => new Counted(1_000),
        "counter_names_pkey" => new Named("anna"),
        "counter_seats_free" => new Seated(0, 10),
        "ledger_transactions_zero_sum" => new Paid("sale", [Leg(Accounts.Cash("manual"), 100), Leg(Accounts.PayableProvider, -99)]),
        "ledger_transactions_legs" => new Paid("sale", [Leg(Accounts.Cash("manual"), 100)]),
        "ledger_entries_account_known" => new Paid("sale", [Leg("cash", 100), Leg(Accounts.PayableProvider, -100)]),
        "ledger_entries_currency_known" => new Paid("sale", [new(Accounts.Cash("manual"), Guid.Empty, new Money(5, "eur")), Leg(Accounts.PayableProvider, -5)]),
        "ledger_entries_moves" => new Paid("sale", [Leg(Accounts.Cash("manual"), 0), Leg(Accounts.PayableProvider, 0)]),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint)),
    };

    private static LedgerLeg Leg(string account, long amount) => new(account, Guid.Empty, new Money(amount, "EUR"));

    private static GrainId Counter(int number) => GrainId.Create("counter", DerivedId.From(Guid.Empty, $"counter {number}").ToString("N"));

    private static CommandContext Command(string name) =>
        new(new CommandId(DerivedId.From(Guid.Empty, name)), Actor.Platform, $"print of {name}", "request", null);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task<GrainState<Journal<CounterState, CounterEvent>>> Read(GrainId counter)
    {
        var held = new GrainState<Journal<CounterState, CounterEvent>>(new());
        await Storage.ReadStateAsync("state", counter, held);
        return held;
    }

    private IGrainStorage Storage => services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Marketplace);

    private Task Write(GrainId counter, GrainState<Journal<CounterState, CounterEvent>> held, CommandContext cause, params CounterEvent[] events)
    {
        held.State = held.State!.Record<CounterRules, Happen>(cause, [.. events], Noon);
        return Storage.WriteStateAsync("state", counter, held);
    }

    private async Task Write(GrainId counter, params CounterEvent[] events) =>
        await Write(counter, await Read(counter), Command(Guid.NewGuid().ToString()), events);
}
