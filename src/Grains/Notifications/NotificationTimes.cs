namespace Marketplace.Notifications;

/// <summary>When a notification is mailed.</summary>
internal static class NotificationTimes
{
    /// <summary>At once, after the quiet hours, or not at all (null).</summary>
    public static DateTimeOffset? MailAt(NotificationPreferences preferences, NotificationTopic topic, DateTimeOffset now) =>
        !preferences.IsOn(topic, NotificationChannel.Mail) ? null
        : NotificationTopics.Of(topic).IsUrgent || preferences.Quiet is not { } quiet ? now
        : EndOf(quiet, now) ?? now;

    /// <summary>The end of the quiet hours that an instant lies in; null when it lies in none.</summary>
    /// <remarks>An end that the clock skips uses the offset before the gap; one that comes twice is its first occurrence.</remarks>
    public static DateTimeOffset? EndOf(QuietHours quiet, DateTimeOffset now)
    {
        var clock = WallClock.Of(quiet.Zone);
        var (today, time) = (clock.DateOf(now), clock.TimeOf(now));
        if (!time.IsBetween(quiet.From, quiet.To))
        {
            return null;
        }

        var end = clock.At(time < quiet.To ? today : today.AddDays(1), quiet.To);
        return end > now ? end : now;
    }
}
