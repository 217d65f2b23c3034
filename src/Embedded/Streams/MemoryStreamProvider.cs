using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>
/// Streams that live in memory. A stream takes space only while somebody subscribes to it,
/// so there may be one for everything that anybody could watch.
/// </summary>
internal sealed class MemoryStreamProvider(Silo silo, ILogger<MemoryStreamProvider> logger, string name) : IStreamProvider
{
    private readonly Dictionary<StreamId, StreamHub> hubs = [];
    private readonly Lock sync = new();

    public string Name => name;

    public bool IsRewindable => false;

    public Silo Silo => silo;

    public ILogger Logger => logger;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(this, streamId);

    public void Publish(StreamId streamId, Func<StreamItem> copy, StreamSequenceToken? token)
    {
        StreamHub? hub;
        lock (sync)
        {
            if (!hubs.TryGetValue(streamId, out hub))
            {
                hub = new StreamHub(this, streamId);
                if (hub.IsEmpty)
                {
                    return;
                }

                hubs.Add(streamId, hub);
            }
        }

        hub.Publish(copy, token);
    }

    public StreamSubscription Subscribe(StreamId streamId, Activation? subscriber)
    {
        lock (sync)
        {
            if (!hubs.TryGetValue(streamId, out var hub))
            {
                hub = new StreamHub(this, streamId);
                hubs.Add(streamId, hub);
            }

            return hub.Subscribe(subscriber);
        }
    }

    public void Unsubscribe(StreamSubscription subscription)
    {
        lock (sync)
        {
            if (hubs.TryGetValue(subscription.StreamId, out var hub))
            {
                hub.Remove(subscription);
                if (hub.IsEmpty)
                {
                    hubs.Remove(subscription.StreamId);
                }
            }
        }
    }

    public IReadOnlyList<StreamSubscription> SubscriptionsOf(StreamId streamId, Activation? subscriber)
    {
        lock (sync)
        {
            var hub = hubs.GetValueOrDefault(streamId) ?? new StreamHub(this, streamId);
            if (!hub.IsEmpty)
            {
                hubs[streamId] = hub;
            }

            return hub.SubscriptionsOf(subscriber);
        }
    }
}
