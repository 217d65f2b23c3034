using System.Threading.Channels;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
/// <remarks>
/// Aggregates that awake at the same moment are read in one statement. Nothing is delayed for company: a reader takes
/// what is waiting, be it one, and there are a few readers, so that a slow answer holds up few.
/// </remarks>
internal sealed class Records(StorageConnections connections, StorageOptions options) : IRecords
{
    private readonly Channel<WaitingRead> waiting = Channel.CreateUnbounded<WaitingRead>();
    private int readers;

    public Task<StoredRecord?> Read(GrainId stream)
    {
        var item = new WaitingRead(stream.ToString());
        waiting.Writer.TryWrite(item);
        StartReader();
        return item.Answer;
    }

    private void StartReader()
    {
        for (var running = Volatile.Read(ref readers); running < options.Readers; running = Volatile.Read(ref readers))
        {
            if (Interlocked.CompareExchange(ref readers, running + 1, running) == running)
            {
                // A reader serves many turns, so the context of the one that woke it is not its own.
                using (ExecutionContext.SuppressFlow())
                {
                    _ = ReadWaiting();
                }

                return;
            }
        }
    }

    private async Task ReadWaiting()
    {
        // Off the scheduler of the grain that woke it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (Take() is { Count: > 0 } batch)
        {
            await Read(batch).ConfigureAwait(false);
        }

        Interlocked.Decrement(ref readers);
        if (waiting.Reader.TryPeek(out _))
        {
            // It came between the last look and the departure, when there seemed to be readers enough.
            StartReader();
        }
    }

    private List<WaitingRead> Take()
    {
        var batch = new List<WaitingRead>();
        while (batch.Count < options.BatchLimit && waiting.Reader.TryRead(out var next))
        {
            batch.Add(next);
        }

        return batch;
    }

    private async Task Read(List<WaitingRead> batch)
    {
        try
        {
            var found = await Find([.. batch.Select(item => item.Stream).Distinct(StringComparer.Ordinal)]).ConfigureAwait(false);
            batch.ForEach(item => item.Succeed(found.GetValueOrDefault(item.Stream)));
        }
        catch (Exception error)
        {
            // An exception of its own for each, because each turn throws it on.
            batch.ForEach(item => item.Fail(error is StorageUnavailableException ? new StorageUnavailableException(error.Message, error.InnerException) : error));
        }
    }

    /// <summary>One alone has a text of its own, because the server makes a plan for a short list anew each time.</summary>
    private Task<Dictionary<string, StoredRecord>> Find(string[] streams) =>
        connections.ReadRows(
            $"select stream, version, state from aggregates where stream = {(streams.Length == 1 ? "$1" : "any($1)")}",
            async rows =>
            {
                var found = new Dictionary<string, StoredRecord>(streams.Length, StringComparer.Ordinal);
                while (await rows.ReadAsync())
                {
                    found.Add(rows.GetString(0), new StoredRecord(rows.GetInt64(1), rows.GetString(2)));
                }

                return found;
            },
            streams.Length == 1 ? new NpgsqlParameter<string> { TypedValue = streams[0] } : new NpgsqlParameter<string[]> { TypedValue = streams });

    private sealed class WaitingRead(string stream)
    {
        private readonly TaskCompletionSource<StoredRecord?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Stream { get; } = stream;

        public Task<StoredRecord?> Answer => answer.Task;

        public void Succeed(StoredRecord? record) => answer.TrySetResult(record);

        public void Fail(Exception error) => answer.TrySetException(error);
    }
}
