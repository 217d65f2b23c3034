using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Series;

/// <summary>A wish to book something again and again.</summary>
/// <param name="ListingId">What to book.</param>
/// <param name="Rrule">RFC 5545, with or without `RRULE:` before it.</param>
/// <param name="Start">Local, in <paramref name="Zone"/>. It counts only if the rule gives it.</param>
/// <param name="Zone">IANA; wall-clock intent is kept across changes of the offset.</param>
/// <param name="Limit">At most so many times, 104 at most; may be left out when the rule ends by itself.</param>
/// <param name="Duration">ISO 8601, of each booking; the listing's when left out.</param>
/// <param name="Seats">Of each booking; 1 when left out.</param>
/// <param name="Notes">For the provider, at most 2,000 characters.</param>
/// <param name="SkipConflicts">Books what can be booked; by default it is all or nothing.</param>
/// <param name="ResourceIds">Who or what it should be each time, as for booking.</param>
internal sealed record SeriesRequest(
    string? ListingId,
    string? Rrule,
    string? Start,
    string? Zone,
    long? Limit,
    string? Duration,
    long? Seats,
    string? Notes,
    bool? SkipConflicts,
    string[]? ResourceIds)
{
    public SeriesPlan Plan(Check check)
    {
        var start = check.LocalDateTime("start", Start);
        return new SeriesPlan(
            check.Id("listingId", ListingId),
            check.Text("rrule", Rrule, max: 2_000),
            DateOnly.FromDateTime(start),
            TimeOnly.FromDateTime(start),
            check.Zone("zone", Zone),
            (int?)check.OptionalNumber("limit", Limit, 1, SeriesPlan.MaximumTimes),
            check.OptionalDuration("duration", Duration, TimeSpan.FromMinutes(1), TermsQuery.LongestDuration),
            (int)(check.OptionalNumber("seats", Seats, 1, CalendarPlan.MaximumSeats) ?? 1),
            check.OptionalText("notes", Notes, 2_000),
            SkipConflicts ?? false,
            ChosenResources.Of(check, ResourceIds));
    }
}

/// <summary>Which of the times are no longer wanted.</summary>
/// <param name="Scope">`one`, `following` or `all`.</param>
/// <param name="Occurrence">The index of the time, from 0; needed unless all are meant.</param>
/// <param name="Reason">Shown to both sides.</param>
internal sealed record SeriesCancelRequest(string? Scope, long? Occurrence, string? Reason);
