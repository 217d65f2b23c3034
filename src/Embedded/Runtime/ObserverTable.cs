using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Objects outside the grains that grains can call. Each hears its calls one after another; the table does not keep it alive.</summary>
internal sealed class ObserverTable(Silo silo) : ICallRoute
{
    public static readonly GrainType ObserverType = GrainType.Create("sys.client");

    private readonly ConcurrentDictionary<GrainId, Entry> entries = new();

    public GrainId Add(object observer)
    {
        var id = GrainId.Create(ObserverType, GrainIdKeyExtensions.CreateGuidKey(FreshId.New()));
        entries[id] = new Entry(silo, new WeakReference(observer));
        return id;
    }

    public void Remove(GrainId id) => entries.TryRemove(id, out _);

    public void Deliver(GrainCall call)
    {
        var id = call.Target!.GrainId;
        if (!entries.TryGetValue(id, out var entry) || !entry.TryEnqueue(call))
        {
            entries.TryRemove(id, out _);
            call.Fail(new ClientNotAvailableException(id));
        }
    }

    private sealed class Entry(Silo silo, WeakReference observer) : IThreadPoolWorkItem
    {
        private readonly Queue<GrainCall> calls = new();
        private bool isBusy;

        public bool TryEnqueue(GrainCall call)
        {
            if (!observer.IsAlive)
            {
                return false;
            }

            lock (calls)
            {
                calls.Enqueue(call);
                if (isBusy)
                {
                    return true;
                }

                isBusy = true;
            }

            silo.Workers.Queue(this);
            return true;
        }

        void IThreadPoolWorkItem.Execute() => _ = Drain();

        private async Task Drain()
        {
            while (true)
            {
                GrainCall? call;
                lock (calls)
                {
                    if (!calls.TryDequeue(out call))
                    {
                        isBusy = false;
                        return;
                    }
                }

                await Run(call);
            }
        }

        private async Task Run(GrainCall call)
        {
            if (observer.Target is not { } target)
            {
                call.Fail(new ClientNotAvailableException(call.Target!.GrainId));
                return;
            }

            try
            {
                var outcome = call.InvokeOn(target);
                await outcome;
                call.Complete(outcome);
            }
            catch (Exception exception)
            {
                call.Fail(exception);
            }
        }
    }
}
