using System.Text.Json.Serialization;

namespace Marketplace.Series;

/// <summary>What its parties may see of a series.</summary>
/// <param name="Id">The series.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CustomerId">Who asked.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="Title">What it is.</param>
/// <param name="Plan">What was asked for.</param>
/// <param name="Occurrences">Every time, in order.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="Move">Other times that one side proposes, or what became of the last ones that both agreed to.</param>
[GenerateSerializer, Immutable, Alias("series.view")]
public sealed record SeriesView(
    Guid Id,
    SeriesStatus Status,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    SeriesPlan Plan,
    ImmutableArray<SeriesOccurrence> Occurrences,
    DateTimeOffset CreatedAt,
    long Version,
    SeriesMove? Move = null) : IVersioned
{
    /// <summary>True while times are being booked, moved or freed.</summary>
    public bool IsUnderWay =>
        Status is SeriesStatus.Placing or SeriesStatus.Releasing
        || Move is { Status: SeriesMoveStatus.Moving or SeriesMoveStatus.Returning }
        || Occurrences.Any(time => time.Outcome is OccurrenceOutcome.Pending or OccurrenceOutcome.Cancelling);

    /// <summary>The booking of one time.</summary>
    /// <param name="seriesId">The series.</param>
    /// <param name="index">Which time.</param>
    /// <param name="attempt">A time that is booked again after it was cancelled has another booking, from 1.</param>
    public static Guid BookingOf(Guid seriesId, int index, int attempt = 0) =>
        DerivedId.From(seriesId, attempt == 0 ? $"occurrence/{index}" : $"occurrence/{index}/{attempt}");
}

/// <summary>One time of a series.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="Outcome">What became of it. What its booking went through since then, the booking says.</param>
/// <param name="BookingId">Its booking; null when it has none.</param>
/// <param name="Code">Why it was skipped or kept: the code of a refusal, or the rule of a slot.</param>
/// <param name="OriginalStart">When it would begin with the others, where it was moved by itself: the RECURRENCE-ID of RFC 5545; else null.</param>
/// <param name="Attempt">Counts the bookings of this time, from 0.</param>
[GenerateSerializer, Immutable, Alias("series.occurrence")]
public sealed record SeriesOccurrence(
    int Index,
    DateTimeOffset Start,
    DateTimeOffset End,
    OccurrenceOutcome Outcome,
    Guid? BookingId,
    string? Code,
    DateTimeOffset? OriginalStart = null,
    [property: JsonIgnore] int Attempt = 0);

/// <summary>Where a series stands. Stored by name; never rename.</summary>
public enum SeriesStatus
{
    None,

    /// <summary>Its times are being booked.</summary>
    Placing,

    /// <summary>It met a conflict; what was booked of it is being freed.</summary>
    Releasing,

    /// <summary>Booked: all of it, or what could be when conflicts are skipped.</summary>
    Placed,

    /// <summary>Nothing of it is booked.</summary>
    Refused,
}

/// <summary>What became of one time. Stored by name; never rename.</summary>
public enum OccurrenceOutcome
{
    /// <summary>Its turn has not come.</summary>
    Pending,
    Booked,

    /// <summary>It could not be booked.</summary>
    Skipped,

    /// <summary>Given up before its turn came, because another time could not be booked.</summary>
    Untried,

    /// <summary>Booked after it was given up, and about to be freed.</summary>
    Strayed,

    /// <summary>Freed again, because another time could not be booked.</summary>
    Released,

    /// <summary>Somebody wants it cancelled.</summary>
    Cancelling,
    Cancelled,
}
