using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// A timer of one activation. Each tick is a call of the grain that waits its turn; the next one is measured from its end,
/// so ticks never pile up.
/// </summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    private static readonly CallMethod Waiting = CallMethod.Local("GrainTimer", interleaves: false);
    private static readonly CallMethod Interleaving = CallMethod.Local("GrainTimer", interleaves: true);

    private readonly ILogger logger;
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
        logger = silo.Logger;
        this.activation = activation;
        this.callback = callback;
        keepsAlive = options.KeepAlive;
        method = options.Interleave ? Interleaving : Waiting;
        dueTime = options.DueTime;
        period = options.Period;
        timer = silo.Clock.CreateTimer(static self => ((GrainTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.Own(this);
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
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

    public void Dispose()
    {
        timer.Dispose();
        disposal.Cancel();
        activation.Disown(this);
    }

    private void Fire()
    {
        lock (sync)
        {
            isTicking = true;
            wasChanged = false;
        }

        activation.TryReceive(new TimerTick(method, keepsAlive, Tick));
    }

    private async Task Tick()
    {
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
            LogTickFailed(exception, activation.GrainId);
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

    [LoggerMessage(1040, LogLevel.Error, "A timer of {Grain} failed; it goes on")]
    private partial void LogTickFailed(Exception exception, GrainId grain);
}

/// <summary>One tick of a timer, as a call of the engine's own.</summary>
internal sealed class TimerTick(CallMethod method, bool keepsAlive, Func<Task> tick) : VoidGrainCall
{
    public override CallMethod Method => method;

    public bool KeepsAlive => keepsAlive;

    public override Task InvokeOn(object grain) => tick();
}
