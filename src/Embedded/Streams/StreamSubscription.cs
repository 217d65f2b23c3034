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
    private volatile bool hasLeft;

    public Guid Id { get; } = FreshId.New();

    public StreamId StreamId => streamId;

    /// <summary>The grain that subscribed; null for a client.</summary>
    public GrainId? Grain => grain;

    public bool IsImplicit => isImplicit;

    public bool HasLeft => hasLeft;

    /// <summary>Sets who hears the items: for a grain, as long as its activation lives.</summary>
    public void Attach(IStreamSink sink)
    {
        if (grain is null)
        {
            clientSink = sink;
        }
        else if (CurrentSubscriber() is { } activation)
        {
            activation.Parts.Get<StreamSinks>().Set(Id, sink);
        }
        else
        {
            throw new InvalidOperationException($"Only {grain} itself can resume its subscription.");
        }
    }

    /// <summary>Nobody hears what still waits. A class that subscribes cannot leave: its grain is asked again when the next item comes.</summary>
    public void Detach()
    {
        CurrentSubscriber()?.Parts.Get<StreamSinks>().Remove(Id);
        clientSink = null;
        hasLeft = !isImplicit;
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

    private Activation? CurrentSubscriber() => ActivationScope.CurrentOrNull is Activation activation && activation.GrainId == grain ? activation : null;

    private async Task DeliverAll()
    {
        while (TryTakeNext(out var item, out var place))
        {
            await DeliverOrGiveUp(item, place);
        }
    }

    private bool TryTakeNext(out StreamItem item, out StreamSequenceToken place)
    {
        lock (items)
        {
            (item, place) = items.TryDequeue(out var next) ? next : default;
            isDelivering = item is not null;
            isLosing &= isDelivering;
            return isDelivering;
        }
    }

    [LoggerMessage(1060, LogLevel.Warning, "Subscriber {Grain} of stream {Stream} is too slow; the oldest of {Capacity} items are dropped until it catches up")]
    private partial void LogTooSlow(StreamId stream, GrainId? grain, int capacity);
}
