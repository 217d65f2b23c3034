namespace Marketplace.Calendars;

/// <summary>A whole plan: a week that repeats, and dates that differ from it.</summary>
internal sealed record CalendarRequest(string? TimeZone, WeeklyHoursRequest[]? Weekly, DateOverrideRequest[]? Overrides)
{
    public CalendarPlan Plan(Check check) => new(
        check.Zone("timeZone", TimeZone),
        check.Items("weekly", Weekly, max: 7 * CalendarPlan.MaximumRangesPerDay, (field, item) => WeeklyHoursRequest.Of(item, field, check)),
        check.Items("overrides", Overrides, CalendarPlan.MaximumOverrides, (field, item) => DateOverrideRequest.Of(item, field, check)));
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

/// <summary>From a time of day up to, but not including, another one of the same day; 24:00 ends the day.</summary>
internal sealed record DayRangeRequest(string? From, string? To)
{
    public static ImmutableArray<DayRange> All(DayRangeRequest[]? ranges, string field, Check check) =>
        check.Items(field, ranges, CalendarPlan.MaximumRangesPerDay, (path, item) => new DayRange(
            DayTimes.Check(check, $"{path}.from", item?.From), DayTimes.Check(check, $"{path}.to", item?.To)));
}
