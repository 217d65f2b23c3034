namespace Marketplace.Time;

/// <summary>The domain clock of a production run: the system's time.</summary>
internal sealed class SystemClock(TimeProvider system) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Storable(system.GetUtcNow());

    /// <summary>
    /// Whole microseconds, which is what PostgreSQL keeps: a deadline computed from this instant is the same before
    /// and after it was stored, so that the scheduler and the aggregate agree on when it has passed.
    /// </summary>
    public static DateTimeOffset Storable(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
