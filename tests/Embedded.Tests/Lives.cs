using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>How activations begin and end.</summary>
public sealed class Lives
{
    [Fact]
    public async Task A_failed_activation_rejects_the_waiting_calls_and_a_later_call_activates_anew()
    {
        await using var engine = await Engine.Start();
        FragileGrain.Fail("fragile");
        var grain = engine.Grains.GetGrain<IFragileGrain>("fragile");

        var waiting = new[] { grain.Hello(), grain.Hello() };
        foreach (var call in waiting)
        {
            Assert.Equal("not today", (await Assert.ThrowsAsync<InvalidOperationException>(() => call)).Message);
        }

        FragileGrain.Mend("fragile");
        Assert.Equal("hello", await grain.Hello());
    }

    [Fact]
    public async Task An_activation_that_takes_too_long_is_given_up()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = TimeSpan.FromSeconds(10)));
        FragileGrain.Stall("stalled");
        var call = engine.Grains.GetGrain<IFragileGrain>("stalled").Hello();
        await Gate.Named("stalled").Arrived;

        engine.Time.Advance(TimeSpan.FromSeconds(10));

        // As in Orleans, a beginning that is given up is a cancellation; a call that waits too long is a time-out.
        var cancelled = await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Contains("00:00:10", cancelled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_steps_down_finishes_its_call_and_the_queued_ones_meet_the_next_activation()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("step-down");
        var before = await grain.Activation();

        var stepping = grain.StepDown("step-down");
        await Gate.Named("step-down").Arrived;
        var queued = grain.Activation();
        Gate.Named("step-down").Open();

        Assert.Equal(before, await stepping);
        Assert.NotEqual(before, await queued);
        Assert.Contains((before, DeactivationReasonCode.ApplicationRequested), LifeGrain.Endings);
    }

    [Fact]
    public async Task An_idle_activation_is_collected_and_a_used_one_is_not()
    {
        await using var engine = await Engine.Start();
        var idle = engine.Grains.GetGrain<ILifeGrain>("idle");
        var used = engine.Grains.GetGrain<ILifeGrain>("used");
        var (idleBefore, usedBefore) = (await idle.Activation(), await used.Activation());

        engine.Time.Advance(TimeSpan.FromMinutes(10));
        await used.Activation();
        engine.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(usedBefore, await used.Activation());
        Assert.NotEqual(idleBefore, await idle.Activation());
    }

    [Fact]
    public async Task A_delayed_deactivation_outlives_the_age_limit()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("delayed");
        var before = await grain.StayFor(TimeSpan.FromHours(1));

        engine.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(before, await grain.Activation());

        engine.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task An_inconsistent_write_ends_the_activation_before_its_caller_hears_of_it()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("inconsistent");
        var before = await grain.Activation();

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.LoseTheRace());

        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task The_exception_of_another_grains_write_leaves_the_caller_alive()
    {
        await using var engine = await Engine.Start();
        var caller = engine.Grains.GetGrain<ILifeGrain>("bystander");
        var before = await caller.Activation();

        await Assert.ThrowsAsync<InconsistentStateException>(() => caller.WatchLose("loser"));

        Assert.Equal(before, await caller.Activation());
    }

    [Fact]
    public async Task A_stopping_silo_lets_running_calls_finish_says_goodbye_and_rejects_new_ones()
    {
        var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("stopping");
        var running = grain.Wait("stopping");
        await Gate.Named("stopping").Arrived;
        var queued = grain.Activation();

        var stopping = engine.Stop();
        await engine.Closed();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.Activation());
        Assert.False(stopping.IsCompleted);

        Gate.Named("stopping").Open();
        await running;
        await stopping;
        Assert.Contains((await queued, DeactivationReasonCode.ShuttingDown), LifeGrain.Endings);
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_duplicate_is_another_activation_of_the_same_grain()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("twice");
        var duplicate = engine.Silo.Duplicate<ILifeGrain>(grain.GetGrainId());

        var (one, other) = (await grain.Activation(), await duplicate.Activation());

        Assert.NotEqual(one, other);
        Assert.Equal(one, await grain.Activation());
        Assert.Equal(other, await duplicate.Activation());
        Assert.Equal("twice", duplicate.GetPrimaryKeyString());
    }

    [Fact]
    public async Task All_activations_can_be_asked_to_end()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<ILifeGrain>("all");
        var before = await grain.Activation();

        await engine.Silo.DeactivateAll();

        Assert.Equal(0, engine.Silo.ActivationCount);
        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task Stateless_workers_share_the_work_up_to_their_limit()
    {
        await using var engine = await Engine.Start();
        var worker = engine.Grains.GetGrain<IWorkerGrain>("pool");
        var calls = new[] { worker.Work("worker.1"), worker.Work("worker.2"), worker.Work("worker.3") };
        await Gate.Named("worker.1").Arrived;
        await Gate.Named("worker.2").Arrived;

        Gate.Named("worker.1").Open();
        Gate.Named("worker.2").Open();
        Gate.Named("worker.3").Open();

        Assert.Equal(2, (await Task.WhenAll(calls)).Distinct().Count());
    }

    [Fact]
    public async Task Startup_tasks_and_lifecycle_stages_run_in_order()
    {
        var order = new List<string>();
        await using (await Engine.Start(silo => silo
            .AddStartupTask((services, _) => { order.Add("task"); return Task.CompletedTask; })
            .ConfigureServices(services => services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Witness(order)))))
        {
            Assert.Equal(["storage starts", "task"], order);
        }

        Assert.Equal(["storage starts", "task", "storage stops"], order);
    }

    private sealed class Witness(List<string> order) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
            nameof(Witness),
            ServiceLifecycleStage.RuntimeStorageServices,
            _ => { order.Add("storage starts"); return Task.CompletedTask; },
            _ => { order.Add("storage stops"); return Task.CompletedTask; });
    }
}
