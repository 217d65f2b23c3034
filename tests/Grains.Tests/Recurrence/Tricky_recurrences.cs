using System.Diagnostics;
using static Marketplace.Recurrence.RecurrenceCast;

namespace Marketplace.Recurrence;

/// <summary>Corners of calendars and clocks that rules fall into.</summary>
public sealed class Tricky_recurrences
{
    [Theory]
    [InlineData("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("FREQ=YEARLY", "2096-02-29", "2096-02-29 2104-02-29")]
    [InlineData("FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31 2026-07-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-01-31", "2024-01-31 2024-02-29 2024-03-31 2024-04-30")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO", "2026-01-01", "2026-03-30 2026-06-29 2026-08-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "2026-01-30 2026-02-27 2026-03-31 2026-04-30")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1", "2026-01-15", "2026-01-30 2026-02-02 2026-02-27 2026-03-02")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=366", "2023-01-01", "2024-12-31 2028-12-31")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=-1,-366", "2023-01-01", "2023-12-31 2024-01-01 2024-12-31 2025-12-31")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "2019-01-01", "2020-12-28 2026-12-28 2032-12-27")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "2019-01-01", "2019-12-23 2020-12-28 2021-12-27")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "2019-01-01", "2019-12-30 2021-01-04 2022-01-03")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU", "2019-01-01", "2019-12-29 2021-01-03 2022-01-02")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20", "1997-05-12", "1997-05-12 1998-05-11 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYDAY=-1SU", "2026-01-01", "2026-12-27 2027-12-26")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYDAY=-1SU", "2026-01-01", "2026-02-22 2027-02-28")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1", "2026-01-15", "2026-02-01 2026-03-01")]
    [InlineData("FREQ=YEARLY;BYDAY=53TH", "2026-01-01", "2026-12-31 2032-12-30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=MO", "2026-03-02", "2026-03-08 2026-03-22")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", "2026-03-02", "2026-03-15 2026-03-29")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", "2026-03-05", "2026-03-11 2026-03-18")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "2023-01-01", "2024-02-29 2028-02-29")]
    [InlineData("FREQ=WEEKLY;BYMONTH=5", "2026-03-04", "2026-05-06 2026-05-13")]
    public void Dates(string rule, string start, string days)
    {
        var expected = days.Split(' ').Select(day => $"{day} 00:00").ToArray();
        Assert.Equal(expected, First(expected.Length, rule, start, "UTC"));
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYHOUR=9,17;BYSETPOS=-1", "2026-03-02 08:30", "2026-03-02 17:30, 2026-03-03 17:30")]
    [InlineData("FREQ=HOURLY;INTERVAL=5", "2026-03-02 22:15", "2026-03-02 22:15, 2026-03-03 03:15, 2026-03-03 08:15")]
    [InlineData("FREQ=HOURLY;BYDAY=TU;BYHOUR=3;BYMINUTE=0,30", "2026-03-02 22:15", "2026-03-03 03:00, 2026-03-03 03:30, 2026-03-10 03:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=7;BYMINUTE=0", "2026-03-02 22:00", "2026-03-02 22:00, 2026-03-03 05:00, 2026-03-03 12:00")]
    [InlineData("FREQ=SECONDLY;BYMINUTE=59;BYSECOND=58,60", "2026-03-02 22:00", "2026-03-02 22:59:58, 2026-03-02 22:59:59, 2026-03-02 23:59:58")]
    [InlineData("FREQ=SECONDLY;INTERVAL=86399;COUNT=3", "2026-03-02 00:00", "2026-03-02 00:00, 2026-03-02 23:59:59, 2026-03-03 23:59:58")]
    public void Times(string rule, string start, string times)
    {
        var expected = times.Split(", ");
        Assert.Equal(expected, First(expected.Length, rule, start, "UTC"));
    }

    [Fact]
    public void The_start_counts_only_if_the_rule_gives_it() =>
        Assert.Equal(["2026-03-03 09:00", "2026-03-10 09:00"], First(9, "FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-03-02 09:00"));

    [Theory]
    [InlineData("20260304", 3)]
    [InlineData("20260304T090000", 3)]
    [InlineData("20260304T085959", 2)]
    [InlineData("20260304T080000Z", 3)]
    [InlineData("20260304T075959Z", 2)]
    [InlineData("20260301", 0)]
    public void The_end_counts_to_the_second_and_a_date_ends_with_its_day(string until, int count) =>
        Assert.Equal(count, First(9, $"FREQ=DAILY;UNTIL={until}", "2026-03-02 09:00", Berlin).Length);

    [Fact]
    public void A_skipped_time_uses_the_offset_before_the_gap() =>
        Assert.Equal(
            ["2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"],
            First(3, "FREQ=DAILY", "2026-03-28 02:30", Berlin));

    [Fact]
    public void A_repeated_time_is_its_first_occurrence()
    {
        var set = Set("FREQ=DAILY;COUNT=1", Local("2026-10-25 02:30"), Berlin);

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), set.All(new RecurrenceBudget()).Single());
    }

    [Fact]
    public void What_a_gap_moves_stays_in_order_and_counts_once() =>
        Assert.Equal(
            ["2026-03-29 01:30", "2026-03-29 03:00", "2026-03-29 03:30", "2026-03-29 04:00", "2026-03-29 04:30"],
            First(5, "FREQ=MINUTELY;INTERVAL=30;COUNT=5", "2026-03-29 01:30", Berlin));

    /// <summary>Samoa had no 30 December 2011; its 9:00 is the next day's, which must not be there twice.</summary>
    [Fact]
    public void A_day_that_never_was() =>
        Assert.Equal(
            ["2011-12-29 09:00", "2011-12-31 09:00", "2012-01-01 09:00"],
            First(9, "FREQ=DAILY;COUNT=3", "2011-12-29 09:00", "Pacific/Apia"));

    [Fact]
    public void Additions_come_in_their_place_and_exclusions_win()
    {
        var set = Set("FREQ=DAILY;COUNT=3", Local("2026-03-02 09:00"), "UTC");
        DateTimeOffset At(string local) => set.Zone.Moment(Local(local)).At;
        set = set with
        {
            Added = [At("2026-03-05 12:00"), At("2026-03-02 12:00"), At("2026-03-03 09:00")],
            Excluded = [At("2026-03-04 09:00"), At("2026-03-05 12:00")],
        };

        Assert.Equal([At("2026-03-02 09:00"), At("2026-03-02 12:00"), At("2026-03-03 09:00")], set.All(new RecurrenceBudget()));
    }

    [Theory]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1")]
    [InlineData("FREQ=HOURLY;INTERVAL=24;BYHOUR=5")]
    [InlineData("FREQ=SECONDLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;INTERVAL=2147483647;BYMONTH=4;BYMONTHDAY=31")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=366")]
    public void What_never_happens_is_found_out_soon(string rule)
    {
        var began = Stopwatch.GetTimestamp();

        Assert.Empty(First(1, rule, "2026-03-02 09:00", "UTC"));
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
    }

    /// <summary>There must be room for the longest cycle of the calendar, 400 years.</summary>
    [Theory]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2044-02-29 00:00")]
    [InlineData("FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29", "2400-02-29 00:00")]
    public void What_is_rare_is_found(string rule, string first) => Assert.Equal([first], First(1, rule, rule.Contains("100", StringComparison.Ordinal) ? "2100-01-01" : "2026-01-01", "UTC"));

    [Fact]
    public void A_window_far_from_the_start_is_reached_at_once()
    {
        var set = Set("FREQ=SECONDLY;INTERVAL=7", Local("1970-01-01 00:00"), "UTC");
        var from = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var found = set.Between(from, from.AddSeconds(20), new RecurrenceBudget(200_000)).ToArray();

        Assert.Equal(3, found.Length);
        Assert.All(found, at => Assert.Equal(0, at.ToUnixTimeSeconds() % 7));
    }
}
