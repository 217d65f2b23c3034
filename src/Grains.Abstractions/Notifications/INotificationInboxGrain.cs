namespace Marketplace.Notifications;

/// <summary>What one person has been told in the product, and how they want to be told. The key is the account id.</summary>
[Alias("notification-inbox")]
public interface INotificationInboxGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("post")]
    Task<Outcome<PostedNotification>> Post(PostNotification command);

    /// <remarks>Refusals: `notification.unknown`.</remarks>
    [Alias("mark-read")]
    Task<Outcome<InboxView>> MarkRead(MarkNotificationRead command);

    [Alias("mark-all-read")]
    Task<Outcome<InboxView>> MarkAllRead(MarkAllNotificationsRead command);

    /// <remarks>Refusals: `notification.mandatory`, `notification.language-unknown`.</remarks>
    [Alias("set-preferences")]
    Task<Outcome<InboxView>> SetPreferences(SetNotificationPreferences command);

    /// <remarks>Refusals: `notification.mandatory`.</remarks>
    [Alias("switch-off")]
    Task<Outcome<InboxView>> SwitchOff(SwitchNotificationOff command);

    /// <summary>Who has never been told anything has an empty list and the preferences of everybody.</summary>
    [Alias("read"), ReadOnly]
    Task<InboxView> Read(CancellationToken cancellationToken);
}

/// <summary>Where a person's list stands.</summary>
/// <param name="LastSequence">The place of the newest notification; 0 while there is none.</param>
/// <param name="Preferences">How they want to be told.</param>
/// <param name="Version">The position of its latest change.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.view")]
public sealed record InboxView(long LastSequence, NotificationPreferences Preferences, long Version) : IVersioned;

/// <summary>What becomes of a notification besides the list.</summary>
/// <param name="MailAt">When it is mailed; null for not at all.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.posted-view")]
public sealed record PostedNotification(DateTimeOffset? MailAt);
