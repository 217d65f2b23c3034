using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Starts observers stage by stage, lowest first and those of one stage together, and stops those that were started, highest first.
/// What fails to start ends the start; what fails to stop is reported, and the rest is stopped all the same.
/// </summary>
internal sealed class Lifecycle(Action<string, Exception> stopFailed) : IGrainLifecycle, ISiloLifecycle
{
    private readonly List<Subscription> subscriptions = [];
    private readonly Lock sync = new();

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, observerName, stage, observer);
        lock (sync)
        {
            subscriptions.Add(subscription);
        }

        return subscription;
    }

    public async Task Start(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().OrderBy(stage => stage.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(stage.Select(subscription => subscription.Start(cancellationToken)));
            HighestCompletedStage = stage.Key;
        }
    }

    public async Task Stop(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().Where(stage => stage.Key <= HighestCompletedStage).OrderByDescending(stage => stage.Key))
        {
            foreach (var subscription in stage)
            {
                try
                {
                    await subscription.Observer.OnStop(cancellationToken);
                }
                catch (Exception exception)
                {
                    stopFailed(subscription.Name, exception);
                }
            }

            LowestStoppedStage = stage.Key;
        }
    }

    private List<IGrouping<int, Subscription>> Stages()
    {
        lock (sync)
        {
            return subscriptions.GroupBy(subscription => subscription.Stage).ToList();
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (sync)
        {
            subscriptions.Remove(subscription);
        }
    }

    private sealed record Subscription(Lifecycle Owner, string Name, int Stage, ILifecycleObserver Observer) : IDisposable
    {
        public Task Start(CancellationToken cancellationToken) => Observer.OnStart(cancellationToken);

        public void Dispose() => Owner.Remove(this);
    }
}
