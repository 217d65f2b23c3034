namespace Marketplace.Notifications;

/// <summary>When people are told; the section `Notifications`.</summary>
public sealed record NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>How long before the start both sides are reminded. What is booked later than that reminds nobody: they have just been told.</summary>
    public TimeSpan ReminderBefore { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a message may lie unread before somebody is told of it.</summary>
    public TimeSpan MessageUnreadAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For whoever has not said theirs; one of <see cref="NotificationPreferences.Languages"/>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether there are words in the language, and both are times that people can wait.</summary>
    public bool IsValid() =>
        ReminderBefore > TimeSpan.Zero && ReminderBefore <= TimeSpan.FromDays(30)
        && NotificationPreferences.Languages.Contains(Language, StringComparer.Ordinal)
        && MessageUnreadAfter > TimeSpan.Zero && MessageUnreadAfter <= TimeSpan.FromDays(7);
}
