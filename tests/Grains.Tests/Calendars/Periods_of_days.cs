using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Vacations, holidays and journeys. 2 March 2026 is a Monday.</summary>
public sealed class Periods_of_days
{
    [Fact]
    public void A_vacation_closes_its_days_even_where_a_date_says_otherwise()
    {
        var plan = NineToFive(Berlin) with
        {
            Overrides = [new(new(2026, 3, 3), [Range(9, 10)], null)],
            Periods = [Period("2026-03-03", "2026-03-04", PlanPeriodKind.Vacation)],
        };
        Assert.Equal([2, 5], Days(plan, 2, 6));
    }

    [Fact]
    public void A_holiday_is_closed_unless_its_date_is_overridden()
    {
        var plan = NineToFive(Berlin) with
        {
            Overrides = [new(new(2026, 3, 4), [Range(10, 12)], null)],
            Periods = [Period("2026-03-03", "2026-03-04", PlanPeriodKind.Holiday)],
        };
        Assert.Equal([2, 4, 5], Days(plan, 2, 6));
    }

    [Theory]
    [InlineData("2019-12-24", "2020-01-02", "2026-01-02", true)] // around new year it is last year's that lasts
    [InlineData("2019-12-24", "2020-01-02", "2026-01-03", false)]
    [InlineData("2019-12-24", "2020-01-02", "2026-12-24", true)]
    [InlineData("2024-02-29", "2024-02-29", "2026-02-28", true)]
    [InlineData("2024-02-29", "2024-02-29", "2028-02-29", true)]
    [InlineData("2024-02-29", "2024-02-29", "2028-02-28", false)]
    [InlineData("2027-05-01", "2027-05-01", "2026-05-01", false)] // not before the first
    public void What_comes_every_year_comes_on_the_same_days(string first, string last, string date, bool covered) =>
        Assert.Equal(covered, (Period(first, last, PlanPeriodKind.Holiday) with { EveryYear = true }).Covers(Date(date)));

    [Fact]
    public void On_a_journey_nine_is_nine_where_the_traveller_is()
    {
        var plan = NineToFive(Berlin) with { Periods = [Journey("2026-03-03", "2026-03-03", NewYork)] };
        string[] starts = Starts(Case(plan, MondayMorning), Berlin, "2026-03-02", "2026-03-05");
        Assert.Equal(["02 08:00", "03 14:00", "04 08:00"], starts.Where((_, index) => index % 8 == 0));
    }

    [Fact]
    public void Hours_that_a_journey_brings_together_are_one_range()
    {
        // Ten in the evening in New York is four in the morning in Berlin, where the next day begins at midnight.
        var plan = Daily(Berlin, Range(0, 24)) with { Periods = [Journey("2026-03-02", "2026-03-03", NewYork)] };
        var open = Assert.Single(new PlanHours(plan).Open(new(2026, 3, 2), new(2026, 3, 4)));
        Assert.Equal(new TimeRange(Utc("2026-03-02T05:00:00Z"), Utc("2026-03-04T23:00:00Z")), open);
    }

    [Theory]
    [InlineData("2026-03-02T22:59:00Z", 2)] // Monday in Berlin
    [InlineData("2026-03-03T04:59:00Z", 2)] // Tuesday has not begun in New York
    [InlineData("2026-03-03T05:00:00Z", 3)]
    [InlineData("2026-03-03T23:00:00Z", 4)] // Wednesday begins in Berlin
    public void An_instant_belongs_to_the_date_that_began_last(string instant, int day)
    {
        var plan = NineToFive(Berlin) with { Periods = [Journey("2026-03-03", "2026-03-03", NewYork)] };
        Assert.Equal(new DateOnly(2026, 3, day), new PlanHours(plan).DateOf(Utc(instant)));
    }

    [Fact]
    public void What_the_clocks_push_over_midnight_does_not_reach_a_day_off()
    {
        // Nuuk skips the last hour of 28 March 2026: half past eleven is half past midnight.
        var plan = Daily("America/Nuuk", new DayRange(22 * 60, (23 * 60) + 30));
        var off = plan with { Periods = [Period("2026-03-29", "2026-03-29", PlanPeriodKind.Vacation)] };
        Assert.Equal(Utc("2026-03-29T01:30:00Z"), new PlanHours(plan).Open(new(2026, 3, 28), new(2026, 3, 28))[0].End);
        Assert.Equal(Utc("2026-03-29T01:00:00Z"), new PlanHours(off).Open(new(2026, 3, 28), new(2026, 3, 28))[0].End);
    }

    [Fact]
    public void Why_it_is_closed_says_what_for()
    {
        var plan = NineToFive(Berlin) with { Periods = [Period("2026-03-03", "2026-03-14", PlanPeriodKind.Vacation) with { Label = "Sicily" }] };
        var start = Utc("2026-03-03T10:00:00Z");
        var reason = Assert.Single(new SlotJudge(Case(plan, MondayMorning)).Reasons(new TimeRange(start, start + Hour), 1));
        Assert.Equal("override", reason.Rule);
        Assert.Contains(new RefusalFact("label", "Sicily"), reason.Facts);
        Assert.Contains(new RefusalFact("kind", "vacation"), reason.Facts);
    }

    private static PlanPeriod Period(string first, string last, PlanPeriodKind kind) => new(Date(first), Date(last), kind, null, null, false);

    private static PlanPeriod Journey(string first, string last, string zone) => new(Date(first), Date(last), PlanPeriodKind.Travel, null, zone, false);

    private static DateOnly Date(string date) => DateOnly.Parse(date, null);

    private static IEnumerable<int> Days(CalendarPlan plan, int from, int to) =>
        Starts(Case(plan, MondayMorning), Berlin, $"2026-03-{from:00}", $"2026-03-{to:00}").Select(start => int.Parse(start[..2], null)).Distinct();
}
