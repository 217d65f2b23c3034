using System.Threading.Channels;
using Marketplace.Work;
using Orleans.Streams;

namespace Marketplace.Realtime;

/// <summary>
/// Carries hints to the watchers of this process at once, and to those of other processes through an Orleans memory
/// stream: one subscription per process, and one message for all that changed while the last was on its way.
/// </summary>
internal sealed partial class HintStreams(
    ChangeWatch watch, IClusterClient cluster, TimeProvider time, ILogger<HintStreams> logger) : BackgroundService, IHints
{
    public const string Provider = "hints";

    /// <summary>What waits to be told to others. When they cannot be reached, the oldest is the first that nobody misses.</summary>
    private const int QueueLimit = 4_096;

    private const int BatchLimit = 512;

    private const int WhisperLimit = 1_000;

    private readonly Guid origin = Guid.CreateVersion7();
    private readonly Channel<SentHint> outgoing = Channel.CreateBounded<SentHint>(
        new BoundedChannelOptions(QueueLimit) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Changed(GrainId stream, long version) => Send(stream, version, null);

    public void Whisper(GrainId stream, string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, WhisperLimit);
        Send(stream, 0, text);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var stream = cluster.GetStreamProvider(Provider).GetStream<HintBatch>(StreamId.Create(Provider, Guid.Empty));
        var outage = new Outage("hints", logger, time);
        StreamSubscriptionHandle<HintBatch>? subscription = null;
        try
        {
            while (true)
            {
                try
                {
                    subscription ??= await stream.SubscribeAsync((batch, _) => Hear(batch));
                    outage.Over();
                    await Publish(stream, stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    await outage.Wait(error, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Unsubscribe(subscription);
        }
    }

    private void Send(GrainId stream, long version, string? whisper)
    {
        watch.Tell(stream, version, whisper);
        outgoing.Writer.TryWrite(new SentHint(stream.ToString(), version, whisper));
    }

    private async Task Publish(IAsyncStream<HintBatch> stream, CancellationToken stopping)
    {
        while (await outgoing.Reader.WaitToReadAsync(stopping))
        {
            var hints = ImmutableArray.CreateBuilder<SentHint>();
            while (hints.Count < BatchLimit && outgoing.Reader.TryRead(out var hint))
            {
                hints.Add(hint);
            }

            await stream.OnNextAsync(new HintBatch(origin, hints.DrainToImmutable()));
        }
    }

    private Task Hear(HintBatch batch)
    {
        if (batch.Origin != origin)
        {
            foreach (var hint in batch.Hints)
            {
                watch.Tell(GrainId.Parse(hint.Stream), hint.Version, hint.Whisper);
            }
        }

        return Task.CompletedTask;
    }

    private async Task Unsubscribe(StreamSubscriptionHandle<HintBatch>? subscription)
    {
        try
        {
            await (subscription?.UnsubscribeAsync() ?? Task.CompletedTask);
        }
        catch (Exception error)
        {
            LogNotLeft(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The hint stream was not left in good order; it forgets this process by itself.")]
    private static partial void LogNotLeft(ILogger logger, Exception error);
}
