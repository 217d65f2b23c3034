namespace Marketplace.Notifications;

/// <summary>Every way in which notifications say no. The codes are documented in docs/errors.md.</summary>
internal static class NotificationRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "notification.unknown", "There is no such notification.");

    public static readonly Refusal LanguageUnknown =
        new Refusal(RefusalKind.NotValid, "notification.language-unknown", "There are no words in this language.")
            .With("language", $"must be one of {string.Join(", ", NotificationPreferences.Languages)}");

    public static Refusal Mandatory(NotificationTopic topic) =>
        new Refusal(RefusalKind.NotValid, "notification.mandatory", "What is about your money and your account is always told.").With("topic", topic);
}
