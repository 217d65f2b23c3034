namespace Marketplace.Scheduling;

/// <summary>The deadlines of all aggregates. Due-ness is the domain clock's, claims and pauses are the storage's own.</summary>
internal interface IOpenDeadlines
{
    /// <summary>Claims at most so many that have passed in a shard, the earliest first.</summary>
    Task<IReadOnlyList<DueDeadline>> Claim(int shard, DateTimeOffset now, int limit);

    /// <summary>Ends a claim on a deadline that still stands where it stood: it is tried again after a pause, and after many tries parked.</summary>
    Task GiveBack(DueDeadline deadline, string reason);

    /// <summary>Forgets that a deadline failed, and that it was parked or let go.</summary>
    /// <param name="stream">Of which aggregate.</param>
    /// <param name="name">Which of its deadlines.</param>
    /// <param name="at">When it is due; another moment is another deadline.</param>
    /// <param name="decision">Counts what operators decided about it: one that is told late undoes none that is younger.</param>
    Task Retry(GrainId stream, string name, DateTimeOffset at, long decision);

    /// <summary>Parks a deadline for good.</summary>
    /// <inheritdoc cref="Retry"/>
    Task LetGo(GrainId stream, string name, DateTimeOffset at, long decision);

    /// <summary>The shards with a deadline that has passed and that nothing holds back.</summary>
    Task<IReadOnlyList<int>> ShardsDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The earliest instant of one that was not tried yet; null when there is none.</summary>
    Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken);
}
