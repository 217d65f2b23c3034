using System.Text.Json;
using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>A conversation without its messages.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Topic">What it is about and who takes part.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="LastSequence">The place of its newest message; 0 while nothing has been said.</param>
/// <param name="CustomerRead">How far the customer has read.</param>
/// <param name="ProviderRead">How far the provider has read, or support.</param>
/// <param name="Version">The position of its latest change.</param>
/// <param name="Customer">How the customer keeps it; null as everybody does that has not said otherwise.</param>
/// <param name="Provider">How the provider does.</param>
/// <param name="Support">Where it stands with support; null in all other threads.</param>
[GenerateSerializer, Immutable, Alias("conversation.view")]
public sealed record ConversationView(
    Guid Id,
    ConversationTopic Topic,
    DateTimeOffset OpenedAt,
    long LastSequence,
    long CustomerRead,
    long ProviderRead,
    long Version,
    Keeping? Customer = null,
    Keeping? Provider = null,
    SupportCase? Support = null) : IVersioned
{
    /// <summary>How the side keeps it on which somebody takes part.</summary>
    public Keeping KeptBy(Actor who) => (Topic.SideOf(who) is ConversationSide.Customer ? Customer : Topic.SideOf(who) is null ? null : Provider) ?? Keeping.Usual;
}

/// <summary>Where a thread stands with support.</summary>
/// <param name="WaitingSince">When the first message was sent that nobody has answered yet; null while support has the last word.</param>
/// <param name="AssignedTo">The operator who looks after it; null for nobody.</param>
/// <param name="ClosedAt">When it was closed; null while it is open. Whatever its person says next opens it again.</param>
[GenerateSerializer, Immutable, Alias("conversation.support-case")]
public sealed record SupportCase(DateTimeOffset? WaitingSince = null, Guid? AssignedTo = null, DateTimeOffset? ClosedAt = null);

/// <summary>How one side keeps a thread.</summary>
/// <param name="IsArchived">Whether it is put away: lists leave it out until something is said in it.</param>
/// <param name="Mute">Null while they want to hear of what is said.</param>
[GenerateSerializer, Immutable, Alias("conversation.keeping")]
public sealed record Keeping(bool IsArchived = false, Mute? Mute = null)
{
    /// <summary>As every side does that has not said otherwise.</summary>
    public static readonly Keeping Usual = new();
}

/// <summary>That a side wants to hear of nothing that is said.</summary>
/// <param name="Until">When that ends; null for as long as they do not say so.</param>
[GenerateSerializer, Immutable, Alias("conversation.mute-until")]
public sealed record Mute(DateTimeOffset? Until)
{
    /// <summary>Whether it still holds.</summary>
    public bool Holds(DateTimeOffset now) => Until is not { } end || now < end;
}

/// <summary>A conversation with its newest messages, both as of the same version.</summary>
/// <param name="Conversation">The thread.</param>
/// <param name="Newest">Its newest messages, oldest first; at most 50.</param>
[GenerateSerializer, Immutable, Alias("conversation.page")]
public sealed record ConversationPage(ConversationView Conversation, ImmutableArray<Message> Newest);

/// <summary>The answer to whoever said or changed something.</summary>
/// <param name="Id">The message.</param>
/// <param name="Message">The message as it is now; null when it is so old that only the table of messages has it.</param>
[GenerateSerializer, Immutable, Alias("conversation.posted")]
public sealed record PostedMessage(Guid Id, Message? Message);

/// <summary>One message, as both sides see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Sequence">Its place in the thread.</param>
/// <param name="Side">Who speaks.</param>
/// <param name="AuthorId">The person; null for the system.</param>
/// <param name="Code">What happened, of system messages only.</param>
/// <param name="Text">What was said; empty once deleted.</param>
/// <param name="SentAt">When.</param>
/// <param name="EditedAt">When it was last corrected.</param>
/// <param name="DeletedAt">When it was taken back, or its words were taken away.</param>
/// <param name="Contacts">What was hidden of the text; null when nothing was, and once deleted.</param>
/// <param name="IsRemoved">Whether an operator had its words taken away; after an appeal they may come back.</param>
/// <param name="Attachments">The files that go with it; null when there are none, and once deleted.</param>
[GenerateSerializer, Immutable, Alias("conversation.message")]
public sealed record Message(
    Guid Id,
    long Sequence,
    ConversationSide Side,
    Guid? AuthorId,
    string? Code,
    string Text,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    HiddenContacts? Contacts = null,
    bool IsRemoved = false,
    ImmutableArray<AttachedFile>? Attachments = null);

/// <summary>That somebody is typing: whispered to whoever follows the thread, never stored.</summary>
/// <param name="Side">On which side.</param>
/// <param name="PersonId">Who.</param>
public sealed record TypingHint(ConversationSide Side, Guid PersonId)
{
    public static TypingHint Parse(string text) => JsonSerializer.Deserialize<TypingHint>(text, MarketplaceJson.Options)!;

    public override string ToString() => JsonSerializer.Serialize(this, MarketplaceJson.Options);
}
