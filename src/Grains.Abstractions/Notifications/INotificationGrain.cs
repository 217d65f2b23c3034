namespace Marketplace.Notifications;

/// <summary>One thing that one person is told, on every channel. The key follows from the event, the person and the topic, see <see cref="NotificationId"/>.</summary>
[Alias("notification")]
public interface INotificationGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Planning twice is planning once.</summary>
    [Alias("plan")]
    Task Plan(PlanNotification command);

    [Alias("shown")]
    Task Shown(RecordShown command);

    [Alias("mailed")]
    Task Mailed(RecordMailed command);

    [Alias("lapse")]
    Task Lapse(LapseNotification command);
}

/// <summary>The identities of notifications: whoever tells an event again finds what it caused.</summary>
public static class NotificationId
{
    /// <param name="cause">The id of the command that follows from the event for this topic.</param>
    /// <param name="person">Who is told.</param>
    public static Guid Of(CommandId cause, Guid person) => DerivedId.From(cause.Value, person, "notification");
}
