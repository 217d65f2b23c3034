using Marketplace.Listings;

namespace Marketplace.Series;

/// <summary>A wish for other times. At least one of start and duration is needed.</summary>
/// <param name="Scope">`one`, `following` or `all`.</param>
/// <param name="Occurrence">The index of the time that is named, from 0.</param>
/// <param name="Start">When that one begins from now on, local in the zone of the series. The others go as far, by the clock on the wall.</param>
/// <param name="Rrule">Gives the times one after the other their new starts instead, counted from `start`; RFC 5545.</param>
/// <param name="Duration">ISO 8601; how long each takes from now on. None may come to cost something else by it.</param>
/// <param name="IncludeMoved">Takes those along that were moved by themselves before; by default they stay where they are.</param>
/// <param name="SkipConflicts">Moves what can be moved; by default it is all or nothing.</param>
/// <param name="WaiveFee">From the provider: cancellations are judged by the new starts.</param>
/// <param name="Reason">For the other side.</param>
internal sealed record SeriesMoveRequest(
    string? Scope,
    long? Occurrence,
    string? Start,
    string? Rrule,
    string? Duration,
    bool? IncludeMoved,
    bool? SkipConflicts,
    bool? WaiveFee,
    string? Reason)
{
    public SeriesChange Change(Check check)
    {
        var scope = check.OneOf<SeriesScope>("scope", Scope);
        check.Require(Start is not null || Duration is not null, "start", "is required, unless the duration is to change");
        check.Require(Rrule is null || Start is not null, "start", "is required with a rule");
        check.Require(Rrule is null || scope is not SeriesScope.One, "rrule", "is for several times");
        var start = Start is null ? (DateTime?)null : check.LocalDateTime("start", Start);
        return new SeriesChange(
            scope,
            (int)check.Number("occurrence", Occurrence, 0, SeriesPlan.MaximumTimes - 1),
            check.OptionalText("rrule", Rrule, 2_000),
            start is { } date ? DateOnly.FromDateTime(date) : null,
            start is { } time ? TimeOnly.FromDateTime(time) : null,
            check.OptionalDuration("duration", Duration, TimeSpan.FromMinutes(1), TermsQuery.LongestDuration),
            IncludeMoved ?? false,
            SkipConflicts ?? false,
            WaiveFee ?? false,
            check.OptionalText("reason", Reason, 1_000));
    }
}

/// <param name="WaiveFee">From the provider: cancellations are judged by the new starts.</param>
internal sealed record SeriesMoveConsent(bool? WaiveFee);

/// <param name="Occurrence">The index of the time that is wanted after all, from 0.</param>
internal sealed record SeriesRebookRequest(long? Occurrence);
