namespace Marketplace.Conversations;

/// <summary>What may be said: something, and not too much.</summary>
internal static class MessageText
{
    /// <summary>Why this text may not be said, or null if it may; where there are files, nothing need be said of them.</summary>
    public static Refusal? Check(string text, bool hasFiles) =>
        string.IsNullOrWhiteSpace(text) ? hasFiles ? null : ConversationRefusals.TextMissing
        : text.Length > PostMessage.TextLimit ? ConversationRefusals.TextTooLong
        : null;
}
