namespace Marketplace.Conversations;

/// <summary>What somebody would say first to a provider, in an inquiry.</summary>
/// <param name="Context">Of what they sent.</param>
/// <param name="ProviderId">To whom.</param>
/// <param name="Opens">Whether the inquiry is a new one.</param>
/// <param name="TextMark">The same for texts that read alike; null when nothing is said yet.</param>
internal sealed record FirstWords(CommandContext Context, Guid ProviderId, bool Opens, string? TextMark)
{
    /// <summary>Null where nobody is written to first, and where it would not be said anyhow.</summary>
    public static FirstWords? Of(ConversationState conversation, ConversationCommand command, DateTimeOffset now)
    {
        var words = command switch
        {
            OpenConversation { Topic.Kind: TopicKind.Listing } open when conversation.Topic is null =>
                new FirstWords(open.Context, open.Topic.ProviderId, Opens: true, open.TextMark),
            OpenConversation open => InInquiry(conversation, open.Context, open.TextMark),
            PostMessage post => InInquiry(conversation, post.Context, post.TextMark),
            _ => null,
        };
        return words is not null && !Conversation.Decide(conversation, command, now).Events.IsDefaultOrEmpty ? words : null;
    }

    /// <summary>What would happen, unless it is too much: that is said last, of what could be said otherwise.</summary>
    public static Decision<ConversationEvent> Unless(Refusal? tooMuch, Decision<ConversationEvent> decision) =>
        tooMuch is not null && decision.Refusal is null && !decision.Events.IsEmpty ? tooMuch : decision;

    private static FirstWords? InInquiry(ConversationState conversation, CommandContext context, string? textMark) =>
        textMark is not null && conversation is { Topic: { Kind: TopicKind.Listing } topic, LastSequence: 0 } && topic.CustomerId == context.By.Id
            ? new FirstWords(context, topic.ProviderId, Opens: false, textMark)
            : null;
}
