namespace Marketplace.Conversations;

/// <summary>The messages of all threads, also those that a thread itself no longer remembers.</summary>
internal interface IMessages
{
    /// <summary>The messages before a place, oldest first.</summary>
    Task<IReadOnlyList<Message>> Before(Guid thread, long sequence, int limit, CancellationToken cancellationToken);

    /// <summary>The messages after a place, oldest first.</summary>
    Task<IReadOnlyList<Message>> After(Guid thread, long sequence, int limit, CancellationToken cancellationToken);

    /// <summary>One message, or null.</summary>
    Task<Message?> Find(Guid thread, Guid message, CancellationToken cancellationToken);

    /// <summary>The position of its thread at which a message was posted.</summary>
    Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken);

    /// <summary>Which of these messages, of whatever threads, were taken back.</summary>
    Task<IReadOnlySet<MessagePlace>> TakenBack(IReadOnlyList<MessagePlace> messages, CancellationToken cancellationToken);
}

/// <summary>Where a message stands.</summary>
internal readonly record struct MessagePlace(Guid Thread, long Sequence);
