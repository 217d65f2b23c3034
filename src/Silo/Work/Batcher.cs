using System.Threading.Channels;

namespace Marketplace.Work;

/// <summary>
/// Writes what waits at the same moment in one statement: whoever comes while a write is under way goes with the next one.
/// No delay is added, so a single write is as fast as it would be alone.
/// </summary>
internal sealed class Batcher<T>(int limit, Func<IReadOnlyList<T>, Task> write)
{
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private int writing;

    /// <summary>Returns when the value is written, with the error of its batch if that failed.</summary>
    public async Task Write(T value)
    {
        var waiting = new Waiting(value, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        queue.Writer.TryWrite(waiting);
        if (Interlocked.CompareExchange(ref writing, 1, 0) == 0)
        {
            await WriteWaiting();
        }

        await waiting.Written.Task;
    }

    private async Task WriteWaiting()
    {
        while (true)
        {
            while (TakeBatch() is { Count: > 0 } batch)
            {
                await WriteBatch(batch);
            }

            // Whoever queued after the last look saw a writer at work and relies on it, so look once more after stepping back.
            Volatile.Write(ref writing, 0);
            if (!queue.Reader.TryPeek(out _) || Interlocked.CompareExchange(ref writing, 1, 0) != 0)
            {
                return;
            }
        }
    }

    private List<Waiting> TakeBatch()
    {
        var batch = new List<Waiting>();
        while (batch.Count < limit && queue.Reader.TryRead(out var next))
        {
            batch.Add(next);
        }

        return batch;
    }

    private async Task WriteBatch(List<Waiting> batch)
    {
        try
        {
            await write(batch.ConvertAll(waiting => waiting.Value));
            batch.ForEach(waiting => waiting.Written.SetResult());
        }
        catch (Exception error)
        {
            batch.ForEach(waiting => waiting.Written.SetException(error));
        }
    }

    private readonly record struct Waiting(T Value, TaskCompletionSource Written);
}
