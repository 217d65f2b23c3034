using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Calendars;

/// <summary>Which slots somebody wants to see, from the query string.</summary>
internal sealed record SlotsRequest
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Zone { get; init; }

    public string? Duration { get; init; }

    public string? Seats { get; init; }

    public string? ResourceId { get; init; }

    /// <summary>`wash,skis:2`: add-ons that take time make slots longer.</summary>
    public string? AddOns { get; init; }

    /// <summary>What to ask the listing: its rules, and whether this long and so many are possible at all.</summary>
    public TermsQuery Wish(Check check, DateTimeOffset now) =>
        new(now, SlotDuration(check, Duration), SeatsOf(check, Seats), ChosenResources.Of(check, ResourceId), AddOnChoices.Of(check, AddOns));

    /// <summary>What to ask the calendar.</summary>
    public SlotQuery Query(Check check, BookingTerms terms)
    {
        var (from, to) = (check.OptionalLocalDate("from", From), check.OptionalLocalDate("to", To));
        LocalDates.Window(check, from, to, SlotQuery.MaximumDays);
        var duration = terms.Duration ?? terms.End - terms.Start;

        // Add-ons make a slot longer and let it begin when it would without them; else nobody with any could join the others' session.
        var interval = terms.Rules.SlotInterval ?? duration - terms.AddOnTime();
        return new SlotQuery(
            terms.ListingId,
            terms.Rules with { SlotInterval = interval },
            terms.TimeZone,
            duration,
            terms.Seats,
            Zone is null ? terms.TimeZone : check.Zone("zone", Zone),
            from,
            to);
    }

    public static TimeSpan? SlotDuration(Check check, string? duration) =>
        check.OptionalDuration("duration", duration, TimeSpan.FromMinutes(1), TermsQuery.LongestDuration);

    public static int SeatsOf(Check check, string? seats)
    {
        var number = 1;
        check.Require(
            seats is null || (int.TryParse(seats, System.Globalization.NumberStyles.None, null, out number) && number is >= 1 and <= CalendarPlan.MaximumSeats),
            "seats",
            $"must be between 1 and {CalendarPlan.MaximumSeats}");
        return number;
    }
}

/// <summary>The answer to "why is this time not bookable?": every rule that says no, each with its facts.</summary>
internal sealed record ExplanationBody(bool Bookable, IReadOnlyList<IReadOnlyDictionary<string, string>> Reasons)
{
    public static ExplanationBody Of(SlotExplanation explanation) => new(
        explanation.Bookable,
        [.. explanation.Reasons.Select(reason => reason.Facts
            .Select(fact => KeyValuePair.Create(fact.Name, fact.Value))
            .Prepend(KeyValuePair.Create("rule", reason.Rule))
            .ToDictionary(StringComparer.Ordinal))]);
}
