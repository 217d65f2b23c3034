using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// A timer of one activation. Each tick is a call of the grain that waits its turn; the next one is measured from its end,
/// so ticks never pile up.
/// </summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    /// <summary>The longest span that timers of the platform take.</summary>
    private const long LongestSpan = uint.MaxValue - 1;

    private readonly Silo silo;
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly CancellationTokenSource disposal = new();
    private readonly Lock sync = new();
    private readonly ITimer timer;
    private readonly bool keepsAlive;
    private readonly CallMethod method;
    private TimeSpan dueTime;
    private TimeSpan period;
    private bool isTicking;
    private bool wasChanged;

    public GrainTimer(Silo silo, Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        RequireSpans(options.DueTime, options.Period);
        this.silo = silo;
        this.activation = activation;
        this.callback = callback;
        keepsAlive = options.KeepAlive;
        method = options.Interleave ? TimerTick.Interleaving : TimerTick.Waiting;
        dueTime = options.DueTime;
        period = options.Period;
        timer = silo.Clock.CreateTimer(static self => ((GrainTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.Own(this);
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireSpans(dueTime, period);
        lock (sync)
        {
            this.dueTime = dueTime;
            this.period = period;
            wasChanged = true;
            if (!isTicking)
            {
                timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Ends it, also from within its own tick, whose token is cancelled then.</summary>
    public void Dispose()
    {
        timer.Dispose();
        activation.Disown(this);
        try
        {
            disposal.Cancel();
        }
        catch (AggregateException exception)
        {
            LogCancellationFailed(silo.Logger, exception, activation.GrainId);
        }
    }

    private static void RequireSpans(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)dueTime.TotalMilliseconds, LongestSpan, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfLessThan((long)period.TotalMilliseconds, -1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)period.TotalMilliseconds, LongestSpan, nameof(period));
    }

    private void Fire()
    {
        lock (sync)
        {
            isTicking = true;
        }

        activation.TryReceive(new TimerTick(method, keepsAlive, Tick) { SentAt = silo.Clock.GetTimestamp() });
    }

    private async Task Tick()
    {
        lock (sync)
        {
            // As in Orleans, only a change that is made during the tick decides what follows it.
            wasChanged = false;
        }

        try
        {
            if (!disposal.IsCancellationRequested)
            {
                await callback(disposal.Token);
            }
        }
        catch (OperationCanceledException) when (disposal.IsCancellationRequested)
        {
            // The activation is ending and asked the callback to stop.
        }
        catch (Exception exception)
        {
            // Filters may want to know, and an inconsistent state ends the activation as it does in any other call.
            LogTickFailed(silo.Logger, exception, activation.GrainId);
            throw;
        }
        finally
        {
            lock (sync)
            {
                isTicking = false;
                timer.Change(wasChanged ? dueTime : period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    [LoggerMessage(1041, LogLevel.Error, "What a timer of {Grain} does when it is cancelled failed")]
    private static partial void LogCancellationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(1040, LogLevel.Error, "A timer of {Grain} failed; it goes on")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, GrainId grain);
}
