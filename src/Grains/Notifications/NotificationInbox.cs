using System.Diagnostics;

namespace Marketplace.Notifications;

/// <summary>The rules of a person's list of notifications: its order has no gaps, and it has what they want to see there.</summary>
internal sealed class NotificationInbox : IRules<InboxState, InboxCommand, InboxEvent>
{
    /// <summary>How many that were read one by one are remembered: more than anybody has on the screen. Reading an older one again is one event more.</summary>
    public const int ReadLimit = 100;

    private NotificationInbox()
    {
    }

    public static string StreamType => "notification-inbox";

    public static Decision<InboxEvent> Decide(InboxState inbox, InboxCommand command, DateTimeOffset now) => command switch
    {
        PostNotification post => inbox.Preferences.IsOn(post.Topic, NotificationChannel.InApp)
            ? new NotificationPosted(now, post.NotificationId, inbox.LastSequence + 1, post.Topic, post.Facts)
            : Decision<InboxEvent>.Nothing,
        MarkNotificationRead mark => Read(inbox, mark.Sequence, now),
        MarkAllNotificationsRead => inbox.AllRead == inbox.LastSequence ? Decision<InboxEvent>.Nothing : new AllNotificationsRead(now, inbox.LastSequence),
        SetNotificationPreferences set => Choose(inbox, set.Preferences, now),
        SwitchNotificationOff off => Choose(inbox, inbox.Preferences.Without(off.Topic, off.Channel), now),
        _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
    };

    public static InboxState Evolve(InboxState inbox, InboxEvent happened) => happened switch
    {
        NotificationPosted e => inbox with { LastSequence = e.Sequence },
        NotificationRead e => inbox with { Read = [.. inbox.Read.TakeLast(ReadLimit - 1), e.Sequence] },
        AllNotificationsRead e => inbox with { AllRead = e.Sequence, Read = [] },
        NotificationPreferencesSet e => inbox with { Preferences = e.Preferences },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    private static Decision<InboxEvent> Read(InboxState inbox, long sequence, DateTimeOffset now) =>
        sequence > inbox.LastSequence ? NotificationRefusals.Unknown
        : sequence <= inbox.AllRead || inbox.Read.Contains(sequence) ? Decision<InboxEvent>.Nothing
        : new NotificationRead(now, sequence);

    private static Decision<InboxEvent> Choose(InboxState inbox, NotificationPreferences wanted, DateTimeOffset now) =>
        wanted.Choices.FirstOrDefault(choice => !choice.IsOn && NotificationTopics.Of(choice.Topic).IsMandatory) is { } refused
            ? NotificationRefusals.Mandatory(refused.Topic)
        : wanted.Language is { } language && !NotificationPreferences.Languages.Contains(language, StringComparer.Ordinal) ? NotificationRefusals.LanguageUnknown
        : inbox.Preferences.IsSameAs(wanted) ? Decision<InboxEvent>.Nothing
        : new NotificationPreferencesSet(now, wanted);
}
