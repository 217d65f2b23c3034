namespace Marketplace.Feeds;

[GenerateSerializer, Immutable, Alias("calendar-import.command")]
public abstract record CalendarImportCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the owner of the calendar.</param>
/// <param name="Settings">Where it is and what to do when it cannot be read.</param>
/// <param name="Standing">How many the calendar has; the grain fills it in.</param>
/// <param name="ResourceId">Which of one's staff, rooms or devices it makes busy; null is oneself. Whoever asks has looked whose it is.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.add")]
public sealed record AddCalendarImport(CommandContext Context, CalendarImportSettings Settings, int Standing = 0, Guid? ResourceId = null)
    : CalendarImportCommand(Context)
{
    /// <summary>Whose calendar it makes busy.</summary>
    public Guid Calendar => ResourceId ?? Context.By.ProviderId;
}

[GenerateSerializer, Immutable, Alias("calendar-import.refresh")]
public sealed record RefreshCalendarImport(CommandContext Context) : CalendarImportCommand(Context);

[GenerateSerializer, Immutable, Alias("calendar-import.remove")]
public sealed record RemoveCalendarImport(CommandContext Context) : CalendarImportCommand(Context);

/// <summary>What a fetch found.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which look.</param>
/// <param name="Times">The busy times, in order, none touching another; none when it could not be read.</param>
/// <param name="Digest">Tells one set of times from another.</param>
/// <param name="Failure">Why it could not be read; null when it could.</param>
/// <param name="Pause">How long to wait before the next look; after a failure longer and longer.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.record")]
public sealed record RecordCalendarLook(
    CommandContext Context, Guid IntentId, ImmutableArray<ImportedTime> Times, string Digest, string? Failure, TimeSpan Pause)
    : CalendarImportCommand(Context);

/// <summary>Given by the clock: time to look again.</summary>
[GenerateSerializer, Immutable, Alias("calendar-import.pass-time")]
public sealed record PassCalendarImportTime(CommandContext Context, string Deadline) : CalendarImportCommand(Context);
