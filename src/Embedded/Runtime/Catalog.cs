using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Knows the activation of every grain, and brings calls to it.</summary>
internal sealed class Catalog(Silo silo, GrainClasses classes) : ICallRoute
{
    private readonly ConcurrentDictionary<GrainId, Activation> byGrain = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> pools = new();
    private readonly ConcurrentDictionary<ActivationId, Activation> alive = new();

    public IEnumerable<Activation> Alive => alive.Values;

    public int Count => alive.Count;

    public void Deliver(GrainCall call)
    {
        try
        {
            // An activation leaves the catalog before it refuses calls, so the second look finds another one. As in Orleans it has met the first all the same.
            if (!ActivationFor(call).TryReceive(call))
            {
                Forward(call);
            }
        }
        catch (ArgumentException exception)
        {
            call.Fail(exception);
        }
    }

    /// <summary>Brings a call to the next activation, unless it has met too many that were about to end.</summary>
    public void Forward(GrainCall call)
    {
        if (call.Forwards++ < silo.MaxForwards)
        {
            Deliver(call);
        }
        else
        {
            call.Fail(new OrleansMessageRejectionException($"{call} was rejected: each of {call.Forwards} activations ended before its turn came."));
        }
    }

    /// <summary>A further activation of the same grain, as a partitioned cluster can have it. Only its own references find it.</summary>
    public Activation Duplicate(GrainId grainId) => Begin(new Activation(silo, classes.Of(grainId.Type), grainId), context: null);

    public void Remove(Activation activation)
    {
        byGrain.TryRemove(KeyValuePair.Create(activation.GrainId, activation));
        alive.TryRemove(activation.ActivationId, out _);
        if (pools.TryGetValue(activation.GrainId, out var pool))
        {
            pool.Remove(activation);
        }
    }

    private Activation ActivationFor(GrainCall call)
    {
        var grainId = call.Target!.GrainId;
        if (byGrain.TryGetValue(grainId, out var activation))
        {
            return activation;
        }

        if (pools.TryGetValue(grainId, out var pool))
        {
            return pool.Next(call);
        }

        var grainClass = classes.Of(grainId.Type);
        if (grainClass.MaxLocalWorkers is { } limit)
        {
            return pools.GetOrAdd(grainId, id => new WorkerPool(limit, cause => Begin(new Activation(silo, grainClass, id), cause.Context))).Next(call);
        }

        // Several threads may make one; the one that gets in is begun, the others were never started.
        return Begin(byGrain.GetOrAdd(grainId, id => new Activation(silo, grainClass, id)), call.Context);
    }

    private Activation Begin(Activation activation, RequestContext.Values? context)
    {
        alive.TryAdd(activation.ActivationId, activation);
        activation.EnsureStarted(context);
        return activation;
    }
}

/// <summary>Brings calls to where they are answered.</summary>
internal interface ICallRoute
{
    void Deliver(GrainCall call);
}

/// <summary>The activations of one stateless worker; each call goes to the least busy.</summary>
internal sealed class WorkerPool(int limit, Func<GrainCall, Activation> begin)
{
    private readonly List<Activation> workers = [];
    private readonly Lock sync = new();

    public Activation Next(GrainCall call)
    {
        lock (sync)
        {
            var leastBusy = workers.MinBy(worker => worker.Load);
            if (leastBusy is not null && (leastBusy.Load == 0 || workers.Count == limit))
            {
                return leastBusy;
            }

            var another = begin(call);
            workers.Add(another);
            return another;
        }
    }

    public void Remove(Activation activation)
    {
        lock (sync)
        {
            workers.Remove(activation);
        }
    }
}
