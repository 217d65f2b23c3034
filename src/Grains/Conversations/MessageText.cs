namespace Marketplace.Conversations;

/// <summary>What may be said: something, and not too much.</summary>
internal static class MessageText
{
    /// <summary>Long enough for any question, short enough that fifty of them fit into one record.</summary>
    public const int Limit = 4_000;

    /// <summary>Why this text may not be said, or null if it may.</summary>
    public static Refusal? Check(string text) =>
        string.IsNullOrWhiteSpace(text) ? ConversationRefusals.TextMissing
        : text.Length > Limit ? ConversationRefusals.TextTooLong
        : null;
}
