namespace Marketplace.Notifications;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("notification.event")]
public abstract record NotificationEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="Case">Whom and what.</param>
/// <param name="DueAt">When they are told; null for at once.</param>
/// <param name="ShowId">Names what puts it into their list.</param>
/// <param name="MailId">Names its mail, for every try.</param>
[GenerateSerializer, Immutable, Alias("notification.planned")]
public sealed record NotificationPlanned(DateTimeOffset At, NotificationCase Case, DateTimeOffset? DueAt, Guid ShowId, Guid MailId)
    : NotificationEvent(At);

/// <summary>The time that it waited for has come.</summary>
[GenerateSerializer, Immutable, Alias("notification.fell-due")]
public sealed record NotificationFellDue(DateTimeOffset At) : NotificationEvent(At);

/// <inheritdoc cref="RecordShown"/>
[GenerateSerializer, Immutable, Alias("notification.shown")]
public sealed record NotificationShown(DateTimeOffset At, DateTimeOffset? MailAt) : NotificationEvent(At);

[GenerateSerializer, Immutable, Alias("notification.mailed")]
public sealed record NotificationMailed(DateTimeOffset At) : NotificationEvent(At);

/// <summary>It ended without being told, or without being mailed.</summary>
[GenerateSerializer, Immutable, Alias("notification.lapsed")]
public sealed record NotificationLapsed(DateTimeOffset At, LapseReason Why) : NotificationEvent(At);
