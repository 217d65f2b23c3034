using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// The wall clock of the machine that the marketplace runs on. It jumps by minutes, hours or a day, is wrong for a while,
/// and is put right again, as clocks are that somebody sets or that lost their time server.
/// </summary>
internal sealed class MachineClock(FaultPlan faults)
{
    /// <summary>Until somebody notices.</summary>
    private static readonly TimeSpan LongestError = TimeSpan.FromHours(3);

    /// <summary>How far ahead it is; negative when it is behind.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>When it is put right; null while it is.</summary>
    public DateTimeOffset? RightAt { get; private set; }

    /// <summary>Jumps, if the seed says so.</summary>
    /// <returns>True when it did.</returns>
    public bool Jumps(DateTimeOffset now)
    {
        if (RightAt is not null || !faults.Strikes(Fault.ClockJump))
        {
            return false;
        }

        var most = faults.Way(Fault.ClockJump, 6) switch
        {
            0 => TimeSpan.FromDays(1),
            1 or 2 => TimeSpan.FromHours(6),
            _ => TimeSpan.FromMinutes(10),
        };
        var far = faults.Span(Fault.ClockJump, most);
        Ahead = faults.Way(Fault.ClockJump, 2) == 0 ? far : -far;
        RightAt = now + faults.Span(Fault.ClockJump, LongestError);
        return true;
    }

    public void PutRight() => (Ahead, RightAt) = (TimeSpan.Zero, null);

    /// <summary>What a process on this machine takes for the time. What is measured, timers and time stamps, never jumps.</summary>
    public TimeProvider For(SimulatedProcess process) => new Shown(this, process.Time);

    private sealed class Shown(MachineClock clock, TimeProvider right) : TimeProvider
    {
        public override long TimestampFrequency => right.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + clock.Ahead;

        public override long GetTimestamp() => right.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            right.CreateTimer(callback, state, dueTime, period);
    }
}
