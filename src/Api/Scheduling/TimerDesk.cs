namespace Marketplace.Scheduling;

/// <summary>The timers as they are now, by the domain clock.</summary>
internal sealed class TimerDesk(ITimerTable timers, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>Timers are punctual to about a second, and a reminder that missed a beat comes a minute later.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);

    /// <summary>What was due before this instant is late.</summary>
    public DateTimeOffset LateSince => clock.GetUtcNow() - LateAfter;

    public Task<IReadOnlyList<TimerRow>> Of(GrainId stream, CancellationToken cancellationToken) => timers.Of(stream, cancellationToken);

    public Task<Page<TimerItem>> Queue(TimerState? state, PageRequest page, CancellationToken cancellationToken) =>
        timers.Queue(state, LateSince, page, cancellationToken);

    public Task<TimerRow?> Find(Guid id, CancellationToken cancellationToken) => timers.Find(id, LateSince, cancellationToken);
}
