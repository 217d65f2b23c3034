using System.Diagnostics;

namespace Marketplace.Feeds;

/// <summary>The rules of one imported calendar: read at once, then again and again, less often while it cannot be read.</summary>
internal sealed class CalendarImport : IRules<CalendarImportState, CalendarImportCommand, CalendarImportEvent>
{
    public const string Look = "calendar.import";

    /// <summary>After many failures it is still tried twice a day: calendars come back.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(12);

    private const string Looks = "calendar_is_read";

    private CalendarImport()
    {
    }

    public static string StreamType => "calendar-import";

    public static Decision<CalendarImportEvent> Decide(CalendarImportState import, CalendarImportCommand command, DateTimeOffset now) =>
        command switch
        {
            AddCalendarImport add when import.ResourceId == Guid.Empty => Add(add, now),
            _ when import.IsRemoved || !Concerns(import, command.Context.By) => command.Context.By.Role is ActorRole.Platform
                // News of what nobody wants to know any more.
                ? Decision<CalendarImportEvent>.Nothing
                : FeedRefusals.Unknown,
            RemoveCalendarImport => new CalendarImportRemoved(now),
            RefreshCalendarImport or PassCalendarImportTime when import.LookIntent is not null => Decision<CalendarImportEvent>.Nothing,
            RefreshCalendarImport => new CalendarLookWanted(now, LookOf(command)),
            PassCalendarImportTime { Deadline: Looks } when import.LookAt <= now => new CalendarLookWanted(now, LookOf(command)),
            RecordCalendarLook look when look.IntentId == import.LookIntent => Read(import, look, now),

            // Heard before.
            _ => Decision<CalendarImportEvent>.Nothing,
        };

    public static CalendarImportState Evolve(CalendarImportState import, CalendarImportEvent happened) =>
        happened switch
        {
            CalendarImportAdded e => new CalendarImportState
            {
                ResourceId = e.ResourceId,
                ProviderId = e.ProviderId ?? e.ResourceId,
                Settings = e.Settings,
                AddedAt = e.At,
                LookIntent = e.IntentId,
            },
            CalendarLookWanted e => import with { LookIntent = e.IntentId, LookAt = null },
            CalendarImportChanged e => Fresh(import, e.At, e.LookAt) with { Digest = e.Digest, TimeCount = e.Times.Length },
            CalendarImportConfirmed e => Fresh(import, e.At, e.LookAt),
            CalendarImportFailed e => import with { LookIntent = null, LookAt = e.LookAt, Failure = e.Reason, Failures = import.Failures + 1 },
            CalendarImportRemoved => import with { LookIntent = null, LookAt = null, IsRemoved = true, TimeCount = 0 },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(CalendarImportState import) => import.LookAt is { } at ? [new Deadline(Looks, at)] : [];

    public static CalendarImportCommand AtDeadline(CalendarImportState import, string name, CommandContext context) =>
        new PassCalendarImportTime(context, name);

    public static ImmutableArray<Intent> Intents(CalendarImportState import) => import.LookIntent is { } look ? [new Intent(look, Look)] : [];

    public static bool Concerns(CalendarImportState import, Actor who) => who.IsStaff || who.ActsFor(import.OwnerId);

    private static Decision<CalendarImportEvent> Add(AddCalendarImport add, DateTimeOffset now) =>
        add.Standing >= CalendarImportSettings.MaximumPerCalendar
            ? FeedRefusals.TooMany
            : new CalendarImportAdded(now, add.Calendar, add.Settings, LookOf(add), add.Context.By.ProviderId);

    private static Decision<CalendarImportEvent> Read(CalendarImportState import, RecordCalendarLook look, DateTimeOffset now)
    {
        if (look.Failure is { } failure)
        {
            var pause = look.Pause * Math.Pow(2, Math.Min(import.Failures, 10));
            return new CalendarImportFailed(now, failure, now + (pause < LongestPause ? pause : LongestPause));
        }

        return look.Digest == import.Digest
            ? new CalendarImportConfirmed(now, now + look.Pause)
            : new CalendarImportChanged(now, look.Times, look.Digest, now + look.Pause);
    }

    private static CalendarImportState Fresh(CalendarImportState import, DateTimeOffset at, DateTimeOffset lookAt) =>
        import with { LookIntent = null, LookAt = lookAt, FreshAt = at, Failure = null, Failures = 0 };

    private static Guid LookOf(CalendarImportCommand command) => DerivedId.From(command.Context.Id.Value, "look");
}
