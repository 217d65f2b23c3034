using Orleans;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>How many calls one activation may have, and what becomes of those beyond.</summary>
public sealed class QueueLimits
{
    [Fact]
    public async Task The_rejection_names_the_setting_and_the_call_and_the_grain_never_sees_it()
    {
        await using var engine = await Limited(1);
        var grain = engine.Grains.GetGrain<IQueueGrain>("named");
        var calls = await Fill(grain, "named", waiting: 1);

        var rejected = await Assert.ThrowsAsync<LimitExceededException>(() => grain.Work("named.rejected").Patiently());

        Assert.Contains(nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit), rejected.Message, StringComparison.Ordinal);
        Assert.Contains("IQueueGrain/Work of queue/named", rejected.Message, StringComparison.Ordinal);
        Gate.Named("named.0").Open();
        await Task.WhenAll(calls);
        Assert.False(Gate.Named("named.rejected").HasArrived);
    }

    [Fact]
    public async Task Other_grains_are_not_concerned_and_a_queue_that_has_emptied_takes_calls_again()
    {
        await using var engine = await Limited(1);
        var grain = engine.Grains.GetGrain<IQueueGrain>("emptied");
        var calls = await Fill(grain, "emptied", waiting: 1);
        Gate.Named("emptied.else").Open();

        await engine.Grains.GetGrain<IQueueGrain>("another").Work("emptied.else");
        Gate.Named("emptied.0").Open();
        await Task.WhenAll(calls);

        await grain.Work("emptied.else");
    }

    [Fact]
    public async Task Each_stateless_worker_has_a_queue_and_a_limit_of_its_own()
    {
        await using var engine = await Engine.Start(static silo => silo.Configure<SiloMessagingOptions>(static options =>
        {
            options.MaxEnqueuedRequestsHardLimit = 100;
            options.MaxEnqueuedRequestsHardLimit_StatelessWorker = 1;
        }));
        var workers = engine.Grains.GetGrain<IQueueWorkerGrain>("workers");
        var calls = Enumerable.Range(0, 4).Select(number => workers.Work($"workers.{number}")).ToArray();

        var rejected = await Assert.ThrowsAsync<LimitExceededException>(() => workers.Work("workers.4").Patiently());

        Assert.Contains(nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit_StatelessWorker), rejected.Message, StringComparison.Ordinal);
        for (var number = 0; number < 4; number++)
        {
            Gate.Named($"workers.{number}").Open();
        }

        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task A_one_way_call_beyond_the_limit_is_dropped_without_a_word_to_its_caller()
    {
        await using var engine = await Limited(1);
        var grain = engine.Grains.GetGrain<IQueueGrain>("one-way-full");
        var calls = await Fill(grain, "one-way-full", waiting: 1);

        await grain.Notify("one-way-full.dropped");

        Gate.Named("one-way-full.0").Open();
        await Task.WhenAll(calls);
        Gate.Named("one-way-full.last").Open();
        await grain.Work("one-way-full.last");
        Assert.False(Gate.Named("one-way-full.dropped").HasArrived);
    }

    [Fact]
    public async Task A_timer_ticks_however_full_the_queue_is()
    {
        await using var engine = await Limited(2);
        var grain = engine.Grains.GetGrain<IQueueGrain>("ticking-full");
        await grain.TickOnce(TimeSpan.FromSeconds(1), "ticking-full.tick");
        var calls = await Fill(grain, "ticking-full", waiting: 2);
        Gate.Named("ticking-full.tick").Open();

        engine.Time.Advance(TimeSpan.FromSeconds(1));
        Gate.Named("ticking-full.0").Open();

        await Task.WhenAll(calls).Patiently();
        await Gate.Named("ticking-full.tick").Arrived;
    }

    [Fact]
    public async Task There_is_no_limit_unless_one_is_set()
    {
        await using var engine = await Engine.Start();
        var grain = engine.Grains.GetGrain<IQueueGrain>("unlimited");
        var calls = await Fill(grain, "unlimited", waiting: 2000);

        Gate.Named("unlimited.0").Open();

        await Task.WhenAll(calls);
    }

    private static Task<Engine> Limited(int limit) =>
        Engine.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = limit));

    /// <summary>One call runs and waits at its gate; the others wait behind it and pass through theirs at once.</summary>
    private static async Task<Task[]> Fill(IQueueGrain grain, string gates, int waiting)
    {
        var running = grain.Work($"{gates}.0");
        await Gate.Named($"{gates}.0").Arrived;
        Gate.Named($"{gates}.waiting").Open();
        return [running, .. Enumerable.Range(0, waiting).Select(_ => grain.Work($"{gates}.waiting"))];
    }
}

public interface IQueueGrain : IGrainWithStringKey
{
    Task Work(string gate);

    [OneWay]
    Task Notify(string gate);

    Task TickOnce(TimeSpan due, string gate);
}

internal sealed class QueueGrain : Grain, IQueueGrain
{
    public Task Work(string gate) => Gate.Named(gate).Pass();

    public Task Notify(string gate) => Gate.Named(gate).Pass();

    public Task TickOnce(TimeSpan due, string gate)
    {
        this.RegisterGrainTimer(() => Gate.Named(gate).Pass(), due, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}

public interface IQueueWorkerGrain : IGrainWithStringKey
{
    Task Work(string gate);
}

[StatelessWorker(2)]
internal sealed class QueueWorkerGrain : Grain, IQueueWorkerGrain
{
    public Task Work(string gate) => Gate.Named(gate).Pass();
}
