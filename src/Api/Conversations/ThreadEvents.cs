using Marketplace.Attachments;

namespace Marketplace.Conversations;

// What followers of a thread are told, over SSE as the data of an event and over SignalR as the argument of `ThreadEvent`.

/// <summary>Somebody said something.</summary>
internal sealed record MessageEvent(
    string Type,
    Guid Id,
    Guid ThreadId,
    long Sequence,
    ConversationSide Side,
    Guid? AuthorId,
    string? Code,
    string Text,
    ImmutableArray<AttachedFile> Attachments,
    DateTimeOffset SentAt,
    ImmutableArray<ContactKind> Hidden);

/// <summary>A message was corrected.</summary>
internal sealed record EditedEvent(
    string Type, Guid Id, Guid ThreadId, long Sequence, string Text, DateTimeOffset EditedAt, ImmutableArray<ContactKind> Hidden);

/// <summary>A message was taken back, or an operator had its words taken away (`removed`).</summary>
internal sealed record DeletedEvent(string Type, Guid Id, Guid ThreadId, long Sequence, DateTimeOffset DeletedAt, bool Removed);

/// <summary>After an appeal the words of a message are back, and its files; the thread says which.</summary>
internal sealed record RestoredEvent(
    string Type, Guid Id, Guid ThreadId, long Sequence, string Text, DateTimeOffset RestoredAt, ImmutableArray<ContactKind> Hidden);

/// <summary>A side has read up to a message. Who it was of support only operators see.</summary>
internal sealed record ReadEvent(string Type, Guid ThreadId, ConversationSide Side, Guid? PersonId, long Sequence, DateTimeOffset ReadAt);

/// <summary>Support is done with a thread, until the next message of its person.</summary>
internal sealed record ClosedEvent(string Type, Guid ThreadId, DateTimeOffset ClosedAt);

/// <summary>Somebody is typing, or was a moment ago. Never stored, and nobody who was away hears of it.</summary>
internal sealed record TypingEvent(string Type, Guid ThreadId, ConversationSide Side, Guid? PersonId);

// And of a whole inbox besides.

/// <summary>Nothing happened; its `id` is where whoever named no position goes on.</summary>
internal sealed record PositionEvent(string Type);

/// <summary>There is a new thread, in which the listener takes part on the side of `role`.</summary>
internal sealed record OpenedEvent(
    string Type,
    Guid ThreadId,
    TopicKind Kind,
    ConversationSide Role,
    Guid? ListingId,
    Guid? BookingId,
    string Title,
    Guid CustomerId,
    Guid? ProviderId,
    DateTimeOffset OpenedAt);
