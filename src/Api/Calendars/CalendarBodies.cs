namespace Marketplace.Calendars;

/// <summary>A plan as it was written, and what is booked.</summary>
/// <param name="TimeZone">The zone of the plan.</param>
/// <param name="Weekly">Per weekday, Monday first.</param>
/// <param name="Overrides">By date.</param>
/// <param name="Periods">Stretches of days that differ, by their first day.</param>
/// <param name="From">The first local date of the occupancy.</param>
/// <param name="To">Its last local date, exclusive.</param>
/// <param name="Occupancy">The booked times in that window, by start.</param>
/// <param name="UpdatedAt">When the plan was last replaced.</param>
internal sealed record CalendarBody(
    string TimeZone,
    IReadOnlyList<WeeklyHoursBody> Weekly,
    IReadOnlyList<DateOverrideBody> Overrides,
    ImmutableArray<PlanPeriod> Periods,
    DateOnly From,
    DateOnly To,
    ImmutableArray<OccupiedTime> Occupancy,
    DateTimeOffset UpdatedAt)
{
    public static CalendarBody Of(CalendarView view, OccupiedList occupied) => new(
        view.Plan.TimeZone,
        [.. view.Plan.Weekly.Select(day => new WeeklyHoursBody(day.Day, DayRangeBody.All(day.Ranges)))],
        [.. view.Plan.Overrides.Select(date => new DateOverrideBody(date.Date, DayRangeBody.All(date.Ranges), date.Seats))],
        view.Plan.Periods,
        occupied.From,
        occupied.To,
        occupied.Times,
        view.UpdatedAt);
}

internal sealed record WeeklyHoursBody(DayOfWeek Day, IReadOnlyList<DayRangeBody> Ranges);

internal sealed record DateOverrideBody(DateOnly Date, IReadOnlyList<DayRangeBody> Ranges, int? Seats);

internal sealed record DayRangeBody(string From, string To)
{
    public static IReadOnlyList<DayRangeBody> All(ImmutableArray<DayRange> ranges) =>
        [.. ranges.Select(range => new DayRangeBody(DayTimes.Format(range.From), DayTimes.Format(range.To)))];
}
