namespace Marketplace.Conversations;

/// <summary>How each side keeps a thread: put away until something is said, and heard of or not.</summary>
internal static class Keepings
{
    public static Decision<ConversationEvent> Archive(ConversationState conversation, ArchiveConversation archive, ConversationSide side, DateTimeOffset now) =>
        Of(conversation, side).IsArchived == archive.IsArchived ? Decision<ConversationEvent>.Nothing
        : archive.IsArchived ? new ConversationArchived(now, side)
        : new ConversationRestored(now, side);

    public static Decision<ConversationEvent> Mute(ConversationState conversation, MuteConversation mute, ConversationSide side, DateTimeOffset now)
    {
        var known = Of(conversation, side).Mute;
        return !mute.IsMuted ? known is null ? Decision<ConversationEvent>.Nothing : new ConversationUnmuted(now, side)
            : mute.Until <= now ? ConversationRefusals.MuteOver
            : known == new Mute(mute.Until) ? Decision<ConversationEvent>.Nothing
            : new ConversationMuted(now, side, mute.Until);
    }

    public static ConversationState Keep(ConversationState conversation, ConversationSide side, Func<Keeping, Keeping> change) =>
        side is ConversationSide.Customer
            ? conversation with { Customer = change(Of(conversation, side)) }
            : conversation with { Provider = change(Of(conversation, side)) };

    /// <summary>Something was said: nobody misses it because they had put the thread away.</summary>
    public static ConversationState BroughtBack(ConversationState conversation) =>
        conversation is { Customer: null or { IsArchived: false }, Provider: null or { IsArchived: false } }
            ? conversation
            : Keep(Keep(conversation, ConversationSide.Customer, Out), ConversationSide.Provider, Out);

    private static Keeping Out(Keeping kept) => kept with { IsArchived = false };

    private static Keeping Of(ConversationState conversation, ConversationSide side) =>
        (side is ConversationSide.Customer ? conversation.Customer : conversation.Provider) ?? Keeping.Usual;
}
