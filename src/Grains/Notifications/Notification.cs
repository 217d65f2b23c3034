using System.Diagnostics;
using static Marketplace.Notifications.NotificationPhase;

namespace Marketplace.Notifications;

/// <summary>
/// The rules of one notification: it is planned once, told once on each channel, and not at all when what it would tell of
/// is over. Whoever carries out its intents looks at that, because it is others' to know.
/// </summary>
internal sealed class Notification : IRules<NotificationState, NotificationCommand, NotificationEvent>
{
    /// <summary>The kind of intent that puts it into the person's list.</summary>
    public const string ShowIntent = "notification.show";

    /// <summary>The kind of intent that mails it.</summary>
    public const string MailIntent = "notification.mail";

    private const string FallsDue = "notification_is_due";

    private Notification()
    {
    }

    public static string StreamType => "notification";

    public static Decision<NotificationEvent> Decide(NotificationState notification, NotificationCommand command, DateTimeOffset now) =>
        (notification.Phase, command) switch
        {
            (None, PlanNotification plan) => Plan(plan, now),
            (Planned or Held, FallDue) when notification.DueAt <= now => new NotificationFellDue(now),
            (Due, RecordShown shown) => new NotificationShown(now, shown.MailAt),
            (MailDue, RecordMailed) => new NotificationMailed(now),
            (Due or MailDue, LapseNotification lapse) => new NotificationLapsed(now, lapse.Why),

            // Whatever comes late, or again, finds it further on.
            _ => Decision<NotificationEvent>.Nothing,
        };

    public static NotificationState Evolve(NotificationState notification, NotificationEvent happened) => happened switch
    {
        NotificationPlanned e => new NotificationState
        {
            Phase = e.DueAt is null ? Due : Planned,
            Case = e.Case,
            DueAt = e.DueAt,
            ShowId = e.ShowId,
            MailId = e.MailId,
        },
        NotificationFellDue => notification with { Phase = notification.Phase is Planned ? Due : MailDue, DueAt = null },
        NotificationShown e => notification with
        {
            Phase = e.MailAt is not { } at ? Done : at > e.At ? Held : MailDue,
            DueAt = e.MailAt > e.At ? e.MailAt : null,
        },
        NotificationMailed => notification with { Phase = Done },
        NotificationLapsed => notification with { Phase = Lapsed },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    public static ImmutableArray<Deadline> Deadlines(NotificationState notification) =>
        notification.DueAt is { } at ? [new Deadline(FallsDue, at)] : [];

    public static NotificationCommand AtDeadline(NotificationState notification, string name, CommandContext context) => new FallDue(context);

    public static ImmutableArray<Intent> Intents(NotificationState notification) => notification.Phase switch
    {
        Due => [new Intent(notification.ShowId, ShowIntent, notification.Case)],
        MailDue => [new Intent(notification.MailId, MailIntent, notification.Case)],
        _ => [],
    };

    private static NotificationPlanned Plan(PlanNotification plan, DateTimeOffset now) =>
        new(
            now,
            plan.Case,
            plan.DueAt > now ? plan.DueAt : null,
            DerivedId.From(plan.Context.Id.Value, plan.Case.PersonId, "show"),
            DerivedId.From(plan.Context.Id.Value, plan.Case.PersonId, "mail"));
}
