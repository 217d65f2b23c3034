using Marketplace.Ledger;

namespace Marketplace;

/// <summary>A stored record whose write carries more than its own state: the storage provider writes all of it in one transaction.</summary>
internal interface IJournaled
{
    long Version { get; }

    object CurrentState { get; }

    /// <summary>Null when there is nothing to write.</summary>
    PendingWrite? Pending { get; }
}

/// <summary>What one turn adds to the database besides the state row.</summary>
/// <param name="Cause">The command that took effect.</param>
/// <param name="At">The domain time of the turn.</param>
/// <param name="Events">In order; at least one.</param>
/// <param name="Deadlines">What this turn changed about the stream's deadlines.</param>
/// <param name="Intents">What this turn changed about the stream's intents.</param>
/// <param name="Postings">The money that the events move.</param>
internal sealed record PendingWrite(
    CommandContext Cause,
    DateTimeOffset At,
    ImmutableArray<PendingEvent> Events,
    Changes<Deadline> Deadlines,
    Changes<Intent> Intents,
    ImmutableArray<PendingPosting> Postings);

/// <summary>One event with the version it makes and the state it leads to, which projections may read.</summary>
internal sealed record PendingEvent(long Version, object Event, object State);

/// <summary>A movement of money with the version of the event that causes it.</summary>
internal sealed record PendingPosting(long Version, LedgerTransaction Transaction);

/// <summary>The difference between two lists of things that follow from the state: what is new, and what has gone.</summary>
/// <remarks>A deadline that moved is in both: it goes under its old moment and comes under its new one.</remarks>
internal readonly record struct Changes<T>(ImmutableArray<T> Come, ImmutableArray<T> Gone)
{
    public static Changes<T> Between(ImmutableArray<T> before, ImmutableArray<T> after) =>
        new([.. after.Except(before)], [.. before.Except(after)]);
}
