namespace Marketplace.Notifications;

/// <summary>What people were told, from the table.</summary>
internal interface INotificationList
{
    /// <summary>The notifications before a place, newest first.</summary>
    Task<IReadOnlyList<ListedNotification>> Before(Guid person, long sequence, int limit, bool onlyUnread, CancellationToken cancellationToken);

    /// <summary>The place of one; null when this person has none of that id.</summary>
    Task<long?> Find(Guid person, Guid id, CancellationToken cancellationToken);

    /// <summary>How many are unread, exactly.</summary>
    Task<long> Unread(Guid person, CancellationToken cancellationToken);
}

/// <summary>One notification as it lies in the table.</summary>
internal sealed record ListedNotification(
    Guid Id, long Sequence, NotificationTopic Topic, NotificationFacts Facts, DateTimeOffset PostedAt, DateTimeOffset? ReadAt);
