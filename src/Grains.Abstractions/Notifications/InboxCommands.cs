namespace Marketplace.Notifications;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("notification-inbox.command")]
public abstract record InboxCommand(CommandContext Context) : ICommand;

/// <summary>Puts a notification into the person's list, unless they do not want it there.</summary>
/// <param name="Context">By the platform; the same for every try.</param>
/// <param name="NotificationId">Which.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Facts">What it says.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.post")]
public sealed record PostNotification(CommandContext Context, Guid NotificationId, NotificationTopic Topic, NotificationFacts Facts) : InboxCommand(Context);

/// <summary>One notification has been read.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.mark-read")]
public sealed record MarkNotificationRead(CommandContext Context, long Sequence) : InboxCommand(Context);

/// <summary>Everything that is there now has been read.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.mark-all-read")]
public sealed record MarkAllNotificationsRead(CommandContext Context) : InboxCommand(Context);

/// <summary>Switches one topic off on one channel, as the link in a mail does.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.switch-off")]
public sealed record SwitchNotificationOff(CommandContext Context, NotificationTopic Topic, NotificationChannel Channel) : InboxCommand(Context);

/// <summary>Says how the person wants to be told; all of it at once.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.set-preferences")]
public sealed record SetNotificationPreferences(CommandContext Context, NotificationPreferences Preferences) : InboxCommand(Context);
