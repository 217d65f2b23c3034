namespace Marketplace.Embedded;

/// <summary>A clock that stands still until a test moves it. Timers fire in the order in which they fall due.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private readonly Lock sync = new();
    private DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (sync)
        {
            now = end > now ? end : now;
        }
    }

    /// <summary>Completes when somebody waits for just this span.</summary>
    public Task Awaited(TimeSpan span) => Patience.Until(() => IsAwaited(span));

    private bool IsAwaited(TimeSpan span)
    {
        lock (sync)
        {
            return timers.Exists(timer => timer.Due == now + span);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (sync)
        {
            var next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                now = next.Due > now ? next.Due : now;
                next.Rearm();
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;
        private bool isDisposed;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.sync)
            {
                this.period = period;
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan || isDisposed)
                {
                    return true;
                }

                Due = time.now + dueTime;
                time.timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero)
            {
                // What is due now does not wait for the clock to move.
                ThreadPool.UnsafeQueueUserWorkItem(static time => time.Advance(TimeSpan.Zero), time, preferLocal: false);
            }

            return true;
        }

        public void Rearm()
        {
            if (period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero)
            {
                time.timers.Remove(this);
            }
            else
            {
                Due += period;
            }
        }

        public void Dispose()
        {
            lock (time.sync)
            {
                isDisposed = true;
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
