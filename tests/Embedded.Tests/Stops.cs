using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>A graceful stop answers what has come in, takes nothing new, and lets every grain say goodbye.</summary>
public sealed class Stops
{
    [Fact]
    public async Task Whoever_waits_is_answered_by_the_activation_that_it_waits_for()
    {
        var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IStoppingGrain>("queue");
        var running = grain.Wait("stops.queue");
        await Gate.Named("stops.queue").Arrived;
        var waiting = Enumerable.Range(0, 20).Select(_ => grain.Activation()).ToArray();

        var stopping = engine.Stop();
        await engine.Closed();
        Gate.Named("stops.queue").Open();

        var before = await running;
        Assert.All(await Task.WhenAll(waiting), answered => Assert.Equal(before, answered));
        await stopping;
        Assert.Equal(["ShuttingDown"], Diary.Of("queue"));
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_waits_for_a_grain_that_is_only_beginning_is_answered_too()
    {
        var engine = await Engine.Start();
        var call = engine.Grains.GetGrain<IStoppingGrain>("beginning").Activation();
        await Gate.Named("beginning").Arrived;

        var stopping = engine.Stop();
        await engine.Closed();
        Gate.Named("beginning").Open();

        await call;
        await stopping;
        Assert.Equal(["ShuttingDown"], Diary.Of("beginning"));
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_runs_may_still_bring_another_grain_to_life()
    {
        var engine = await Engine.Start();
        var running = engine.Grains.GetGrain<IStoppingGrain>("caller").WaitThenCall("stops.caller", "called");
        await Gate.Named("stops.caller").Arrived;

        var stopping = engine.Stop();
        await engine.Closed();
        Gate.Named("stops.caller").Open();

        await running;
        await stopping;
        Assert.Equal(["ShuttingDown"], Diary.Of("called"));
        Assert.Equal(0, engine.Silo.ActivationCount);
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_timer_ticks_no_more()
    {
        var engine = await Engine.Start();
        await engine.Grains.GetGrain<IStoppingGrain>("ticking-on").Tick(TimeSpan.FromSeconds(1));

        await engine.Stop();
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["ShuttingDown"], Diary.Of("ticking-on"));
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Before_it_has_started_and_after_it_has_stopped_a_call_is_rejected()
    {
        var tooEarly = default(Exception);
        var engine = await Engine.Start(silo => silo.AddStartupTask(
            async (services, _) => tooEarly = await Record.ExceptionAsync(() => Grain(services).Activation()),
            ServiceLifecycleStage.RuntimeInitialize));
        var grain = engine.Grains.GetGrain<IStoppingGrain>("never");

        await engine.Stop();

        Assert.IsType<SiloUnavailableException>(tooEarly);
        var tooLate = await Assert.ThrowsAsync<SiloUnavailableException>(grain.Activation);
        Assert.Contains("stopping/never", tooLate.Message, StringComparison.Ordinal);
        await engine.DisposeAsync();

        static IStoppingGrain Grain(IServiceProvider services) => ((IGrainFactory)services.GetService(typeof(IGrainFactory))!).GetGrain<IStoppingGrain>("never");
    }
}

public interface IStoppingGrain : IGrainWithStringKey
{
    Task<ActivationId> Activation();

    Task<ActivationId> Wait(string gate);

    Task<ActivationId> WaitThenCall(string gate, string other);

    Task Tick(TimeSpan period);
}

internal sealed class StoppingGrain : Grain, IStoppingGrain
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Key is "beginning" ? Gate.Named(Key).Pass() : Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Diary.Write(Key, $"{reason.ReasonCode}");

    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    public async Task<ActivationId> Wait(string gate)
    {
        await Gate.Named(gate).Pass();
        return GrainContext.ActivationId;
    }

    public async Task<ActivationId> WaitThenCall(string gate, string other)
    {
        await Gate.Named(gate).Pass();
        return await GrainFactory.GetGrain<IStoppingGrain>(other).Activation();
    }

    public Task Tick(TimeSpan period)
    {
        this.RegisterGrainTimer(() => Diary.Write(Key, "tick"), period, period);
        return Task.CompletedTask;
    }
}
