namespace Marketplace.Notifications;

/// <summary>Where one notification stands.</summary>
[GenerateSerializer, Immutable, Alias("notification.state")]
internal sealed record NotificationState
{
    [Id(0)]
    public NotificationPhase Phase { get; init; }

    /// <summary>Null until it is planned.</summary>
    [Id(1)]
    public NotificationCase? Case { get; init; }

    /// <summary>When what it waits for comes; null while it waits for nothing.</summary>
    [Id(2)]
    public DateTimeOffset? DueAt { get; init; }

    [Id(3)]
    public Guid ShowId { get; init; }

    [Id(4)]
    public Guid MailId { get; init; }
}

/// <summary>Where a notification stands. Stored by name; never rename.</summary>
internal enum NotificationPhase
{
    None,

    /// <summary>It is not time yet.</summary>
    Planned,

    /// <summary>To be put into the person's list.</summary>
    Due,

    /// <summary>In the list, and mailed later.</summary>
    Held,

    /// <summary>To be mailed.</summary>
    MailDue,
    Done,
    Lapsed,
}
