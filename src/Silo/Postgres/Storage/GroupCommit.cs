using System.Threading.Channels;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>
/// Lets writes of different aggregates that wait at the same moment share one transaction and one flush, while each
/// keeps its own outcome. Nothing is delayed for company: a writer takes what is waiting, be it one.
/// </summary>
internal sealed class GroupCommit : ICommits
{
    private readonly CommitTransaction transaction;
    private readonly StorageOptions options;
    private readonly StorageMetrics metrics;
    private readonly TimeProvider time;
    private readonly Channel<WaitingWrite> waiting;
    private readonly Pump writers;

    public GroupCommit(CommitTransaction transaction, StorageOptions options, StorageMetrics metrics, TimeProvider time)
    {
        (this.transaction, this.options, this.metrics, this.time) = (transaction, options, metrics, time);
        waiting = Channel.CreateBounded<WaitingWrite>(options.QueueLimit);
        writers = new Pump(options.Writers, () => waiting.Reader.TryPeek(out _), Write);
    }

    public async Task Commit(AggregateWrite write)
    {
        var item = new WaitingWrite(write);
        if (!waiting.Writer.TryWrite(item))
        {
            metrics.Failed("queue-full");
            throw new StorageUnavailableException($"{options.QueueLimit} writes are waiting for the database already.");
        }

        writers.Start();
        try
        {
            await item.Outcome.WaitAsync(options.Patience, time);
        }
        catch (TimeoutException) when (!item.Outcome.IsCompleted)
        {
            if (item.Claim())
            {
                metrics.Failed("timed-out");
                throw new StorageUnavailableException("The database did not get to this write in time.");
            }

            // It is on its way, and the transaction has a time-out of its own.
            await item.Outcome;
        }
    }

    private async Task Write()
    {
        WaitingWrite? carried = null;
        while (Take(ref carried) is { Count: > 0 } batch)
        {
            await Write(batch).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What waits, up to the limit. Two writes of one stream never share a transaction (the second must see the first
    /// succeed or fail), so the second ends this batch and opens the next.
    /// </summary>
    private List<WaitingWrite> Take(ref WaitingWrite? carried)
    {
        var batch = new List<WaitingWrite>();
        var streams = new HashSet<string>(StringComparer.Ordinal);
        var next = carried;
        carried = null;
        while (next is not null || (batch.Count < options.BatchLimit && TakeNext(out next)))
        {
            if (!streams.Add(next!.Write.Stream))
            {
                carried = next;
                break;
            }

            batch.Add(next);
            next = null;
        }

        return batch;
    }

    private bool TakeNext(out WaitingWrite? next)
    {
        while (waiting.Reader.TryRead(out next))
        {
            if (next.Claim())
            {
                return true;
            }
        }

        return false;
    }

    private async Task Write(List<WaitingWrite> batch)
    {
        try
        {
            await Send(batch).ConfigureAwait(false);
            batch.ForEach(item => item.Succeed());
        }
        catch (OutcomeUnknownException unknown)
        {
            Fail(batch, () => new OutcomeUnknownException(unknown.InnerException), "unknown");
        }
        catch (StorageUnavailableException unavailable)
        {
            Fail(batch, () => new StorageUnavailableException(unavailable.Message, unavailable.InnerException), "unavailable");
        }
        catch (Exception error) when (batch.Count > 1 || StorageErrors.MayBeTriedAgain(error))
        {
            // Rolled back for certain, and one of them is to blame; alone, each finds out for itself.
            await WriteEachAlone(batch).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Fail(batch, () => error, ReasonOf(error));
        }
    }

    private async Task WriteEachAlone(List<WaitingWrite> batch)
    {
        for (var index = 0; index < batch.Count; index++)
        {
            var item = batch[index];
            try
            {
                await SendStubbornly([item]).ConfigureAwait(false);
                item.Succeed();
            }
            catch (StorageUnavailableException error)
            {
                // The others' turns would only wait for the same silence; their writes were rolled back with the batch.
                Fail([item], () => error, error is OutcomeUnknownException ? "unknown" : "unavailable");
                Fail(batch[(index + 1)..], () => new StorageUnavailableException("The database went away.", error), "unavailable");
                return;
            }
            catch (Exception error)
            {
                Fail([item], () => error, ReasonOf(error));
            }
        }
    }

    private async Task SendStubbornly(List<WaitingWrite> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Send(batch).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (StorageErrors.MayBeTriedAgain(error))
            {
                if (attempt == options.Attempts)
                {
                    throw new StorageUnavailableException($"Lost to other transactions {attempt} times.", error);
                }

                metrics.Failed("tried-again");
            }
        }
    }

    private async Task Send(List<WaitingWrite> batch)
    {
        using var activity = metrics.Begin(batch);
        var start = time.GetTimestamp();
        try
        {
            await transaction.Execute(batch.Select(item => item.Write)).ConfigureAwait(false);
            metrics.Committed(batch.Count, time.GetElapsedTime(start));
        }
        catch (Exception error)
        {
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, error.Message);
            throw;
        }
    }

    private void Fail(List<WaitingWrite> batch, Func<Exception> error, string reason)
    {
        foreach (var item in batch)
        {
            metrics.Failed(reason);
            item.Fail(error());
        }
    }

    private static string ReasonOf(Exception error) => error switch
    {
        InconsistentStateException => "stale",
        CommitRefusedException => "constraint",
        _ => "other",
    };
}
