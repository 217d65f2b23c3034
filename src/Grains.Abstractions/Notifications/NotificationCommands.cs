namespace Marketplace.Notifications;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("notification.command")]
public abstract record NotificationCommand(CommandContext Context) : ICommand;

/// <summary>Somebody is to be told something.</summary>
/// <param name="Context">Caused by what happened.</param>
/// <param name="Case">Whom and what.</param>
/// <param name="DueAt">When; null for at once.</param>
[GenerateSerializer, Immutable, Alias("notification.plan")]
public sealed record PlanNotification(CommandContext Context, NotificationCase Case, DateTimeOffset? DueAt = null) : NotificationCommand(Context);

/// <summary>Given by the clock: what was waited for has come.</summary>
[GenerateSerializer, Immutable, Alias("notification.fall-due")]
public sealed record FallDue(CommandContext Context) : NotificationCommand(Context);

/// <summary>The person's list has it, or they do not want it there.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="MailAt">When it is mailed; null for not at all.</param>
[GenerateSerializer, Immutable, Alias("notification.record-shown")]
public sealed record RecordShown(CommandContext Context, DateTimeOffset? MailAt) : NotificationCommand(Context);

/// <summary>The mail is on its way.</summary>
[GenerateSerializer, Immutable, Alias("notification.record-mailed")]
public sealed record RecordMailed(CommandContext Context) : NotificationCommand(Context);

/// <summary>Nobody needs to be told any more.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Why">Why.</param>
[GenerateSerializer, Immutable, Alias("notification.lapse")]
public sealed record LapseNotification(CommandContext Context, LapseReason Why) : NotificationCommand(Context);

/// <summary>Whom is told what.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Facts">What it says.</param>
/// <param name="Source">What it tells of, to say why: the stream of an event, and its version or what tells it apart.</param>
/// <param name="Cause">What must still be so; null for what stays true.</param>
[GenerateSerializer, Immutable, Alias("notification.case")]
public sealed record NotificationCase(Guid PersonId, NotificationTopic Topic, NotificationFacts Facts, string Source, NotificationCause? Cause = null);

/// <summary>Why nobody was told. Stored by name; never rename.</summary>
public enum LapseReason
{
    /// <summary>What it would have told of is over.</summary>
    CausePassed,

    /// <summary>They have read it in their list before it was mailed.</summary>
    ReadBefore,

    /// <summary>They cannot be written to.</summary>
    NobodyThere,
}
