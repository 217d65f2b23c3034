namespace Marketplace.Scheduling;

/// <summary>The deadlines that have passed, as a shard sees them.</summary>
internal interface IDueDeadlines
{
    /// <summary>Claims what is due in a shard, earliest first. The claim is committed when this returns.</summary>
    Task<ImmutableArray<DueDeadline>> Claim(int shard, int limit);

    /// <summary>Writes down that an aggregate was told.</summary>
    /// <param name="deadline">The claimed deadline.</param>
    /// <param name="error">Why it could not be told; null when it was.</param>
    Task Told(DueDeadline deadline, Exception? error);

    /// <summary>Lets a deadline that failed be tried at once, as if it never had. One that moved or has gone is another one.</summary>
    /// <param name="stream">Of which aggregate.</param>
    /// <param name="name">Which of its deadlines.</param>
    /// <param name="at">When it is due.</param>
    /// <param name="decision">Counts what operators decided about it: one that is told late undoes none that is younger.</param>
    Task Retry(GrainId stream, string name, DateTimeOffset at, long decision);

    /// <summary>Parks a deadline that nobody waits for any more, and takes it out of the operators' queue.</summary>
    /// <inheritdoc cref="Retry"/>
    Task LetGo(GrainId stream, string name, DateTimeOffset at, long decision);
}

/// <summary>A deadline that has passed and is claimed.</summary>
internal sealed record DueDeadline(GrainId Stream, string Name, DateTimeOffset At, int Attempts);
