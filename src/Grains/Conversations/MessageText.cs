namespace Marketplace.Conversations;

/// <summary>What may be said: something, and not too much.</summary>
internal static class MessageText
{
    /// <summary>Why this text may not be said, or null if it may.</summary>
    public static Refusal? Check(string text) =>
        string.IsNullOrWhiteSpace(text) ? ConversationRefusals.TextMissing
        : text.Length > PostMessage.TextLimit ? ConversationRefusals.TextTooLong
        : null;
}
