using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>Something that happened in a conversation. The version of each is its position for whoever follows the thread.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("conversation.event")]
public abstract record ConversationEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("conversation.opened")]
public sealed record ConversationOpened(DateTimeOffset At, ConversationTopic Topic) : ConversationEvent(At);

/// <param name="At">When it was sent.</param>
/// <param name="MessageId">The id of the command that sent it.</param>
/// <param name="Sequence">Its place in the thread: 1, 2, 3 and so on without a gap.</param>
/// <param name="Side">Who speaks.</param>
/// <param name="AuthorId">The person; null for the system.</param>
/// <param name="Code">What happened, of system messages only.</param>
/// <param name="Text">What was said, as both sides see it.</param>
/// <param name="Contacts">What was hidden of it; null when nothing was.</param>
/// <param name="Attachments">The files that go with it; null when there are none.</param>
[GenerateSerializer, Immutable, Alias("conversation.message-posted")]
public sealed record MessagePosted(
    DateTimeOffset At,
    Guid MessageId,
    long Sequence,
    ConversationSide Side,
    Guid? AuthorId,
    string? Code,
    string Text,
    HiddenContacts? Contacts = null,
    ImmutableArray<AttachedFile>? Attachments = null)
    : ConversationEvent(At);

[GenerateSerializer, Immutable, Alias("conversation.message-edited")]
public sealed record MessageEdited(DateTimeOffset At, Guid MessageId, long Sequence, string Text, HiddenContacts? Contacts = null)
    : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Sequence">Its place, which remains.</param>
/// <param name="Attachments">The files that go with it; null when there were none.</param>
[GenerateSerializer, Immutable, Alias("conversation.message-deleted")]
public sealed record MessageDeleted(DateTimeOffset At, Guid MessageId, long Sequence, ImmutableArray<Guid>? Attachments = null) : ConversationEvent(At);

/// <summary>An operator had its words taken away.</summary>
[GenerateSerializer, Immutable, Alias("conversation.message-removed")]
public sealed record MessageRemoved(DateTimeOffset At, Guid MessageId, long Sequence) : ConversationEvent(At);

/// <summary>After an appeal its words are back.</summary>
[GenerateSerializer, Immutable, Alias("conversation.message-restored")]
public sealed record MessageRestored(DateTimeOffset At, Guid MessageId, long Sequence, string Text, HiddenContacts? Contacts) : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="Side">Whose mark moved.</param>
/// <param name="PersonId">Who read.</param>
/// <param name="Sequence">Everything up to here has been read.</param>
[GenerateSerializer, Immutable, Alias("conversation.messages-read")]
public sealed record MessagesRead(DateTimeOffset At, ConversationSide Side, Guid PersonId, long Sequence) : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="Side">Who put the thread away. Whatever is said next brings it back.</param>
[GenerateSerializer, Immutable, Alias("conversation.archived")]
public sealed record ConversationArchived(DateTimeOffset At, ConversationSide Side) : ConversationEvent(At);

[GenerateSerializer, Immutable, Alias("conversation.restored")]
public sealed record ConversationRestored(DateTimeOffset At, ConversationSide Side) : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="Side">Who hears of nothing from then on.</param>
/// <param name="Until">Until when; null for as long as they do not say so.</param>
[GenerateSerializer, Immutable, Alias("conversation.muted")]
public sealed record ConversationMuted(DateTimeOffset At, ConversationSide Side, DateTimeOffset? Until) : ConversationEvent(At);

[GenerateSerializer, Immutable, Alias("conversation.unmuted")]
public sealed record ConversationUnmuted(DateTimeOffset At, ConversationSide Side) : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="OperatorId">Who looks after it from then on; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("conversation.support-assigned")]
public sealed record SupportAssigned(DateTimeOffset At, Guid? OperatorId) : ConversationEvent(At);

/// <param name="At">When.</param>
/// <param name="OperatorId">Who closed it.</param>
[GenerateSerializer, Immutable, Alias("conversation.support-closed")]
public sealed record SupportClosed(DateTimeOffset At, Guid OperatorId) : ConversationEvent(At);
