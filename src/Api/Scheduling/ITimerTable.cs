namespace Marketplace.Scheduling;

/// <summary>The timers of all aggregates, as parties and operators see them.</summary>
internal interface ITimerTable
{
    /// <summary>How the timers of one aggregate are doing.</summary>
    Task<IReadOnlyList<TimerRow>> Of(GrainId stream, CancellationToken cancellationToken);

    /// <summary>Those that need somebody to look at them, the longest overdue first.</summary>
    /// <param name="state">Only those in this state; null for all but those that were let go.</param>
    /// <param name="lateSince">What was due before this instant is late.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<TimerItem>> Queue(TimerState? state, DateTimeOffset lateSince, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One of them; null when it is none of them, or none any more.</summary>
    Task<TimerRow?> Find(Guid id, DateTimeOffset lateSince, CancellationToken cancellationToken);
}

/// <summary>How a timer is doing.</summary>
internal enum TimerState
{
    /// <summary>Not due yet, or only just.</summary>
    Pending,

    /// <summary>Due for longer than it should be, and not tried yet.</summary>
    Late,

    /// <summary>It failed, and is tried again by itself.</summary>
    Retried,

    /// <summary>It failed too often, and waits for an operator.</summary>
    Parked,

    /// <summary>An operator does not wait for it any more.</summary>
    LetGo,
}
