namespace Marketplace.Feeds;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("calendar-import.event")]
public abstract record CalendarImportEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ResourceId">Whose calendar it makes busy: the provider's own, or one of theirs.</param>
/// <param name="Settings">Where it is and what to do when it cannot be read.</param>
/// <param name="IntentId">The first look.</param>
/// <param name="ProviderId">Whose import it is; null is the resource itself.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.added")]
public sealed record CalendarImportAdded(
    DateTimeOffset At, Guid ResourceId, CalendarImportSettings Settings, Guid IntentId, Guid? ProviderId = null) : CalendarImportEvent(At);

/// <summary>It is time, or somebody asked; the intent follows from it.</summary>
[GenerateSerializer, Immutable, Alias("calendar-import.look-wanted")]
public sealed record CalendarLookWanted(DateTimeOffset At, Guid IntentId) : CalendarImportEvent(At);

/// <summary>It says something else than before.</summary>
/// <param name="At">The freshness stamp.</param>
/// <param name="Times">All its busy times.</param>
/// <param name="Digest">Tells this set of times from another.</param>
/// <param name="LookAt">When it is read next.</param>
[GenerateSerializer, Immutable, Alias("calendar-import.changed")]
public sealed record CalendarImportChanged(DateTimeOffset At, ImmutableArray<ImportedTime> Times, string Digest, DateTimeOffset LookAt) : CalendarImportEvent(At);

/// <summary>It says what it said.</summary>
[GenerateSerializer, Immutable, Alias("calendar-import.confirmed")]
public sealed record CalendarImportConfirmed(DateTimeOffset At, DateTimeOffset LookAt) : CalendarImportEvent(At);

/// <summary>It could not be read. What it said last stands as its settings want.</summary>
[GenerateSerializer, Immutable, Alias("calendar-import.failed")]
public sealed record CalendarImportFailed(DateTimeOffset At, string Reason, DateTimeOffset LookAt) : CalendarImportEvent(At);

[GenerateSerializer, Immutable, Alias("calendar-import.removed")]
public sealed record CalendarImportRemoved(DateTimeOffset At) : CalendarImportEvent(At);
