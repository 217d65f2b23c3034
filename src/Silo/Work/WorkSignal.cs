using System.Threading.Channels;

namespace Marketplace.Work;

/// <summary>Wakes one loop. Any number of wakes before it looks count as one.</summary>
internal sealed class WorkSignal
{
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Wake() => wakes.Writer.TryWrite(true);

    /// <summary>Returns when woken, or after so long in any case.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = wakes.Reader.WaitToReadAsync(enough.Token).AsTask();
        await Task.WhenAny(woken, Task.Delay(atMost, time, enough.Token));
        await enough.CancelAsync();
        wakes.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
