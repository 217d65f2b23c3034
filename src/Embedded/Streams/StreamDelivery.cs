using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Marketplace.Embedded;

/// <summary>Brings one item to a grain, as a call of the engine: it waits its turn like any other.</summary>
internal sealed class StreamDelivery(MemoryStreamProvider provider, StreamSubscription subscription, StreamItem item, StreamSequenceToken place) : VoidGrainCall
{
    private static readonly CallMethod Delivery = CallMethod.OfEngine<IStreamConsumerExtension>(nameof(IStreamConsumerExtension.DeliverMutable));

    public override CallMethod Method => Delivery;

    public override async Task InvokeOn(object grain)
    {
        var sinks = Activation!.Parts.Get<StreamSinks>();
        if (!subscription.HasLeft && sinks.Find(subscription.Id) is null && grain is IStreamSubscriptionObserver observer)
        {
            await observer.OnSubscribed(new HandleFactory(provider, subscription));
        }

        // A grain that did not resume its subscription has nobody to listen, and the hint is over.
        if (sinks.Find(subscription.Id) is { } sink)
        {
            await sink.Accept(item, place);
        }
    }

    /// <summary>Only there to be named to filters, as Orleans names it.</summary>
    private interface IStreamConsumerExtension : IGrainExtension
    {
        Task DeliverMutable();
    }

    private sealed class HandleFactory(MemoryStreamProvider provider, StreamSubscription subscription) : IStreamSubscriptionHandleFactory
    {
        public StreamId StreamId => subscription.StreamId;

        public string ProviderName => provider.Name;

        public GuidId SubscriptionId => GuidId.GetGuidId(subscription.Id);

        public StreamSubscriptionHandle<T> Create<T>() => new SubscriptionHandle<T>(provider, subscription);
    }
}

/// <summary>The observers of one activation, by subscription.</summary>
internal sealed class StreamSinks
{
    private readonly ConcurrentDictionary<Guid, IStreamSink> sinks = new();

    public IStreamSink? Find(Guid subscription) => sinks.GetValueOrDefault(subscription);

    public void Set(Guid subscription, IStreamSink sink) => sinks[subscription] = sink;

    public void Remove(Guid subscription) => sinks.TryRemove(subscription, out _);
}
