using System.Threading.Channels;
using Marketplace.Work;
using Orleans.Streams;

namespace Marketplace.Realtime;

/// <summary>
/// Carries hints to the watchers of this process at once, and to those of other processes through an Orleans memory
/// stream: one subscription per process, and one message for all that changed while the last was on its way.
/// </summary>
/// <remarks>
/// A cluster may forget a subscriber without telling it: one whom it could not reach for a while, or whom a silo that died
/// should have known. What is published reaches the publisher too, so a process that hears nothing at all subscribes anew.
/// </remarks>
internal sealed partial class HintStreams(
    ChangeWatch watch, IClusterClient cluster, TimeProvider time, ILogger<HintStreams> logger) : BackgroundService, IHints
{
    public const string Provider = "hints";

    /// <summary>What waits to be told to others. When they cannot be reached, the oldest is the first that nobody misses.</summary>
    private const int QueueLimit = 4_096;

    private const int BatchLimit = 512;

    private const int WhisperLimit = 1_000;

    /// <summary>After so long a silence something is said, if only to hear it: seldom enough to cost nothing.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>Whoever has not heard even that is deaf. It leaves a busy cluster time to deliver it.</summary>
    private static readonly TimeSpan Deaf = Quiet * 3;

    private readonly Guid origin = Guid.CreateVersion7();
    private readonly WorkSignal waiting = new();
    private readonly Channel<SentHint> outgoing = Channel.CreateBounded<SentHint>(
        new BoundedChannelOptions(QueueLimit) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long heard;

    private TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref heard));

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
                    await PublishWhileHearing(stream, stoppingToken);
                    LogDeaf(logger, Silence.TotalSeconds);
                    await Unsubscribe(subscription);
                    subscription = null;
                }
                catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // A grain that could not begin in time answers with a cancellation that nobody here asked for.
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
        waiting.Wake();
    }

    private async Task PublishWhileHearing(IAsyncStream<HintBatch> stream, CancellationToken stopping)
    {
        Volatile.Write(ref heard, time.GetTimestamp());
        while (Silence < Deaf)
        {
            var isQuiet = !await waiting.Wait(Quiet, time, stopping) && Silence >= Quiet;
            if (Gather() is var hints && (isQuiet || !hints.IsEmpty))
            {
                await stream.OnNextAsync(new HintBatch(origin, hints));
            }
        }
    }

    private ImmutableArray<SentHint> Gather()
    {
        var hints = ImmutableArray.CreateBuilder<SentHint>();
        while (hints.Count < BatchLimit && outgoing.Reader.TryRead(out var hint))
        {
            hints.Add(hint);
        }

        if (hints.Count == BatchLimit)
        {
            // What is left may have been announced by nobody else.
            waiting.Wake();
        }

        return hints.DrainToImmutable();
    }

    private Task Hear(HintBatch batch)
    {
        Volatile.Write(ref heard, time.GetTimestamp());
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hint stream has been silent for {Seconds:0} s and is subscribed to anew. Until then changes were seen later, and none was lost.")]
    private static partial void LogDeaf(ILogger logger, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The hint stream was not left in good order; it forgets this process by itself.")]
    private static partial void LogNotLeft(ILogger logger, Exception error);
}
