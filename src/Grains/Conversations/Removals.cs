namespace Marketplace.Conversations;

/// <summary>The rules of what operators take away: its author cannot change it any more, and after an appeal it may come back.</summary>
internal static class Removals
{
    public static Decision<ConversationEvent> Decide(ConversationState conversation, ModerateMessage moderate, DateTimeOffset now)
    {
        if (moderate.Context.By.Role is not ActorRole.Platform)
        {
            return ConversationRefusals.Unknown;
        }

        var target = ConversationMemory.Latest(conversation, moderate.Target);
        if (moderate.Text is not { } text)
        {
            return target.Deleted ? Decision<ConversationEvent>.Nothing : new MessageRemoved(now, target.Id, target.Sequence);
        }

        // Of what is no longer remembered only the table knows whether its author took it back, and holds to it.
        var isRemoved = conversation.Newest.FirstOrDefault(message => message.Id == target.Id)?.IsRemoved ?? target.Deleted;
        return isRemoved ? new MessageRestored(now, target.Id, target.Sequence, text, moderate.Contacts) : Decision<ConversationEvent>.Nothing;
    }

    public static Message Without(Message message, MessageRemoved removed) =>
        message.DeletedAt is null ? message with { Text = string.Empty, Contacts = null, DeletedAt = removed.At, IsRemoved = true } : message;

    public static Message With(Message message, MessageRestored restored) =>
        message.IsRemoved ? message with { Text = restored.Text, Contacts = restored.Contacts, DeletedAt = null, IsRemoved = false } : message;
}
