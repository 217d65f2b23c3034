using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Nine to five is nine to five on the wall, whatever the offset does. The dates are those of 2026.</summary>
public sealed class Daylight_saving
{
    private static readonly DateTimeOffset LongAgo = Utc("2026-01-01T00:00:00Z");

    [Theory]
    [InlineData(NewYork, "2026-03-07", "07 14:00", "07 21:00")] // the day before the clocks go forward: UTC-5
    [InlineData(NewYork, "2026-03-08", "08 13:00", "08 20:00")] // the day on which they do: UTC-4 by nine
    [InlineData(NewYork, "2026-10-31", "31 13:00", "31 20:00")] // the day before they go back
    [InlineData(NewYork, "2026-11-01", "01 14:00", "01 21:00")] // the day on which they do
    [InlineData(Berlin, "2026-03-28", "28 08:00", "28 15:00")]
    [InlineData(Berlin, "2026-03-29", "29 07:00", "29 14:00")]
    [InlineData(Berlin, "2026-10-24", "24 07:00", "24 14:00")]
    [InlineData(Berlin, "2026-10-25", "25 08:00", "25 15:00")]
    public void Nine_to_five_has_eight_hours_on_every_day(string zone, string date, string first, string last)
    {
        var next = DateOnly.Parse(date, null).AddDays(1);
        var starts = Starts(Case(NineToFive(zone), LongAgo), zone, date, $"{next:yyyy-MM-dd}");

        Assert.Equal(8, starts.Length);
        Assert.Equal(first, starts[0]);
        Assert.Equal(last, starts[^1]);
    }

    [Theory]
    [InlineData(NewYork, "2026-03-08", "2026-03-09", 23)]
    [InlineData(NewYork, "2026-11-01", "2026-11-02", 25)]
    [InlineData(Berlin, "2026-03-29", "2026-03-30", 23)]
    [InlineData(Berlin, "2026-10-25", "2026-10-26", 25)]
    public void A_day_that_is_open_all_day_has_as_many_hours_as_it_has(string zone, string from, string to, int hours) =>
        Assert.Equal(hours, Starts(Case(Daily(zone, Range(0, 24)), LongAgo), zone, from, to).Length);

    [Fact]
    public void A_start_that_is_skipped_uses_the_offset_before_the_gap()
    {
        // 02:30 does not exist on 29 March; at UTC+1 it is 01:30 UTC, which the wall calls 03:30.
        var open = new PlanHours(Daily(Berlin, new DayRange(150, 600))).Open(new(2026, 3, 29), new(2026, 3, 29));
        Assert.Equal(new TimeRange(Utc("2026-03-29T01:30:00Z"), Utc("2026-03-29T08:00:00Z")), Assert.Single(open));
    }

    [Fact]
    public void A_start_that_occurs_twice_means_the_first()
    {
        var open = new PlanHours(Daily(Berlin, new DayRange(150, 600))).Open(new(2026, 10, 25), new(2026, 10, 25));
        Assert.Equal(new TimeRange(Utc("2026-10-25T00:30:00Z"), Utc("2026-10-25T09:00:00Z")), Assert.Single(open));
    }

    [Fact]
    public void A_range_inside_the_skipped_hour_keeps_its_length() =>
        Assert.Equal(
            new TimeRange(Utc("2026-03-29T01:15:00Z"), Utc("2026-03-29T01:45:00Z")),
            Assert.Single(new PlanHours(Daily(Berlin, new DayRange(135, 165))).Open(new(2026, 3, 29), new(2026, 3, 29))));

    [Fact]
    public void Durations_are_elapsed_time()
    {
        // Two hours from 01:00 end at 04:00 on the wall, because one hour of the wall is missing.
        var slot = Case(Daily(Berlin, Range(1, 4)), LongAgo);
        Assert.Equal(["29 00:00"], Starts(slot, Berlin, "2026-03-29", "2026-03-30", TimeSpan.FromHours(2)));
    }
}
