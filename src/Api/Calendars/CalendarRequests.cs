namespace Marketplace.Calendars;

/// <summary>A whole plan: a week that repeats, dates that differ from it, and stretches of days that differ.</summary>
internal sealed record CalendarRequest(
    string? TimeZone, WeeklyHoursRequest[]? Weekly, DateOverrideRequest[]? Overrides, PlanPeriodRequest[]? Periods)
{
    public CalendarPlan Plan(Check check) => new(
        check.Zone("timeZone", TimeZone),
        check.Items("weekly", Weekly, max: 7 * CalendarPlan.MaximumRangesPerDay, (field, item) => WeeklyHoursRequest.Of(item, field, check)),
        check.Items("overrides", Overrides, CalendarPlan.MaximumOverrides, (field, item) => DateOverrideRequest.Of(item, field, check)))
    {
        Periods = check.Items("periods", Periods, CalendarPlan.MaximumPeriods, (field, item) => PlanPeriodRequest.Of(item, field, check)),
    };
}

/// <summary>The hours of one weekday.</summary>
internal sealed record WeeklyHoursRequest(string? Day, DayRangeRequest[]? Ranges)
{
    public static WeeklyHours Of(WeeklyHoursRequest? item, string field, Check check) => new(
        check.OneOf<DayOfWeek>($"{field}.day", item?.Day), DayRangeRequest.All(item?.Ranges, $"{field}.ranges", check));
}

/// <summary>One date that differs from the week; without ranges it is closed.</summary>
internal sealed record DateOverrideRequest(string? Date, DayRangeRequest[]? Ranges, long? Seats)
{
    public static DateOverride Of(DateOverrideRequest? item, string field, Check check) => new(
        check.LocalDate($"{field}.date", item?.Date),
        DayRangeRequest.All(item?.Ranges, $"{field}.ranges", check),
        (int?)check.OptionalNumber($"{field}.seats", item?.Seats, 1, CalendarPlan.MaximumSeats));
}

/// <summary>
/// Days that differ from the week, the last one included: a `vacation` or a `holiday` is closed, a `travel` is open on the
/// clocks of its `timeZone`. `everyYear` means the same days of later years as well.
/// </summary>
internal sealed record PlanPeriodRequest(string? FirstDay, string? LastDay, string? Kind, string? Label, string? TimeZone, bool? EveryYear)
{
    public static PlanPeriod Of(PlanPeriodRequest? item, string field, Check check)
    {
        var first = check.LocalDate($"{field}.firstDay", item?.FirstDay);
        var last = item?.LastDay is null ? first : check.LocalDate($"{field}.lastDay", item.LastDay);
        var length = last.DayNumber - first.DayNumber + 1;
        check.Require(length is >= 1 and <= PlanPeriod.MaximumDays, $"{field}.lastDay", $"must be at most {PlanPeriod.MaximumDays - 1} days after firstDay");
        var kind = check.OneOf<PlanPeriodKind>($"{field}.kind", item?.Kind);
        check.Require(kind is PlanPeriodKind.Travel || item?.TimeZone is null, $"{field}.timeZone", "is for travel only");
        return new PlanPeriod(
            first,
            last,
            kind,
            check.OptionalText($"{field}.label", item?.Label, PlanPeriod.MaximumLabel),
            kind is PlanPeriodKind.Travel ? check.Zone($"{field}.timeZone", item?.TimeZone) : null,
            item?.EveryYear ?? false);
    }
}

/// <summary>From a time of day up to, but not including, another one of the same day; 24:00 ends the day.</summary>
internal sealed record DayRangeRequest(string? From, string? To)
{
    public static ImmutableArray<DayRange> All(DayRangeRequest[]? ranges, string field, Check check) =>
        check.Items(field, ranges, CalendarPlan.MaximumRangesPerDay, (path, item) => new DayRange(
            DayTimes.Check(check, $"{path}.from", item?.From), DayTimes.Check(check, $"{path}.to", item?.To)));
}
