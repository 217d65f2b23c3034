namespace Marketplace.Postgres;

/// <summary>Everything that ever happened.</summary>
internal interface IEventLog
{
    /// <summary>
    /// The next events of all streams after a position, oldest first; none when there are no more yet. A reader that
    /// continues from the last position it has seen gets every event exactly once, also what commits late.
    /// </summary>
    Task<ImmutableArray<FeedEvent>> Read(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The next events of one stream after a version, oldest first.</summary>
    Task<ImmutableArray<FeedEvent>> Read(GrainId stream, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>An event in the order of all events.</summary>
/// <param name="Position">Where it stands; positions ascend and may have gaps, which never fill.</param>
/// <param name="Stream">The aggregate that it happened to.</param>
/// <param name="Version">The version it made there.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Body">Its JSON.</param>
/// <param name="At">When, on the domain clock.</param>
/// <param name="By">Who asked.</param>
/// <param name="Correlation">The request that it follows from.</param>
/// <param name="Cause">The command that made it happen.</param>
internal sealed record FeedEvent(
    long Position, GrainId Stream, long Version, string Type, string Body, DateTimeOffset At, FeedActor By, string Correlation, CommandId Cause);

/// <summary>Who asked, as it was recorded: a role and the id of the person.</summary>
internal readonly record struct FeedActor(string Role, Guid Id);
