namespace Marketplace.Notifications;

/// <summary>Something that happened in a person's list. The version of each is its position for whoever follows it.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("notification-inbox.event")]
public abstract record InboxEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="NotificationId">Which.</param>
/// <param name="Sequence">Its place in the list: 1, 2, 3 and so on without a gap.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Facts">What it says.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.posted")]
public sealed record NotificationPosted(DateTimeOffset At, Guid NotificationId, long Sequence, NotificationTopic Topic, NotificationFacts Facts)
    : InboxEvent(At);

[GenerateSerializer, Immutable, Alias("notification-inbox.read")]
public sealed record NotificationRead(DateTimeOffset At, long Sequence) : InboxEvent(At);

/// <param name="At">When.</param>
/// <param name="Sequence">Everything up to here has been read.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.all-read")]
public sealed record AllNotificationsRead(DateTimeOffset At, long Sequence) : InboxEvent(At);

[GenerateSerializer, Immutable, Alias("notification-inbox.preferences-set")]
public sealed record NotificationPreferencesSet(DateTimeOffset At, NotificationPreferences Preferences) : InboxEvent(At);
