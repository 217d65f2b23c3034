using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

public interface IFragileGrain : IGrainWithStringKey
{
    Task<string> Hello();
}

internal sealed class FragileGrain : Grain, IFragileGrain
{
    private static readonly ConcurrentDictionary<string, bool> Failing = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Stalling = new(StringComparer.Ordinal);

    public static void Fail(string key) => Failing[key] = true;

    public static void Stall(string key) => Stalling[key] = true;

    public static void Mend(string key) => Failing.TryRemove(key, out _);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        if (Failing.ContainsKey(key))
        {
            throw new InvalidOperationException("not today");
        }

        if (Stalling.ContainsKey(key))
        {
            await Gate.Named(key).Pass();
        }
    }

    public Task<string> Hello() => Task.FromResult("hello");
}

public interface ILifeGrain : IGrainWithStringKey
{
    Task<ActivationId> Activation();

    Task<ActivationId> StepDown(string gate);

    Task Wait(string gate);

    Task<ActivationId> StayFor(TimeSpan span);

    Task LoseTheRace();

    Task WatchLose(string other);
}

internal sealed class LifeGrain : Grain, ILifeGrain
{
    public static ConcurrentBag<(ActivationId Activation, DeactivationReasonCode Why)> Endings { get; } = [];

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Endings.Add((GrainContext.ActivationId, reason.ReasonCode));
        return Task.CompletedTask;
    }

    public Task<ActivationId> Activation() => Task.FromResult(GrainContext.ActivationId);

    public async Task<ActivationId> StepDown(string gate)
    {
        DeactivateOnIdle();
        await Gate.Named(gate).Pass();
        return GrainContext.ActivationId;
    }

    public Task Wait(string gate) => Gate.Named(gate).Pass();

    public Task<ActivationId> StayFor(TimeSpan span)
    {
        DelayDeactivation(span);
        return Activation();
    }

    public Task LoseTheRace() => throw new InconsistentStateException("Somebody else wrote.");

    public Task WatchLose(string other) => GrainFactory.GetGrain<ILifeGrain>(other).LoseTheRace();
}

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<ActivationId> Work(string gate);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    public async Task<ActivationId> Work(string gate)
    {
        await Gate.Named(gate).Pass();
        return GrainContext.ActivationId;
    }
}
