namespace Marketplace.Series;

/// <summary>What somebody wants again and again.</summary>
/// <param name="ListingId">What to book.</param>
/// <param name="Rule">When, as a recurrence rule of RFC 5545.</param>
/// <param name="StartDate">The local date from which the rule counts.</param>
/// <param name="StartTime">The local time of day.</param>
/// <param name="TimeZone">The IANA zone of both. Wall-clock intent is kept across changes of the offset.</param>
/// <param name="Limit">Ends a rule that does not end by itself; null when it does.</param>
/// <param name="Duration">Of each booking; null takes the listing's.</param>
/// <param name="Seats">Of each booking.</param>
/// <param name="Notes">For the provider.</param>
/// <param name="SkipConflicts">Books what can be booked. Without it a series is booked as a whole or not at all.</param>
/// <param name="Chosen">The resources that the customer chose; null for none.</param>
[GenerateSerializer, Immutable, Alias("series.plan")]
public sealed record SeriesPlan(
    Guid ListingId,
    string Rule,
    DateOnly StartDate,
    TimeOnly StartTime,
    string TimeZone,
    int? Limit,
    TimeSpan? Duration,
    int Seats,
    string? Notes,
    bool SkipConflicts,
    ImmutableArray<Guid>? Chosen = null)
{
    /// <summary>Two years of weeks: bounds the work of one series and the times that one wish may block.</summary>
    public const int MaximumTimes = 104;
}

/// <summary>One time of a series, as it was found before anything was booked.</summary>
/// <param name="Start">When the work would begin.</param>
/// <param name="End">When it would end, exclusive.</param>
/// <param name="Price">What the customer would pay for it.</param>
/// <param name="Conflict">The rule that says no, as slots explain it, or `series` when the time before is not over yet; null when it is free.</param>
[GenerateSerializer, Immutable, Alias("series.time")]
public sealed record SeriesTime(DateTimeOffset Start, DateTimeOffset End, Money Price, string? Conflict);

/// <summary>What booking a series would meet.</summary>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="Title">What it is.</param>
/// <param name="Times">In order.</param>
[GenerateSerializer, Immutable, Alias("series.preview")]
public sealed record SeriesPreview(Guid ProviderId, string Title, ImmutableArray<SeriesTime> Times);
