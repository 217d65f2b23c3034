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
    long Version) : IVersioned
{
    /// <summary>True while times are being booked or freed.</summary>
    public bool IsUnderWay =>
        Status is SeriesStatus.Placing or SeriesStatus.Releasing || Occurrences.Any(time => time.Outcome is OccurrenceOutcome.Cancelling);

    /// <summary>The booking of one time.</summary>
    public static Guid BookingOf(Guid seriesId, int index) => DerivedId.From(seriesId, $"occurrence/{index}");
}

/// <summary>One time of a series.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="Outcome">What became of it. What its booking went through since then, the booking says.</param>
/// <param name="BookingId">Its booking; null when it has none.</param>
/// <param name="Code">Why it was skipped or kept: the code of a refusal, or the rule of a slot.</param>
[GenerateSerializer, Immutable, Alias("series.occurrence")]
public sealed record SeriesOccurrence(int Index, DateTimeOffset Start, DateTimeOffset End, OccurrenceOutcome Outcome, Guid? BookingId, string? Code);

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
