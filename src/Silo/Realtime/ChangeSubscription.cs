using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Marketplace.Realtime;

/// <summary>One watcher. Hints that arrive while it looks away become one; a slow reader never grows a queue.</summary>
internal sealed class ChangeSubscription(ChangeWatch watch, ImmutableArray<GrainId> streams, TimeProvider time) : IDisposable
{
    /// <summary>Whispers are worth nothing once they are old.</summary>
    private const int WhisperLimit = 32;

    private readonly Lock gate = new();
    private readonly Queue<string> whispers = [];
    private readonly Channel<bool> heard = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long version;

    internal ImmutableArray<GrainId> Streams { get; } = streams;

    /// <summary>Waits for the next hint, or for the heartbeat.</summary>
    public async Task<Hint> Next(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hint = heard.Reader.WaitToReadAsync(enough.Token).AsTask();
        await Task.WhenAny(hint, Task.Delay(ChangeWatch.Heartbeat, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return Take();
    }

    /// <summary>A hint at once, because everybody has to look first, and then one whenever it is worth looking again.</summary>
    public async IAsyncEnumerable<Hint> All([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Take();
        while (true)
        {
            yield return await Next(cancellationToken);
        }
    }

    public void Dispose() => watch.Forget(this);

    internal void Hear(long reached, string? whisper)
    {
        lock (gate)
        {
            version = Math.Max(version, reached);
            if (whisper is not null && whispers.Count < WhisperLimit)
            {
                whispers.Enqueue(whisper);
            }
        }

        heard.Writer.TryWrite(true);
    }

    private Hint Take()
    {
        var isHeartbeat = !heard.Reader.TryRead(out _);
        lock (gate)
        {
            ImmutableArray<string> texts = [.. whispers];
            whispers.Clear();
            return new Hint(version, texts, isHeartbeat);
        }
    }
}
