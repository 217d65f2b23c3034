using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Timers tick in turns of their grain and end with its activation.</summary>
public sealed class Timers
{
    [Fact]
    public async Task A_timer_ticks_when_due_and_then_every_period()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITickingGrain>("ticks");
        await grain.Begin(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

        engine.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, await grain.Ticks());

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await grain.Ticks());

        engine.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_failing_tick_does_not_stop_the_timer()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITickingGrain>("failing");
        await grain.BeginFailing(TimeSpan.FromSeconds(1));

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_stopped()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITickingGrain>("changed");
        await grain.Begin(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        await grain.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await grain.Ticks());

        await grain.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await grain.StopTimer();
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITickingGrain>("waiting");
        await grain.Begin(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var call = grain.TicksAfter("timer.waiting");
        await Gate.Named("timer.waiting").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Gate.Named("timer.waiting").Open();

        Assert.Equal(0, await call);
        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_change_that_is_made_while_a_tick_waits_for_its_turn_does_not_move_the_one_after_it()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITickingGrain>("moved");
        await grain.Begin(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        var call = grain.ChangeAfter("timer.moved", TimeSpan.FromHours(1), TimeSpan.FromSeconds(2));
        await Gate.Named("timer.moved").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Gate.Named("timer.moved").Open();
        await call;

        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await grain.Ticks());
    }

    [Theory]
    [InlineData(-2, 1)]
    [InlineData(1, -2)]
    [InlineData(uint.MaxValue, 1)]
    public async Task Spans_that_no_timer_can_keep_are_refused(long dueMilliseconds, long periodMilliseconds)
    {
        await using var engine = await Engine.Start();
        var (due, period) = (TimeSpan.FromMilliseconds(dueMilliseconds), TimeSpan.FromMilliseconds(periodMilliseconds));
        var grain = engine.Grains.GetGrain<ITickingGrain>("spans");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Begin(due, period));
        await grain.Begin(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Change(due, period));
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await using var engine = await Engine.Start();
        await engine.Grains.GetGrain<ITickingGrain>("ending").Begin(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await engine.Silo.DeactivateAll();

        engine.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(0, engine.Silo.ActivationCount);
        Assert.False(TickingGrain.HaveTicked.ContainsKey("ending"));
    }
}

public interface ITickingGrain : IGrainWithStringKey
{
    Task Begin(TimeSpan due, TimeSpan period);

    Task BeginFailing(TimeSpan period);

    Task Change(TimeSpan due, TimeSpan period);

    Task ChangeAfter(string gate, TimeSpan due, TimeSpan period);

    Task StopTimer();

    Task<int> Ticks();

    Task<int> TicksAfter(string gate);
}

internal sealed class TickingGrain : Grain, ITickingGrain
{
    public static ConcurrentDictionary<string, bool> HaveTicked { get; } = new(StringComparer.Ordinal);

    private IGrainTimer? timer;
    private int ticks;

    public Task Begin(TimeSpan due, TimeSpan period)
    {
        timer = this.RegisterGrainTimer(Tick, due, period);
        return Task.CompletedTask;
    }

    public Task BeginFailing(TimeSpan period)
    {
        timer = this.RegisterGrainTimer(
            async _ =>
            {
                await Tick();
                throw new InvalidOperationException("a tick went wrong");
            },
            new GrainTimerCreationOptions(period, period));
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public async Task ChangeAfter(string gate, TimeSpan due, TimeSpan period)
    {
        await Gate.Named(gate).Pass();
        await Change(due, period);
    }

    public Task StopTimer()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(ticks);

    public async Task<int> TicksAfter(string gate)
    {
        await Gate.Named(gate).Pass();
        return ticks;
    }

    private Task Tick()
    {
        HaveTicked[this.GetPrimaryKeyString()] = true;
        ticks++;
        return Task.CompletedTask;
    }
}
