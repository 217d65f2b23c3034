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
}

/// <summary>A deadline that has passed and is claimed.</summary>
internal sealed record DueDeadline(GrainId Stream, string Name, DateTimeOffset At, int Attempts);
