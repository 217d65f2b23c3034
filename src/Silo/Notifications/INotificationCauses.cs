namespace Marketplace.Notifications;

/// <summary>
/// Whether what somebody is to be told is still so. It is asked of the tables that are written with the events: an
/// aggregate that was overtaken would tell how things were before.
/// </summary>
internal interface INotificationCauses
{
    Task<bool> Holds(NotificationCause cause, CancellationToken cancellationToken);

    /// <summary>Whether the person has read it in their list.</summary>
    Task<bool> IsRead(Guid person, Guid notification, CancellationToken cancellationToken);
}
