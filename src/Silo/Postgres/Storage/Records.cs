using System.Threading.Channels;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
/// <remarks>
/// Aggregates that awake at the same moment are read in one statement. There are a few readers, so that a slow answer
/// holds up few.
/// </remarks>
internal sealed class Records : IRecords
{
    private readonly StorageConnections connections;
    private readonly StorageOptions options;
    private readonly Pump readers;

    /// <summary>No limit of its own: each is an activation that begins, and calls that begin activations have limits.</summary>
    private readonly Channel<WaitingRead> waiting = Channel.CreateUnbounded<WaitingRead>();

    public Records(StorageConnections connections, StorageOptions options)
    {
        (this.connections, this.options) = (connections, options);
        readers = new Pump(options.Readers, () => waiting.Reader.TryPeek(out _), ReadWaiting);
    }

    public Task<StoredRecord?> Read(GrainId stream)
    {
        var item = new WaitingRead(stream.ToString());
        waiting.Writer.TryWrite(item);
        readers.Start();
        return item.Answer;
    }

    private async Task ReadWaiting()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await Read(batch).ConfigureAwait(false);
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
