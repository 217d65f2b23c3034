using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>One side wants other times, and the other side has to agree. Nothing is held for them yet.</summary>
[GenerateSerializer, Immutable, Alias("series.move-proposed")]
public sealed record SeriesMoveProposed(DateTimeOffset At, SeriesMove Move) : SeriesEvent(At);

/// <summary>The proposed times are off.</summary>
[GenerateSerializer, Immutable, Alias("series.move-declined")]
public sealed record SeriesMoveDeclined(DateTimeOffset At, BookingSide By, string? Reason) : SeriesEvent(At);

/// <summary>Both sides agree: the bookings are moved one after the other.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who agreed.</param>
/// <param name="WaivesFee">Whether they waive the fee.</param>
/// <param name="Move">What was agreed, with what was in its way at that moment.</param>
[GenerateSerializer, Immutable, Alias("series.move-agreed")]
public sealed record SeriesMoveAgreed(DateTimeOffset At, Actor By, bool WaivesFee, SeriesMove Move) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.time-moved")]
public sealed record SeriesTimeMoved(DateTimeOffset At, int Index) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.time-stayed")]
public sealed record SeriesTimeStayed(DateTimeOffset At, int Index, string Code) : SeriesEvent(At);

/// <summary>Its booking ended before its turn came.</summary>
[GenerateSerializer, Immutable, Alias("series.time-gone")]
public sealed record SeriesTimeGone(DateTimeOffset At, int Index) : SeriesEvent(At);

/// <summary>One could not be moved and none is to be skipped: those that were are moved back.</summary>
[GenerateSerializer, Immutable, Alias("series.move-undone")]
public sealed record SeriesMoveUndone(DateTimeOffset At) : SeriesEvent(At);

/// <summary>News of a time that was moved came after the move was undone: it is moved back too.</summary>
[GenerateSerializer, Immutable, Alias("series.time-strayed")]
public sealed record SeriesTimeStrayed(DateTimeOffset At, int Index) : SeriesEvent(At);

[GenerateSerializer, Immutable, Alias("series.time-returned")]
public sealed record SeriesTimeReturned(DateTimeOffset At, int Index) : SeriesEvent(At);

/// <summary>Somebody had its old time by then, so it keeps the new one.</summary>
[GenerateSerializer, Immutable, Alias("series.time-stranded")]
public sealed record SeriesTimeStranded(DateTimeOffset At, int Index, string Code) : SeriesEvent(At);

/// <summary>Every time is decided.</summary>
[GenerateSerializer, Immutable, Alias("series.move-ended")]
public sealed record SeriesMoveEnded(DateTimeOffset At) : SeriesEvent(At);
