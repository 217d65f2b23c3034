using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>
/// How one item reaches a subscriber. As in Orleans, one that fails is tried again for a minute, in order and with growing pauses,
/// so whoever throws may see an item twice; then the subscriber hears that it lost one.
/// </summary>
internal sealed partial class StreamSubscription
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private async Task DeliverOrGiveUp(StreamItem item, StreamSequenceToken place)
    {
        var clock = provider.Silo.Clock;
        var began = clock.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); !hasLeft && provider.Silo.State != SiloState.Stopped; pause = Longer(pause))
        {
            try
            {
                await Deliver(item, place);
                return;
            }
            catch (SiloUnavailableException)
            {
                // The silo is stopping, and hints end with it.
                return;
            }
            catch (Exception exception) when (clock.GetElapsedTime(began) <= Patience)
            {
                LogFailed(exception, streamId, grain, pause);
            }
            catch (Exception exception)
            {
                LogLost(exception, streamId, grain);
                await TellOfLoss(item, place, exception);
                return;
            }

            await Task.Delay(pause, clock);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task TellOfLoss(StreamItem item, StreamSequenceToken place, Exception reason)
    {
        try
        {
            await Deliver(item.Undelivered(new StreamEventDeliveryFailureException($"An item of {streamId} could not be delivered.", reason)), place);
        }
        catch (Exception exception)
        {
            LogUntold(exception, streamId, grain);
        }
    }

    private async Task Deliver(StreamItem item, StreamSequenceToken place)
    {
        RequestContext.Current = item.Context;
        await (grain is { } subscriber
            ? CallSender.Send(provider.Silo.References.Untyped(subscriber), new StreamDelivery(provider, this, item, place))
            : clientSink?.Accept(item, place) ?? Task.CompletedTask);
    }

    [LoggerMessage(1062, LogLevel.Warning, "Subscriber {Grain} of stream {Stream} failed; the item is delivered again after {Pause}")]
    private partial void LogFailed(Exception exception, StreamId stream, GrainId? grain, TimeSpan pause);

    [LoggerMessage(1061, LogLevel.Error, "Subscriber {Grain} of stream {Stream} kept failing; the item is lost to it")]
    private partial void LogLost(Exception exception, StreamId stream, GrainId? grain);

    [LoggerMessage(1063, LogLevel.Warning, "Subscriber {Grain} of stream {Stream} failed to hear of an item that it lost")]
    private partial void LogUntold(Exception exception, StreamId stream, GrainId? grain);
}
