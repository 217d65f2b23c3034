namespace Marketplace.Relays;

/// <summary>
/// What this process wrote lately and has not told yet, so that telling rarely has to search for it or read it back.
/// Bounded, the oldest goes first: whatever is missing here stands in SQL.
/// </summary>
internal sealed class RecentEvents
{
    /// <summary>A few seconds of a busy process; an event is a small record.</summary>
    public const int Limit = 8_192;

    private readonly Lock gate = new();
    private readonly Dictionary<(GrainId Stream, long Version), PastEvent> events = [];
    private readonly Queue<(GrainId Stream, long Version)> order = [];
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> streams = [];

    public void Add(GrainId stream, PendingWrite write)
    {
        lock (gate)
        {
            foreach (var pending in write.Events)
            {
                while (order.Count >= Limit)
                {
                    events.Remove(order.Dequeue());
                }

                if (events.TryAdd((stream, pending.Version), new PastEvent(stream, pending.Version, pending.Event, write.At, write.Cause.Correlation)))
                {
                    order.Enqueue((stream, pending.Version));
                }
            }
        }

        AddStream(stream.ToString());
    }

    /// <summary>This stream has something to tell.</summary>
    public void AddStream(string stream)
    {
        lock (gate)
        {
            if (streams.Count < Limit && waiting.Add(stream))
            {
                streams.Enqueue(stream);
            }
        }
    }

    /// <summary>Takes out the streams that have waited longest.</summary>
    public IReadOnlyList<string> TakeStreams(int limit)
    {
        lock (gate)
        {
            var taken = new List<string>(Math.Min(limit, streams.Count));
            while (taken.Count < limit && streams.TryDequeue(out var stream))
            {
                waiting.Remove(stream);
                taken.Add(stream);
            }

            return taken;
        }
    }

    /// <summary>Takes an event out; null when it has to be read.</summary>
    public PastEvent? Take(GrainId stream, long version)
    {
        lock (gate)
        {
            return events.Remove((stream, version), out var happened) ? happened : null;
        }
    }
}
