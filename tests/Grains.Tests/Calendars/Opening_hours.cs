using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

public sealed class Opening_hours
{
    [Fact]
    public void Ranges_that_touch_or_overlap_are_one() =>
        Assert.Equal(["09:00-13:00", "14:00-18:00"], On(Daily(Berlin, Range(11, 13), Range(9, 11), Range(14, 17), Range(16, 18))));

    [Fact]
    public void Midnight_joins_two_days()
    {
        var plan = new CalendarPlan(
            Berlin, [new(DayOfWeek.Monday, [Range(22, 24)]), new(DayOfWeek.Tuesday, [Range(0, 2)])], []);
        var open = new PlanHours(plan).Open(new(2026, 3, 2), new(2026, 3, 3));
        Assert.Equal(TimeSpan.FromHours(4), Assert.Single(open).Length);
    }

    [Fact]
    public void One_minute_to_midnight_is_read_as_midnight() =>
        Assert.Equal(["22:00-00:00"], On(Daily(Berlin, new DayRange(22 * 60, (24 * 60) - 1))));

    [Fact]
    public void An_override_replaces_its_date()
    {
        var plan = NineToFive(Berlin) with { Overrides = [new(new(2026, 3, 2), [Range(12, 14)], null)] };
        Assert.Equal(["12:00-14:00"], On(plan));
    }

    [Fact]
    public void An_override_without_hours_closes_its_date() =>
        Assert.Empty(On(NineToFive(Berlin) with { Overrides = [new(new(2026, 3, 2), [], null)] }));

    [Fact]
    public void What_spills_into_an_overridden_date_ends_at_midnight()
    {
        var plan = Daily(Berlin, Range(22, 24), Range(0, 2)) with { Overrides = [new(new(2026, 3, 3), [], null)] };
        var open = new PlanHours(plan).Open(new(2026, 3, 2), new(2026, 3, 3));
        Assert.Equal(Utc("2026-03-02T23:00:00Z"), open[^1].End);
    }

    private static string[] On(CalendarPlan plan) =>
        [.. new PlanHours(plan).Open(new(2026, 3, 2), new(2026, 3, 2))
            .Select(range => $"{range.Start.ToOffset(Hour):HH:mm}-{range.End.ToOffset(Hour):HH:mm}")];
}
