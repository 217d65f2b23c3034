namespace Marketplace.Conversations;

/// <summary>One thread between a customer and a provider, or between somebody and support. The key is the thread id, see <see cref="ConversationId"/>.</summary>
/// <remarks>Strangers are refused with `conversation.unknown` everywhere, so that ids cannot be probed.</remarks>
[Alias("conversation")]
public interface IConversationGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `conversation.own-listing`, `conversation.too-many-inquiries`, `conversation.same-text`, those of blocking while it is not open yet, and those of posting when it carries a message.</remarks>
    [Alias("open")]
    Task<Outcome<ConversationView>> Open(OpenConversation command);

    /// <remarks>
    /// Refusals: `conversation.blocked`, `conversation.you-block`, `conversation.same-text`, `conversation.too-many-messages` (30 a minute),
    /// `conversation.text-missing`, `conversation.text-too-long`; of files `conversation.too-many-attachments` (10), `conversation.attachment-unknown`,
    /// `conversation.attachment-not-ready`, `conversation.attachment-taken`.
    /// </remarks>
    [Alias("post")]
    Task<Outcome<PostedMessage>> Post(PostMessage command);

    [Alias("post-system")]
    Task<Outcome<PostedMessage>> PostSystem(PostSystemMessage command);

    /// <remarks>
    /// Refusals: `conversation.not-your-message`, `conversation.message-deleted`, `conversation.edit-window-over`, and those about blocking and about the text.
    /// </remarks>
    [Alias("edit")]
    Task<Outcome<PostedMessage>> Edit(EditMessage command);

    /// <remarks>Refusals: `conversation.not-your-message`. Taking back twice is taking back once.</remarks>
    [Alias("delete")]
    Task<Outcome<PostedMessage>> Delete(DeleteMessage command);

    /// <remarks>Refusals: `conversation.unknown` unless the platform asks. What is as it should be already, and what its author took back, is an answer and no refusal.</remarks>
    [Alias("moderate")]
    Task<Outcome<PostedMessage>> Moderate(ModerateMessage command);

    /// <remarks>Refusals: `conversation.sequence-unknown` for a message that nobody has written yet.</remarks>
    [Alias("mark-read")]
    Task<Outcome<ConversationView>> MarkRead(MarkRead command);

    /// <remarks>What is as it should be already is an answer and no refusal.</remarks>
    [Alias("archive")]
    Task<Outcome<ConversationView>> Archive(ArchiveConversation command);

    /// <remarks>Refusals: `conversation.mute-over` for an end that is past.</remarks>
    [Alias("mute")]
    Task<Outcome<ConversationView>> Mute(MuteConversation command);

    /// <remarks>Refusals: `conversation.unknown` unless an operator asks, `conversation.support-taken` while another has it. What is as it should be already is an answer.</remarks>
    [Alias("assign-support")]
    Task<Outcome<ConversationView>> AssignSupport(AssignSupport command);

    /// <remarks>Refusals: `conversation.unknown` unless an operator asks. Closing twice is closing once.</remarks>
    [Alias("close-support")]
    Task<Outcome<ConversationView>> CloseSupport(CloseSupport command);

    /// <summary>The thread with its newest messages, for its sides and for operators.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<ConversationPage>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>Lets whoever follows the thread know that somebody is typing. Nothing is stored, and it may be lost.</summary>
    [Alias("type"), ReadOnly]
    Task<Outcome<ConversationView>> Type(Actor by);
}
