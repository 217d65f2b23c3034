namespace Marketplace.Conversations;

/// <summary>Every way a conversation says no. The codes are documented in docs/errors.md.</summary>
internal static class ConversationRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "conversation.unknown", "There is no such conversation.");

    public static readonly Refusal OwnListing =
        new(RefusalKind.NotValid, "conversation.own-listing", "You cannot ask yourself about your own listing.");

    public static readonly Refusal NotYourMessage =
        new(RefusalKind.NotYours, "conversation.not-your-message", "Only its author may change a message.");

    public static readonly Refusal MessageDeleted =
        new(RefusalKind.NotNow, "conversation.message-deleted", "This message has been taken back.");

    public static readonly Refusal EditWindowOver =
        new(RefusalKind.NotNow, "conversation.edit-window-over", "A message may be corrected for 15 minutes.");

    public static readonly Refusal TextMissing =
        new Refusal(RefusalKind.NotValid, "conversation.text-missing", "A message needs text.").With("text", "is required");

    public static readonly Refusal TextTooLong =
        new Refusal(RefusalKind.NotValid, "conversation.text-too-long", "A message may have 4,000 characters.")
            .With("text", $"at most {PostMessage.TextLimit} characters");

    public static readonly Refusal SequenceUnknown =
        new(RefusalKind.NotValid, "conversation.sequence-unknown", "There is no message with that sequence yet.");

    public static readonly Refusal Blocked =
        new(RefusalKind.NotYours, "conversation.blocked", "They do not want to hear of you.");

    public static readonly Refusal YouBlock =
        new(RefusalKind.NotNow, "conversation.you-block", "You do not want to hear of them; take that back first.");

    public static readonly Refusal SupportNotBlocked =
        new(RefusalKind.NotValid, "conversation.support-not-blocked", "Support cannot be blocked; the thread can be muted.");

    public static readonly Refusal SupportTaken =
        new(RefusalKind.NotNow, "conversation.support-taken", "Another operator looks after this thread; release it first.");

    public static readonly Refusal MuteOver =
        new Refusal(RefusalKind.NotValid, "conversation.mute-over", "The end of the silence is past.").With("until", "must be in the future");

    public static readonly Refusal TooManyAttachments =
        new Refusal(RefusalKind.NotValid, "conversation.too-many-attachments", "A message may have 10 attachments, each of them once.")
            .With("attachments", $"at most {PostMessage.AttachmentLimit}, each once");

    public static readonly Refusal AttachmentTaken =
        new(RefusalKind.NotNow, "conversation.attachment-taken", "Another message has this attachment, or it is gone; send the file up again.");

    public static Refusal AttachmentUnknown(Guid attachment) =>
        new Refusal(RefusalKind.NotValid, "conversation.attachment-unknown", "There is no such attachment of yours.").With("attachments", $"{attachment}");

    public static Refusal AttachmentNotReady(Guid attachment) =>
        new Refusal(RefusalKind.NotNow, "conversation.attachment-not-ready", "This attachment cannot be sent: nobody has looked into it yet, or something was found in it.")
            .With("attachments", $"{attachment}");

    public static Refusal TooManyMessages(TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "conversation.too-many-messages", "You may send 30 messages a minute.")
            .With("retryAfter", Seconds(wait));

    public static Refusal TooManyInquiries(int limit, TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "conversation.too-many-inquiries", "You have asked about many listings today, and not yet paid for any. Wait a little.")
            .With("limit", $"{limit}").With("retryAfter", Seconds(wait));

    public static Refusal SameText(int limit, TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "conversation.same-text", "You have written the same to many providers today. Say it in other words, or wait.")
            .With("limit", $"{limit}").With("retryAfter", Seconds(wait));

    /// <summary>The edge makes a header of it.</summary>
    private static string Seconds(TimeSpan wait) => $"{Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds))}";
}
