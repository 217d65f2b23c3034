namespace Marketplace.Conversations;

/// <summary>Support speaks with one voice: operators see which of them it was, others do not.</summary>
internal static class Speakers
{
    public static Guid? ShownTo(Actor reader, ConversationSide side, Guid? person) =>
        side is ConversationSide.Support && !reader.IsStaff ? null : person;
}
