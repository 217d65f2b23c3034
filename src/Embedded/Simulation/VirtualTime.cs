namespace Marketplace.Embedded;

/// <summary>
/// The time of a simulation. It stands still while anything runs and moves only when it is told to, from timer to timer;
/// timers that are due at one instant come in the order in which they were set.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start)
{
    private readonly SortedSet<VirtualTimer> armed = new(VirtualTimer.ByDue);
    private long sequence;

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>When the next timer is due; null when none is set.</summary>
    public DateTimeOffset? Next => armed.Min?.Due;

    /// <summary>The time as one process sees it. Its timers are that process's work.</summary>
    public TimeProvider For(SimulatedProcess process) => new Clock(this, process);

    /// <summary>Moves to an instant no later than the next timer, or to it, and hands over the timers that are due then.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        if (Next < instant)
        {
            throw new InvalidOperationException($"A timer at {Next:O} would be passed on the way to {instant:O}.");
        }

        Now = instant;
        while (armed.Min is { } timer && timer.Due <= instant)
        {
            timer.Fire();
        }
    }

    private void Arm(VirtualTimer timer, DateTimeOffset due)
    {
        timer.Sequence = ++sequence;
        timer.Due = due;
        armed.Add(timer);
    }

    private void Disarm(VirtualTimer timer) => armed.Remove(timer);

    private sealed class Clock(VirtualTime time, SimulatedProcess process) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => time.Now;

        public override long GetTimestamp() => time.Now.UtcTicks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new VirtualTimer(time, process, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class VirtualTimer(VirtualTime time, SimulatedProcess process, Action callback) : ITimer
    {
        public static readonly Comparer<VirtualTimer> ByDue = Comparer<VirtualTimer>.Create((left, right) =>
            left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Sequence.CompareTo(right.Sequence));

        private TimeSpan repeat;
        private bool isDisposed;

        public DateTimeOffset Due { get; set; }

        public long Sequence { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Disarm(this);
            if (isDisposed)
            {
                return false;
            }

            repeat = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Arm(this, time.Now + dueTime);
            }

            return true;
        }

        public void Fire()
        {
            time.Disarm(this);
            if (process.IsDead)
            {
                return;
            }

            if (repeat > TimeSpan.Zero)
            {
                time.Arm(this, Due + repeat);
            }

            process.Enqueue(callback);
        }

        public void Dispose()
        {
            isDisposed = true;
            time.Disarm(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
