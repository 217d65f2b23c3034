namespace Marketplace.Conversations;

/// <summary>What happened in all threads of somebody, in the order of all events of the marketplace.</summary>
internal interface IInboxLog
{
    /// <summary>Where that order stands.</summary>
    Task<InboxReach> Reach(CancellationToken cancellationToken);

    /// <summary>
    /// The next things after a position, oldest first; none when there are no more yet. A reader that continues from the
    /// last position it has seen gets everything exactly once, also what commits late.
    /// </summary>
    Task<IReadOnlyList<InboxEntry>> After(Actor by, long position, int limit, CancellationToken cancellationToken);
}

/// <summary>How far the order of all events goes.</summary>
/// <param name="Settled">Nothing will ever happen at or before this position that has not been seen by now.</param>
/// <param name="Given">The last position that was given out; no client can have been told of a later one.</param>
internal readonly record struct InboxReach(long Settled, long Given);

/// <summary>Something that happened in a thread.</summary>
/// <param name="Position">Where it stands among all events; positions ascend and have gaps.</param>
/// <param name="Thread">In which thread.</param>
/// <param name="Happened">What.</param>
internal sealed record InboxEntry(long Position, Guid Thread, ConversationEvent Happened);
