namespace Marketplace.Feeds;

/// <summary>
/// A calendar kept elsewhere whose times are busy here too. It is read again and again; a fetch that fails leaves what was
/// read before, for as long as its owner wants that. The key is the id of the import.
/// </summary>
/// <remarks>Strangers are refused with `feed.unknown` everywhere.</remarks>
[Alias("calendar-import")]
public interface ICalendarImportGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Begins to read it, at once. Refusals: `feed.too-many`.</summary>
    [Alias("add")]
    Task<Outcome<CalendarImportView>> Add(AddCalendarImport command);

    /// <summary>Reads it now rather than when it is its turn.</summary>
    [Alias("refresh")]
    Task<Outcome<CalendarImportView>> Refresh(RefreshCalendarImport command);

    /// <summary>Forgets it; its times are free again.</summary>
    [Alias("remove")]
    Task<Outcome<CalendarImportView>> Remove(RemoveCalendarImport command);

    /// <summary>Told by whoever fetched it.</summary>
    [Alias("record")]
    Task Record(RecordCalendarLook command);

    /// <summary>Whose calendar it makes busy, or made before it was removed.</summary>
    [Alias("resource"), ReadOnly]
    Task<Guid> Resource(CancellationToken cancellationToken);

    [Alias("read"), ReadOnly]
    Task<Outcome<CalendarImportView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <summary>An imported calendar.</summary>
/// <param name="Id">The import.</param>
/// <param name="ResourceId">Whose calendar it makes busy.</param>
/// <param name="Settings">Where it is and what to do when it cannot be read.</param>
/// <param name="FreshAt">When it was read last; null before the first time.</param>
/// <param name="IsStale">Whether that is longer ago than its settings allow.</param>
/// <param name="Failure">Why the last fetch failed; null when it did not.</param>
/// <param name="NextLookAt">When it is read next; null while that is under way.</param>
/// <param name="BusyTimes">How many times it makes busy.</param>
/// <param name="AddedAt">Since when it is here.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.view")]
public sealed record CalendarImportView(
    Guid Id,
    Guid ResourceId,
    CalendarImportSettings Settings,
    DateTimeOffset? FreshAt,
    bool IsStale,
    string? Failure,
    DateTimeOffset? NextLookAt,
    int BusyTimes,
    DateTimeOffset AddedAt,
    long Version) : IVersioned;

/// <param name="Url">Where the calendar is. Whoever knows it can read it, so it is shown to its owner only.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="WhenStale">What becomes of its times when it could not be read for long.</param>
/// <param name="StaleAfter">How long that is.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.settings")]
public sealed record CalendarImportSettings(string Url, string Name, StaleCalendar WhenStale, TimeSpan StaleAfter)
{
    /// <summary>Per calendar: nobody keeps more, and each is fetched for as long as it is here.</summary>
    public const int MaximumPerCalendar = 10;

    /// <summary>Of busy times that are left after joining those that touch: bounds what a gate looks through.</summary>
    public const int MaximumTimes = 2_000;
}

/// <summary>What becomes of imported times when they are stale. Stored by name; never rename.</summary>
public enum StaleCalendar
{
    /// <summary>They stay busy, and the import says that it is stale.</summary>
    Keep,

    /// <summary>They are free until it can be read again.</summary>
    Free,

    /// <summary>Nothing can be booked until it can be read again.</summary>
    Close,
}

/// <summary>A time that is busy elsewhere.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">Exclusive.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.time")]
public readonly record struct ImportedTime(DateTimeOffset Start, DateTimeOffset End);
