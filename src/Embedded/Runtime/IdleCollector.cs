using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Looks for idle activations, once per quantum, and ends them.</summary>
internal sealed class IdleCollector(Silo silo) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private ITimer? timer;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<IdleCollector>(ServiceLifecycleStage.Active, Begin, End);

    public void Dispose() => timer?.Dispose();

    private Task Begin(CancellationToken cancellationToken)
    {
        var quantum = silo.Collection.CollectionQuantum;
        timer = silo.Clock.CreateTimer(static self => ((IdleCollector)self!).Collect(), this, quantum, quantum);
        return Task.CompletedTask;
    }

    private Task End(CancellationToken cancellationToken)
    {
        timer?.Dispose();
        return Task.CompletedTask;
    }

    private void Collect()
    {
        foreach (var activation in silo.Catalog.Alive)
        {
            activation.DeactivateIfIdle(silo.Collection);
        }
    }
}
