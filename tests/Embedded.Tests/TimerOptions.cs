using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>What can be asked of a timer, and what its callback may do to it.</summary>
public sealed class TimerOptions
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_interleaving_timer_ticks_while_a_call_waits()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("interleaving");
        await grain.Begin(new TimedOptions(Second, Timeout.InfiniteTimeSpan, Interleave: true, Gate: "timed.interleaving"));
        var call = grain.Wait("timed.call");
        await Gate.Named("timed.call").Arrived;

        engine.Time.Advance(Second);
        await Gate.Named("timed.interleaving").Arrived;

        await engine.Meanwhile();
        Assert.False(call.IsCompleted);
        Gate.Named("timed.interleaving").Open();
        Gate.Named("timed.call").Open();
        await call;
    }

    [Fact]
    public async Task A_tick_that_waits_holds_calls_back_like_any_call_unless_it_interleaves()
    {
        await using var engine = await Engine.Start();
        var (alone, beside) = (engine.Grains.GetGrain<ITimedGrain>("alone"), engine.Grains.GetGrain<ITimedGrain>("beside"));
        await alone.Begin(new TimedOptions(Second, Timeout.InfiniteTimeSpan, Gate: "timed.alone"));
        await beside.Begin(new TimedOptions(Second, Timeout.InfiniteTimeSpan, Interleave: true, Gate: "timed.beside"));
        engine.Time.Advance(Second);
        await Gate.Named("timed.alone").Arrived;
        await Gate.Named("timed.beside").Arrived;

        await beside.Ticks();
        var heldBack = alone.Ticks();
        await engine.Meanwhile();
        Assert.False(heldBack.IsCompleted);

        Gate.Named("timed.alone").Open();
        Gate.Named("timed.beside").Open();
        Assert.Equal(1, await heldBack);
    }

    [Fact]
    public async Task The_period_is_counted_from_the_end_of_a_tick()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("slow-ticks");
        await grain.Begin(new TimedOptions(Second, Second, Gate: "timed.slow-ticks"));
        engine.Time.Advance(Second);
        await Gate.Named("timed.slow-ticks").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(20));
        Gate.Named("timed.slow-ticks").Open();

        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(Second);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_may_end_itself_within_its_tick_which_is_told_and_then_never_ticks_again()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("ends-itself");
        await grain.Begin(new TimedOptions(Second, Second, During: DuringTick.Dispose));

        engine.Time.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await grain.Ticks());
        Assert.Equal(["token cancelled"], Diary.Of("ends-itself"));
    }

    [Fact]
    public async Task A_change_within_a_tick_decides_what_follows_it()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("changes-itself");
        await grain.Begin(new TimedOptions(Second, Second, During: DuringTick.ChangeToAMinute));

        engine.Time.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, await grain.Ticks());
        engine.Time.Advance(Second);

        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_that_is_never_due_waits_for_a_change()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("never-due");
        await grain.Begin(new TimedOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        engine.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await grain.Ticks());

        await grain.Change(Second, Timeout.InfiniteTimeSpan);
        engine.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task Ending_a_timer_outside_a_tick_stops_the_tick_that_waits_for_its_turn()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("too-late");
        await grain.Begin(new TimedOptions(Second, Second));
        var call = grain.EndAfter("timed.too-late");
        await Gate.Named("timed.too-late").Arrived;

        engine.Time.Advance(Second);
        Gate.Named("timed.too-late").Open();
        await call;

        Assert.Equal(0, await grain.Ticks());
    }

    [Fact]
    public async Task What_fails_when_a_tick_is_cancelled_leaves_the_timer_ended()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("fails-to-cancel");
        await grain.Begin(new TimedOptions(Second, Second, During: DuringTick.FailToBeCancelled, Gate: "timed.fails"));
        engine.Time.Advance(Second);
        await Gate.Named("timed.fails").Arrived;

        await grain.End();
        Gate.Named("timed.fails").Open();
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task The_token_of_a_tick_is_cancelled_when_the_activation_ends()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("token-ends");
        await grain.Begin(new TimedOptions(Second, Timeout.InfiniteTimeSpan, During: DuringTick.WatchToken));
        engine.Time.Advance(Second);
        Assert.Equal(1, await grain.Ticks());

        await engine.Silo.DeactivateAll();

        Assert.Equal(["token cancelled"], Diary.Of("token-ends"));
    }

    [Fact]
    public async Task A_tick_that_loses_a_race_for_the_state_ends_the_activation_as_a_call_does()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ITimedGrain>("loses");
        var before = await grain.Begin(new TimedOptions(Second, Second, During: DuringTick.LoseTheRace));

        engine.Time.Advance(Second);

        Assert.NotEqual(before, await grain.Activation());
    }
}

public enum DuringTick
{
    Nothing,
    Dispose,
    ChangeToAMinute,
    FailToBeCancelled,
    LoseTheRace,
    WatchToken,
}

[GenerateSerializer, Immutable, Alias("timed-options")]
public sealed record TimedOptions(TimeSpan Due, TimeSpan Period, bool Interleave = false, DuringTick During = DuringTick.Nothing, string? Gate = null);

public interface ITimedGrain : IGrainWithStringKey
{
    Task<ActivationId> Begin(TimedOptions options);

    Task Change(TimeSpan due, TimeSpan period);

    [Orleans.Concurrency.AlwaysInterleave]
    Task End();

    Task EndAfter(string gate);

    Task Wait(string gate);

    Task<int> Ticks();

    Task<ActivationId> Activation();
}

internal sealed class TimedGrain : Grain, ITimedGrain
{
    private IGrainTimer? timer;
    private int ticks;

    public Task<ActivationId> Begin(TimedOptions options)
    {
        timer = this.RegisterGrainTimer(
            Tick,
            options,
            new GrainTimerCreationOptions(options.Due, options.Period) { Interleave = options.Interleave });
        return Activation();
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task End()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task EndAfter(string gate)
    {
        await Gate.Named(gate).Pass();
        await End();
    }

    public Task Wait(string gate) => Gate.Named(gate).Pass();

    public Task<int> Ticks() => Task.FromResult(ticks);

    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    private async Task Tick(TimedOptions options, CancellationToken cancellationToken)
    {
        ticks++;
        switch (options.During)
        {
            case DuringTick.Dispose:
                timer!.Dispose();
                await Diary.Write(this.GetPrimaryKeyString(), cancellationToken.IsCancellationRequested ? "token cancelled" : "token not cancelled");
                break;
            case DuringTick.ChangeToAMinute:
                timer!.Change(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
                break;
            case DuringTick.FailToBeCancelled:
                cancellationToken.Register(static () => throw new IOException("cannot stop"));
                break;
            case DuringTick.WatchToken:
                cancellationToken.Register(() => _ = Diary.Write(this.GetPrimaryKeyString(), "token cancelled"));
                break;
            case DuringTick.LoseTheRace:
                throw new InconsistentStateException("Somebody else wrote.");
        }

        await (options.Gate is { } gate ? Gate.Named(gate).Pass() : Task.CompletedTask);
    }
}
