using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Marketplace.Embedded;

/// <summary>How reminders keep their rhythm through failures, long ticks, changes and other processes, and who may ask for one.</summary>
public sealed class ReminderRhythm
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_the_next()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IRhythmGrain>("fails").Begin("wake", Minute, Minute);

        engine.Time.Advance(Minute);
        await RhythmGrain.NextTick("fails");
        await engine.Time.Awaited(Minute);
        engine.Time.Advance(Minute);

        Assert.Equal(Start(2), await RhythmGrain.NextTick("fails"));
    }

    [Fact]
    public async Task Ticks_that_fall_into_a_long_one_are_skipped_and_the_rhythm_stays()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IRhythmGrain>("long").Begin("wake", Minute, Minute);
        engine.Time.Advance(Minute);
        Assert.Equal(Start(1), await RhythmGrain.NextTick("long"));
        await Gate.Named("rhythm.long").Arrived;

        // It outlives its own call, whose time-out the reminder hears; the ticks of minutes 2 and 3 fall into it.
        engine.Time.Advance(TimeSpan.FromSeconds(20));
        Gate.Named("rhythm.long").Open();
        await engine.Time.Awaited(TimeSpan.FromSeconds(40));
        engine.Time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(Start(2), await RhythmGrain.NextTick("long"));
    }

    [Fact]
    public async Task A_reminder_that_began_long_ago_ticks_at_its_next_beat_and_not_for_what_was_missed()
    {
        var table = new MemoryReminderTable();
        await table.UpsertRow(Stored("missed", new DateTime(2026, 3, 1, 8, 3, 0, DateTimeKind.Utc), TimeSpan.FromMinutes(10)));
        await using var engine = await Engine.Start(silo => silo.Services.AddSingleton<IReminderTable>(table));

        engine.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Start(3), await RhythmGrain.NextTick("missed"));
        Assert.Equal(0, RhythmGrain.Waiting("missed"));
    }

    [Fact]
    public async Task A_reminder_that_is_months_away_comes_when_it_is_due()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IRhythmGrain>("far").Begin("wake", TimeSpan.FromDays(100), Minute);

        engine.Time.Advance(TimeSpan.FromDays(99));
        Assert.Equal(0, RhythmGrain.Waiting("far"));
        engine.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Start(0).AddDays(100), await RhythmGrain.NextTick("far"));
    }

    [Fact]
    public async Task Registering_again_with_another_period_counts_from_then()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IRhythmGrain>("again");
        await grain.Begin("wake", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        engine.Time.Advance(TimeSpan.FromMinutes(30));

        await grain.Begin("wake", 2 * Minute, 5 * Minute);
        engine.Time.Advance(2 * Minute);
        Assert.Equal(Start(32), await RhythmGrain.NextTick("again"));
        await engine.Time.Awaited(5 * Minute);
        engine.Time.Advance(5 * Minute);

        Assert.Equal(Start(37), await RhythmGrain.NextTick("again"));
        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task Two_grains_may_use_one_name()
    {
        await using var engine = await Engine.Start();
        var (one, other) = (engine.Grains.GetGrain<IRhythmGrain>("same.one"), engine.Grains.GetGrain<IRhythmGrain>("same.other"));
        await one.Begin("wake", Minute, Minute);
        await other.Begin("wake", Minute, Minute);

        await one.EndLatest();

        Assert.Equal((0, 1), (await one.Count(), await other.Count()));
    }

    [Fact]
    public async Task What_another_process_wrote_or_removed_is_noticed_when_the_table_is_read_again()
    {
        var table = new MemoryReminderTable();
        await using var engine = await Engine.Start(silo =>
        {
            silo.Services.AddSingleton<IReminderTable>(table);
            silo.Configure<ReminderOptions>(static options => options.RefreshReminderListPeriod = TimeSpan.FromMinutes(5));
        });
        var removed = Stored("removed", Start(7), Minute);
        removed.ETag = await table.UpsertRow(removed);
        engine.Time.Advance(TimeSpan.FromMinutes(5));
        await engine.Time.Awaited(TimeSpan.FromMinutes(2));

        await table.RemoveRow(removed.GrainId, removed.ReminderName, removed.ETag!);
        await table.UpsertRow(Stored("added", Start(11), Minute));
        engine.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(Start(7), await RhythmGrain.NextTick("removed"));
        await engine.Time.Awaited(Minute);
        engine.Time.Advance(TimeSpan.FromMinutes(3));
        await engine.Time.Awaited(Minute);
        await engine.Rest();
        var heardUntilThen = RhythmGrain.Waiting("removed");
        engine.Time.Advance(Minute);

        Assert.Equal(Start(11), await RhythmGrain.NextTick("added"));
        Assert.Equal(heardUntilThen, RhythmGrain.Waiting("removed"));
    }

    [Fact]
    public async Task A_reminder_that_has_gone_can_be_ended_again_but_one_that_has_changed_cannot()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IRhythmGrain>("stale");
        await grain.Begin("wake", Minute, Minute);
        await grain.Begin("wake", 2 * Minute, Minute);

        await Assert.ThrowsAsync<ReminderException>(grain.EndFirst);
        await grain.EndLatest();

        await grain.EndLatest();
    }

    [Fact]
    public async Task The_shortest_period_can_be_set()
    {
        await using var engine = await Engine.Start(static silo => silo.Configure<ReminderOptions>(static options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(5)));
        var grain = engine.Grains.GetGrain<IRhythmGrain>("short");

        await Assert.ThrowsAsync<ArgumentException>(() => grain.Begin("wake", TimeSpan.Zero, TimeSpan.FromSeconds(4)));
        await grain.Begin("wake", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        engine.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Start(0).AddSeconds(5), await RhythmGrain.NextTick("short"));
    }

    [Fact]
    public async Task What_no_reminder_can_be_is_refused()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IRhythmGrain>("refused");

        await Assert.ThrowsAsync<ArgumentNullException>(() => grain.Begin(" ", Minute, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Begin("wake", -Minute, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Begin("wake", Minute, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<InvalidOperationException>(engine.Grains.GetGrain<IHeavySleeperGrain>("x").AskForAReminder);
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Services.GetRequiredService<IReminderRegistry>().GetReminders(grain.GetGrainId()));
    }

    private static DateTime Start(int minutes) => new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).AddMinutes(minutes);

    private static ReminderEntry Stored(string key, DateTime start, TimeSpan period) =>
        new() { GrainId = GrainId.Create("rhythm", key), ReminderName = "wake", StartAt = start, Period = period };
}

