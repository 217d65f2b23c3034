using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Reminders are durable and periodic, and what was missed is skipped.</summary>
public sealed class Reminders
{
    [Fact]
    public async Task A_reminder_ticks_when_due_and_then_every_period()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IRemindedGrain>("periodic");
        await grain.Begin("wake", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2));
        var started = engine.Time.GetUtcNow();

        engine.Time.Advance(TimeSpan.FromMinutes(5));
        var first = await RemindedGrain.NextTick("periodic");
        engine.Time.Advance(TimeSpan.FromMinutes(2));
        var second = await RemindedGrain.NextTick("periodic");

        Assert.Equal(("wake", started.AddMinutes(5).UtcDateTime), (first.Name, first.Status.CurrentTickTime));
        Assert.Equal(started.AddMinutes(7).UtcDateTime, second.Status.CurrentTickTime);
        Assert.Equal(started.AddMinutes(5).UtcDateTime, second.Status.FirstTickTime);
    }

    [Fact]
    public async Task A_period_shorter_than_a_minute_is_refused()
    {
        await using var engine = await Engine.Start();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            engine.Grains.GetGrain<IRemindedGrain>("short").Begin("wake", TimeSpan.Zero, TimeSpan.FromSeconds(59)));
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_was_collected()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<IRemindedGrain>("asleep").Begin("wake", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        await engine.Silo.DeactivateAll();

        engine.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("wake", (await RemindedGrain.NextTick("asleep")).Name);
    }

    [Fact]
    public async Task Registering_again_replaces_and_unregistering_ends_it()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IRemindedGrain>("replaced");
        await grain.Begin("wake", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await grain.Begin("wake", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        await grain.Begin("other", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(60));
        Assert.Equal(["other", "wake"], await grain.Names());

        engine.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("other", (await RemindedGrain.NextTick("replaced")).Name);

        await grain.End("wake");
        Assert.Equal(["other"], await grain.Names());
        Assert.Null(await grain.Find("wake"));
    }

    [Fact]
    public async Task What_is_in_the_table_ticks_after_a_restart_and_missed_ticks_are_skipped()
    {
        var table = new MemoryReminderTable();
        await using (var before = await Engine.Start(silo => silo.Services.AddSingleton<IReminderTable>(table)))
        {
            await before.Grains.GetGrain<IRemindedGrain>("restart").Begin("wake", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        }

        await using var after = await Engine.Start(silo => silo.Services.AddSingleton<IReminderTable>(table));
        after.Time.Advance(TimeSpan.FromMinutes(1));
        var tick = await RemindedGrain.NextTick("restart");

        Assert.Equal(after.Time.GetUtcNow().UtcDateTime, tick.Status.CurrentTickTime);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(25, 30)]
    public void The_next_tick_keeps_to_the_grid_of_start_and_period(int minutesAfterStart, int nextTickAfterStart)
    {
        var start = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        var entry = new ReminderEntry { StartAt = start, Period = TimeSpan.FromMinutes(10) };

        Assert.Equal(start.AddMinutes(nextTickAfterStart), RunningReminder.NextTick(entry, start.AddMinutes(minutesAfterStart)));
    }

    [Theory]
    [InlineData("", 0x02CC5D05u)]
    [InlineData("abc", 0x32D153FFu)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2Fu)]
    public void The_hash_in_the_table_is_the_one_that_Orleans_computes(string text, uint hash) =>
        Assert.Equal(hash, StableHash.ComputeHash(System.Text.Encoding.ASCII.GetBytes(text)));
}

public interface IRemindedGrain : IGrainWithStringKey, IRemindable
{
    Task Begin(string name, TimeSpan due, TimeSpan period);

    Task End(string name);

    Task<string?> Find(string name);

    Task<string[]> Names();
}

internal sealed class RemindedGrain : Grain, IRemindedGrain
{
    private static readonly ConcurrentDictionary<string, Channel<(string Name, TickStatus Status)>> Ticks = new(StringComparer.Ordinal);

    public static async Task<(string Name, TickStatus Status)> NextTick(string key)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await TicksOf(key).Reader.ReadAsync(patience.Token);
    }

    public Task Begin(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task End(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<string?> Find(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<string[]> Names() => (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order(StringComparer.Ordinal).ToArray();

    public async Task ReceiveReminder(string reminderName, TickStatus status) =>
        await TicksOf(this.GetPrimaryKeyString()).Writer.WriteAsync((reminderName, status));

    private static Channel<(string Name, TickStatus Status)> TicksOf(string key) =>
        Ticks.GetOrAdd(key, static _ => Channel.CreateUnbounded<(string Name, TickStatus Status)>());
}
