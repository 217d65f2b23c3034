using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>Something a person, or the platform, wants of a conversation.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("conversation.command")]
public abstract record ConversationCommand(CommandContext Context) : ICommand;

/// <summary>Opens the conversation, or finds it open, and may say the first words in the same turn.</summary>
/// <param name="Context">By one of the topic's sides; about a listing only by the customer.</param>
/// <param name="Topic">As the edge learned it from the listing or the booking, never from the caller.</param>
/// <param name="Message">1 to 4,000 characters, or null to only open.</param>
/// <param name="Paced">False where rate limits are switched off.</param>
/// <param name="Masked">The message without its contacts; null when it has none, or may say them.</param>
/// <param name="Blocks">Filled in by the grain: who of the two blocks the other.</param>
/// <param name="TextMark">The same for messages that read alike; null when nothing is said.</param>
/// <param name="TooMuch">Filled in by the grain: why an inquiry more would be too much; null when it is not.</param>
[GenerateSerializer, Immutable, Alias("conversation.open")]
public sealed record OpenConversation(
    CommandContext Context,
    ConversationTopic Topic,
    string? Message,
    bool Paced,
    MaskedText? Masked = null,
    Blocks? Blocks = null,
    string? TextMark = null,
    Refusal? TooMuch = null)
    : ConversationCommand(Context);

/// <summary>Says something. The message's id is the command's.</summary>
/// <param name="Context">By a participant.</param>
/// <param name="Text">1 to 4,000 characters; none will do where there are files.</param>
/// <param name="Paced">False where rate limits are switched off.</param>
/// <param name="Masked">The text without its contacts; null when it has none, or may say them.</param>
/// <param name="Blocks">Filled in by the grain: who of the two blocks the other.</param>
/// <param name="Attachments">The files that go with it; null for none.</param>
/// <param name="Offered">Filled in by the grain: what is known of those of them that are their author's.</param>
/// <param name="TextMark">The same for texts that read alike; null when nothing is said.</param>
/// <param name="TooMuch">Filled in by the grain: why these first words would be too much; null when they are not.</param>
[GenerateSerializer, Immutable, Alias("conversation.post")]
public sealed record PostMessage(
    CommandContext Context,
    string Text,
    bool Paced,
    MaskedText? Masked = null,
    Blocks? Blocks = null,
    ImmutableArray<Guid>? Attachments = null,
    ImmutableArray<OfferedFile>? Offered = null,
    string? TextMark = null,
    Refusal? TooMuch = null)
    : ConversationCommand(Context)
{
    /// <summary>How many files may go with a message (domain: conversations).</summary>
    public const int AttachmentLimit = 10;

    /// <summary>How many characters a message may have: long enough for any question, short enough that fifty of them fit into one record.</summary>
    public const int TextLimit = 4_000;
}

/// <summary>Tells both sides what happened; opens the conversation if nobody has yet.</summary>
/// <param name="Context">By the platform, caused by the event that is told.</param>
/// <param name="Topic">Used when this is the first that is said.</param>
/// <param name="Code">What happened, for clients that have words of their own: `booking.confirmed`.</param>
/// <param name="Text">The same for people.</param>
[GenerateSerializer, Immutable, Alias("conversation.post-system")]
public sealed record PostSystemMessage(CommandContext Context, ConversationTopic Topic, string Code, string Text)
    : ConversationCommand(Context);

/// <summary>Corrects a message within 15 minutes.</summary>
[GenerateSerializer, Immutable, Alias("conversation.edit")]
public sealed record EditMessage(CommandContext Context, MessageFacts Target, string Text, MaskedText? Masked = null, Blocks? Blocks = null)
    : ConversationCommand(Context);

/// <summary>Takes a message back: its place remains, its words go.</summary>
[GenerateSerializer, Immutable, Alias("conversation.delete")]
public sealed record DeleteMessage(CommandContext Context, MessageFacts Target) : ConversationCommand(Context);

/// <summary>Takes away the words of a message that was reported, or puts them back.</summary>
/// <param name="Context">By the platform, caused by the decision.</param>
/// <param name="Target">Which.</param>
/// <param name="Text">What comes back; null to take it away.</param>
/// <param name="Contacts">What is hidden of what comes back.</param>
[GenerateSerializer, Immutable, Alias("conversation.moderate")]
public sealed record ModerateMessage(CommandContext Context, MessageFacts Target, string? Text, HiddenContacts? Contacts) : ConversationCommand(Context);

/// <summary>Says how far a side has read. Marks only move forward.</summary>
[GenerateSerializer, Immutable, Alias("conversation.mark-read")]
public sealed record MarkRead(CommandContext Context, long Sequence) : ConversationCommand(Context);

/// <summary>Puts the thread away for the caller's side, or takes it back among those that lists show.</summary>
[GenerateSerializer, Immutable, Alias("conversation.archive")]
public sealed record ArchiveConversation(CommandContext Context, bool IsArchived) : ConversationCommand(Context);

/// <summary>Has the caller's side hear of nothing that is said, or of everything again. It is still counted as unread.</summary>
/// <param name="Context">By a participant.</param>
/// <param name="IsMuted">False to hear again.</param>
/// <param name="Until">When they want to hear again; null for as long as they do not say so.</param>
[GenerateSerializer, Immutable, Alias("conversation.mute")]
public sealed record MuteConversation(CommandContext Context, bool IsMuted, DateTimeOffset? Until) : ConversationCommand(Context);

/// <summary>An operator takes it upon themselves to answer, or lets go of it; whoever has it may be relieved by any other.</summary>
[GenerateSerializer, Immutable, Alias("conversation.assign-support")]
public sealed record AssignSupport(CommandContext Context, bool IsTaken) : ConversationCommand(Context);

/// <summary>An operator is done with it, until its person says something more.</summary>
[GenerateSerializer, Immutable, Alias("conversation.close-support")]
public sealed record CloseSupport(CommandContext Context) : ConversationCommand(Context);

/// <summary>
/// What the edge read of a message that is to be changed. The conversation remembers its newest messages only;
/// of an older one it must be told what never changes.
/// </summary>
/// <param name="Id">The message.</param>
/// <param name="Sequence">Its place.</param>
/// <param name="AuthorId">Who wrote it; null for the system.</param>
/// <param name="SentAt">When.</param>
/// <param name="Deleted">True when it has been taken back before.</param>
/// <param name="Attachments">The files that go with it; null when there are none.</param>
[GenerateSerializer, Immutable, Alias("conversation.message-facts")]
public sealed record MessageFacts(Guid Id, long Sequence, Guid? AuthorId, DateTimeOffset SentAt, bool Deleted, ImmutableArray<Guid>? Attachments = null)
{
    public static MessageFacts Of(Message message) =>
        new(
            message.Id,
            message.Sequence,
            message.AuthorId,
            message.SentAt,
            message.DeletedAt is not null,
            message.Attachments is { } files ? [.. files.Select(file => file.Id)] : null);
}

/// <summary>A file of an author's, as it says itself.</summary>
/// <param name="File">What it is.</param>
/// <param name="Status">Where it stands.</param>
[GenerateSerializer, Immutable, Alias("conversation.offered-file")]
public sealed record OfferedFile(AttachedFile File, AttachmentStatus Status);
