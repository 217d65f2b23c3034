using System.Runtime.CompilerServices;
using Marketplace.Work;

namespace Marketplace.Realtime;

/// <summary>One watcher. Hints that arrive while it looks away become one; a slow reader never grows a queue.</summary>
internal sealed class ChangeSubscription(ChangeWatch watch, ImmutableArray<GrainId> streams, TimeProvider time) : IDisposable
{
    /// <summary>Whispers are worth nothing once they are old.</summary>
    private const int WhisperLimit = 32;

    private readonly Lock gate = new();
    private readonly Queue<string> whispers = [];
    private readonly WorkSignal heard = new();

    private long version;

    internal ImmutableArray<GrainId> Streams { get; } = streams;

    /// <summary>Waits for the next hint, or for the heartbeat.</summary>
    public async Task<Hint> Next(CancellationToken cancellationToken) =>
        Take(isHeartbeat: !await heard.Wait(ChangeWatch.Heartbeat, time, cancellationToken));

    /// <summary>A hint at once, because everybody has to look first, and then one whenever it is worth looking again.</summary>
    public async IAsyncEnumerable<Hint> All([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Take(isHeartbeat: true);
        while (true)
        {
            yield return await Next(cancellationToken);
        }
    }

    /// <summary>Makes it look once more, whether something has changed or not.</summary>
    public void Wake() => heard.Wake();

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

        heard.Wake();
    }

    private Hint Take(bool isHeartbeat)
    {
        lock (gate)
        {
            ImmutableArray<string> texts = [.. whispers];
            whispers.Clear();
            return new Hint(version, texts, isHeartbeat);
        }
    }
}
