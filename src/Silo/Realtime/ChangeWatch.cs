namespace Marketplace.Realtime;

/// <summary>
/// Lets code of this process wait for streams to change. One instance fans hints out to all watchers here, however many
/// clients they serve.
/// </summary>
/// <remarks>Subscribe before you read: what changes in between is then a hint that waits, never one that was missed.</remarks>
internal sealed class ChangeWatch(TimeProvider time)
{
    /// <summary>How long a watcher goes without looking when hints are lost.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>To be watched by whoever looks again when any stream has changed. No aggregate has that name.</summary>
    public static readonly GrainId Anything = GrainId.Create("anything", "changed");

    private readonly Lock gate = new();
    private readonly Dictionary<GrainId, List<ChangeSubscription>> watchers = [];

    /// <summary>Watches streams until it is disposed.</summary>
    public ChangeSubscription Watch(params ImmutableArray<GrainId> streams)
    {
        var subscription = new ChangeSubscription(this, streams, time);
        lock (gate)
        {
            foreach (var stream in streams)
            {
                if (!watchers.TryGetValue(stream, out var others))
                {
                    watchers[stream] = others = [];
                }

                others.Add(subscription);
            }
        }

        return subscription;
    }

    /// <summary>Reads something of a stream, and again whenever the stream has changed, until it is as wanted or patience ends.</summary>
    /// <returns>What was read last, as wanted or not. The last look is at the end, for a hint may have been lost.</returns>
    public async Task<T> Read<T>(
        GrainId stream, Func<Task<T>> read, Func<T, bool> isWanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        using var watch = Watch(stream);
        while (true)
        {
            var latest = await read();
            if (isWanted(latest))
            {
                return latest;
            }

            try
            {
                await watch.Next(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return await read();
            }
        }
    }

    /// <summary>Hands a hint to whoever watches.</summary>
    internal void Tell(GrainId stream, long version, string? whisper)
    {
        lock (gate)
        {
            Hear(stream, version, whisper);
            if (whisper is null)
            {
                Hear(Anything, 0, null);
            }
        }
    }

    internal void Forget(ChangeSubscription subscription)
    {
        lock (gate)
        {
            foreach (var stream in subscription.Streams)
            {
                if (watchers.TryGetValue(stream, out var others) && others.Remove(subscription) && others.Count == 0)
                {
                    watchers.Remove(stream);
                }
            }
        }
    }

    private void Hear(GrainId stream, long version, string? whisper)
    {
        if (watchers.TryGetValue(stream, out var listening))
        {
            foreach (var subscription in listening)
            {
                subscription.Hear(version, whisper);
            }
        }
    }
}
