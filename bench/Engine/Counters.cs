using System.Threading.Channels;

namespace Marketplace.Bench;

/// <summary>The smallest thing that has a state of its own: called in every way there is.</summary>
public interface ICounterGrain : IGrainWithIntegerKey
{
    Task<long> Add(long amount);
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private long count;

    public Task<long> Add(long amount) => Task.FromResult(count += amount);
}

/// <summary>A plain object: nothing keeps two callers apart.</summary>
internal sealed class PlainCounter
{
    private long count;

    public async Task<long> Add(long amount)
    {
        await Task.CompletedTask;
        return count += amount;
    }
}

/// <summary>The least that gives one turn at a time: a channel, a loop that reads it, and a promise per call.</summary>
internal sealed class ChannelCounter
{
    private readonly Channel<(long Amount, TaskCompletionSource<long> Answer)> calls =
        Channel.CreateUnbounded<(long, TaskCompletionSource<long>)>(new UnboundedChannelOptions { SingleReader = true });

    private long count;

    public ChannelCounter() => _ = Serve();

    public Task<long> Add(long amount)
    {
        var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Writer.TryWrite((amount, answer));
        return answer.Task;
    }

    private async Task Serve()
    {
        await foreach (var (amount, answer) in calls.Reader.ReadAllAsync())
        {
            answer.SetResult(count += amount);
        }
    }
}
