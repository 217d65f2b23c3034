namespace Marketplace.Series;

/// <summary>Something that happened to a series.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("series.event")]
public abstract record SeriesEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="CustomerId">The account that asked.</param>
/// <param name="Plan">What for.</param>
/// <param name="Found">The times as they were found; those with a conflict are not tried.</param>
[GenerateSerializer, Immutable, Alias("series.started")]
public sealed record SeriesStarted(DateTimeOffset At, Guid CustomerId, SeriesPlan Plan, SeriesPreview Found) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.occurrence-booked")]
public sealed record SeriesOccurrenceBooked(DateTimeOffset At, int Index) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.occurrence-skipped")]
public sealed record SeriesOccurrenceSkipped(DateTimeOffset At, int Index, string Code) : SeriesEvent(At);

/// <summary>All times are decided, and at least one is booked.</summary>
[GenerateSerializer, Immutable, Alias("series.placed")]
public sealed record SeriesPlaced(DateTimeOffset At) : SeriesEvent(At);

/// <summary>A time could not be booked and none is to be skipped: what was booked of the series is freed again.</summary>
[GenerateSerializer, Immutable, Alias("series.abandoned")]
public sealed record SeriesAbandoned(DateTimeOffset At) : SeriesEvent(At);

/// <summary>News of a booking came after its series had given up on it: it is freed too.</summary>
[GenerateSerializer, Immutable, Alias("series.occurrence-strayed")]
public sealed record SeriesOccurrenceStrayed(DateTimeOffset At, int Index) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.occurrence-released")]
public sealed record SeriesOccurrenceReleased(DateTimeOffset At, int Index) : SeriesEvent(At);

/// <summary>Nothing of the series is booked.</summary>
[GenerateSerializer, Immutable, Alias("series.refused")]
public sealed record SeriesRefused(DateTimeOffset At) : SeriesEvent(At);

/// <param name="At">When.</param>
/// <param name="By">Who asked: each booking is cancelled in their name.</param>
/// <param name="Indexes">Which times.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("series.cancellation-asked")]
public sealed record SeriesCancellationAsked(DateTimeOffset At, Actor By, ImmutableArray<int> Indexes, string? Reason) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.occurrence-cancelled")]
public sealed record SeriesOccurrenceCancelled(DateTimeOffset At, int Index) : SeriesEvent(At);

/// <summary>A time that was skipped or cancelled is wanted after all; it becomes a new booking with a payment of its own.</summary>
/// <param name="At">When.</param>
/// <param name="Index">Which time.</param>
/// <param name="Attempt">Counts the bookings of this time, from 0.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="CustomerId">In whose name it is booked.</param>
/// <param name="Plan">What is booked.</param>
[GenerateSerializer, Immutable, Alias("series.occurrence-wanted")]
public sealed record SeriesOccurrenceWanted(DateTimeOffset At, int Index, int Attempt, DateTimeOffset Start, Guid CustomerId, SeriesPlan Plan)
    : SeriesEvent(At);

/// <summary>A booking could not be cancelled, because the work has begun, say.</summary>
[GenerateSerializer, Immutable, Alias("series.occurrence-kept")]
public sealed record SeriesOccurrenceKept(DateTimeOffset At, int Index, string Code) : SeriesEvent(At);
