using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// One reminder on its way to its next tick. Ticks keep to the grid of start and period: one that was missed,
/// because the process was down or the last one took too long, is skipped.
/// </summary>
internal sealed partial class RunningReminder : IDisposable
{
    /// <summary>Timers take no longer spans; a reminder further away looks again then.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly Silo silo;
    private readonly ILogger logger;
    private readonly IRemindable grain;
    private readonly ITimer timer;
    private readonly Lock sync = new();
    private ReminderEntry entry;
    private DateTime next;
    private bool isTicking;
    private bool isDisposed;

    public RunningReminder(Silo silo, ReminderEntry entry, ILogger logger)
    {
        this.silo = silo;
        this.entry = entry;
        this.logger = logger;
        grain = (IRemindable)(object)silo.References.Create(typeof(IRemindable), entry.GrainId);
        timer = silo.Clock.CreateTimer(static self => _ = ((RunningReminder)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        next = NextTick(entry, Now);
        Arm();
    }

    private DateTime Now => silo.Clock.GetUtcNow().UtcDateTime;

    /// <summary>The first tick at or after the moment.</summary>
    public static DateTime NextTick(ReminderEntry entry, DateTime now)
    {
        if (now <= entry.StartAt)
        {
            return entry.StartAt;
        }

        var beyond = (now - entry.StartAt).Ticks % entry.Period.Ticks;
        return beyond == 0 ? now : now.AddTicks(entry.Period.Ticks - beyond);
    }

    public void Update(ReminderEntry stored)
    {
        lock (sync)
        {
            if (string.Equals(stored.ETag, entry.ETag, StringComparison.Ordinal))
            {
                return;
            }

            entry = stored;
            next = NextTick(stored, Now);
            Arm();
        }
    }

    public void Dispose()
    {
        lock (sync)
        {
            isDisposed = true;
            timer.Dispose();
        }
    }

    private void Arm()
    {
        if (!isDisposed && !isTicking)
        {
            var wait = next - Now;
            timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Fire()
    {
        ReminderEntry due;
        DateTime tick;
        lock (sync)
        {
            if (isDisposed || isTicking || Now < next)
            {
                Arm();
                return;
            }

            isTicking = true;
            due = entry;
            tick = next;
        }

        try
        {
            await grain.ReceiveReminder(due.ReminderName, new TickStatus(due.StartAt, due.Period, Now));
        }
        catch (Exception exception)
        {
            LogTickFailed(exception, due.ReminderName, due.GrainId);
        }

        lock (sync)
        {
            isTicking = false;
            var now = Now;
            next = NextTick(entry, now > tick ? now : tick.AddTicks(1));
            Arm();
        }
    }

    [LoggerMessage(1051, LogLevel.Error, "Reminder {Name} of {Grain} failed; it ticks again after its period")]
    private partial void LogTickFailed(Exception exception, string name, GrainId grain);
}
