namespace Marketplace.Work;

/// <summary>The work outside grains that failed, as operators see it.</summary>
internal interface IWorkQueue
{
    /// <summary>What failed, the longest waiting first.</summary>
    /// <param name="kind">Of this kind.</param>
    /// <param name="state">Only what is in this state; null for all but what was let go.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<WorkItem>> Read(WorkKind kind, WorkState? state, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One of it; null when it is none of it, or not any more.</summary>
    Task<WorkRef?> Find(WorkKind kind, Guid id, CancellationToken cancellationToken);
}

/// <summary>How work that failed is doing.</summary>
internal enum WorkState
{
    /// <summary>It is tried again by itself.</summary>
    Retried,

    /// <summary>It failed too often, and waits for an operator.</summary>
    Parked,

    /// <summary>An operator does not wait for it any more.</summary>
    LetGo,
}