public interface IRhythmGrain : IGrainWithStringKey, IRemindable
{
    Task Begin(string name, TimeSpan due, TimeSpan period);

    Task EndFirst();

    Task EndLatest();

    Task<int> Count();
}

internal sealed class RhythmGrain : Grain, IRhythmGrain
{
    private static readonly ConcurrentDictionary<string, Channel<DateTime>> Ticks = new(StringComparer.Ordinal);
    private readonly List<IGrainReminder> known = [];

    public static async Task<DateTime> NextTick(string key)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await TicksOf(key).Reader.ReadAsync(patience.Token);
    }

    public static int Waiting(string key) => TicksOf(key).Reader.Count;

    public async Task Begin(string name, TimeSpan due, TimeSpan period) => known.Add(await this.RegisterOrUpdateReminder(name, due, period));

    public Task EndFirst() => this.UnregisterReminder(known[0]);

    public Task EndLatest() => this.UnregisterReminder(known[^1]);

    public async Task<int> Count() => (await this.GetReminders()).Count;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var key = this.GetPrimaryKeyString();
        await TicksOf(key).Writer.WriteAsync(status.CurrentTickTime);
        await (key switch
        {
            "fails" => throw new IOException("cannot get up"),
            "long" => Gate.Named("rhythm.long").Pass(),
            _ => Task.CompletedTask,
        });
    }

    private static Channel<DateTime> TicksOf(string key) => Ticks.GetOrAdd(key, static _ => Channel.CreateUnbounded<DateTime>());
}

public interface IHeavySleeperGrain : IGrainWithStringKey
{
    Task AskForAReminder();
}

internal sealed class HeavySleeperGrain : Grain, IHeavySleeperGrain
{
    public Task AskForAReminder() => this.RegisterOrUpdateReminder("wake", TimeSpan.Zero, TimeSpan.FromMinutes(1));
}
