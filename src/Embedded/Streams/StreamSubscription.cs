using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>
/// One subscriber of one stream. Items wait here and are delivered one at a time, in order. A subscriber that is too slow
/// loses the oldest: items are hints, and memory is not.
/// </summary>
internal sealed partial class StreamSubscription(MemoryStreamProvider provider, StreamId streamId, GrainId? grain, bool isImplicit) : IThreadPoolWorkItem
{
    /// <summary>Far more than a subscriber that keeps up ever has waiting.</summary>
    private const int Capacity = 1024;

    private readonly Queue<(StreamItem Item, StreamSequenceToken Place)> items = new();
    private readonly ILogger logger = provider.Logger;
    private IStreamSink? clientSink;
    private bool isDelivering;
    private bool isLosing;

    public Guid Id { get; } = FreshId.New();

    public StreamId StreamId => streamId;

    /// <summary>The grain that subscribed; null for a client.</summary>
    public GrainId? Grain => grain;

    public bool IsImplicit => isImplicit;

    /// <summary>Sets who hears the items: for a grain, as long as its activation lives.</summary>
    public void Attach(IStreamSink sink)
    {
        if (grain is null)
        {
            clientSink = sink;
        }
        else if (ActivationScope.CurrentOrNull is Activation activation && activation.GrainId == grain)
        {
            activation.Parts.Get<StreamSinks>().Set(Id, sink);
        }
        else
        {
            throw new InvalidOperationException($"Only {grain} itself can resume its subscription.");
        }
    }

    public void Enqueue(StreamItem item, StreamSequenceToken place)
    {
        lock (items)
        {
            if (items.Count == Capacity)
            {
                items.Dequeue();
                if (!isLosing)
                {
                    isLosing = true;
                    LogTooSlow(streamId, grain, Capacity);
                }
            }

            items.Enqueue((item, place));
            if (isDelivering)
            {
                return;
            }

            isDelivering = true;
        }

        provider.Silo.Workers.Queue(this);
    }

    void IThreadPoolWorkItem.Execute() => _ = DeliverAll();

    private async Task DeliverAll()
    {
        while (true)
        {
            (StreamItem Item, StreamSequenceToken Place) next;
            lock (items)
            {
                if (!items.TryDequeue(out next))
                {
                    isDelivering = false;
                    isLosing = false;
                    return;
                }
            }

            try
            {
                await Deliver(next.Item, next.Place);
            }
            catch (SiloUnavailableException)
            {
                // The silo is stopping, and hints end with it.
            }
            catch (Exception exception)
            {
                LogLost(exception, streamId, grain);
            }
        }
    }

    private Task Deliver(StreamItem item, StreamSequenceToken place) => grain is { } subscriber
        ? CallSender.Send(provider.Silo.References.Untyped(subscriber), new StreamDelivery(provider, this, item, place))
        : clientSink?.Accept(item, place) ?? Task.CompletedTask;

    [LoggerMessage(1060, LogLevel.Warning, "Subscriber {Grain} of stream {Stream} is too slow; the oldest of {Capacity} items are dropped until it catches up")]
    private partial void LogTooSlow(StreamId stream, GrainId? grain, int capacity);

    [LoggerMessage(1061, LogLevel.Warning, "Subscriber {Grain} of stream {Stream} failed; the item is not delivered again")]
    private partial void LogLost(Exception exception, StreamId stream, GrainId? grain);
}
