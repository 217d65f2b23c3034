using System.Collections.Immutable;
using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>One stream that somebody subscribes to. The provider guards who subscribes; publishing keeps one order for all.</summary>
internal sealed class StreamHub
{
    private readonly MemoryStreamProvider provider;
    private readonly StreamId streamId;
    private readonly Lock order = new();
    private ImmutableArray<StreamSubscription> subscriptions;
    private long published;

    public StreamHub(MemoryStreamProvider provider, StreamId streamId)
    {
        this.provider = provider;
        this.streamId = streamId;
        subscriptions =
        [
            .. from grain in provider.Silo.Classes.All
               where grain.StreamSubscriptions.Any(wanted => wanted.Predicate.IsMatch(streamId.GetNamespace() ?? string.Empty))
               select new StreamSubscription(provider, streamId, ImplicitSubscriber(grain), isImplicit: true),
        ];
    }

    public bool IsEmpty => subscriptions.IsEmpty;

    /// <summary>Hands an item to every subscriber of this moment, each with a copy of its own.</summary>
    public void Publish(Func<StreamItem> copy, StreamSequenceToken? token)
    {
        lock (order)
        {
            var place = token ?? new EventSequenceTokenV2(++published);
            foreach (var subscription in subscriptions)
            {
                subscription.Enqueue(copy(), place);
            }
        }
    }

    /// <summary>A grain that is subscribed by its class has that subscription; everybody else gets a new one.</summary>
    public StreamSubscription Subscribe(Activation? subscriber)
    {
        if (subscriber is not null && subscriptions.FirstOrDefault(known => known.IsImplicit && known.Grain == subscriber.GrainId) is { } ofClass)
        {
            return ofClass;
        }

        var subscription = new StreamSubscription(provider, streamId, subscriber?.GrainId, isImplicit: false);
        subscriptions = subscriptions.Add(subscription);
        return subscription;
    }

    public void Remove(StreamSubscription subscription)
    {
        if (!subscription.IsImplicit)
        {
            subscriptions = subscriptions.Remove(subscription);
        }
    }

    public IReadOnlyList<StreamSubscription> SubscriptionsOf(Activation? subscriber) =>
        subscriptions.Where(subscription => subscription.Grain == subscriber?.GrainId).ToList();

    private GrainId ImplicitSubscriber(GrainClass grain)
    {
        var key = streamId.GetKeyAsString();
        if (typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(grain.Implementation) || typeof(IGrainWithIntegerCompoundKey).IsAssignableFrom(grain.Implementation))
        {
            key += "+" + streamId.GetNamespace();
        }

        return GrainId.Create(grain.Type, key);
    }
}
