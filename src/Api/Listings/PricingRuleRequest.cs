namespace Marketplace.Listings;

/// <summary>When the listing costs more or less: `{"label": "Weekend", "weekdays": ["friday", "saturday"], "basisPoints": 2000}`.</summary>
/// <param name="Label">For people, at most 80 characters.</param>
/// <param name="Weekdays">On these days; on all when left out.</param>
/// <param name="From">From this local date on.</param>
/// <param name="Until">Up to this local date, inclusive.</param>
/// <param name="BookedBefore">Booked at least that long before the start, ISO 8601.</param>
/// <param name="BookedWithin">Booked at most that long before the start.</param>
/// <param name="FromUnits">For at least so many hours, days, nights or persons.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price, from -10000 to 100000; less than 0 is a discount. Either this or an amount.</param>
/// <param name="Amount">For each unit; less than 0 is a discount.</param>
internal sealed record PricingRuleRequest(
    string? Label,
    string[]? Weekdays,
    string? From,
    string? Until,
    string? BookedBefore,
    string? BookedWithin,
    long? FromUnits,
    long? BasisPoints,
    MoneyRequest? Amount)
{
    public static PricingRule Rule(Check check, string field, PricingRuleRequest? item)
    {
        check.Require(item?.BasisPoints is null != item?.Amount is null, field, "needs either basisPoints or amount");
        var weekdays = item?.Weekdays is { } days
            ? check.Items($"{field}.weekdays", days, 7, (at, day) => check.OneOf<DayOfWeek>(at, day))
            : (ImmutableArray<DayOfWeek>?)null;
        check.Require(weekdays is not { IsEmpty: true }, $"{field}.weekdays", "must name a day, or be left out");
        return new PricingRule(
            check.Text($"{field}.label", item?.Label, PricingRule.MaximumLabel),
            new PricingConditions(
                weekdays,
                check.OptionalPlannedDate($"{field}.from", item?.From),
                check.OptionalPlannedDate($"{field}.until", item?.Until),
                check.OptionalDuration($"{field}.bookedBefore", item?.BookedBefore, TimeSpan.Zero, PricingConditions.LongestLead),
                check.OptionalDuration($"{field}.bookedWithin", item?.BookedWithin, TimeSpan.Zero, PricingConditions.LongestLead),
                (int?)check.OptionalNumber($"{field}.fromUnits", item?.FromUnits, 1, PricingConditions.MostUnits)),
            (int?)check.OptionalNumber($"{field}.basisPoints", item?.BasisPoints, -100_00, PricingRule.LargestBasisPoints),
            check.OptionalMoney($"{field}.amount", item?.Amount, min: -Money.Limit));
    }
}

/// <summary>A pricing rule as it was given.</summary>
internal sealed record PricingRuleBody(
    string Label,
    ImmutableArray<DayOfWeek>? Weekdays,
    DateOnly? From,
    DateOnly? Until,
    TimeSpan? BookedBefore,
    TimeSpan? BookedWithin,
    int? FromUnits,
    int? BasisPoints,
    Money? Amount)
{
    public static PricingRuleBody Of(PricingRule rule) => new(
        rule.Label,
        rule.When.Weekdays,
        rule.When.From,
        rule.When.Until,
        rule.When.BookedBefore,
        rule.When.BookedWithin,
        rule.When.FromUnits,
        rule.BasisPoints,
        rule.Amount);
}
