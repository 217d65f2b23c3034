using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

public sealed class Offered_slots
{
    [Fact]
    public void Without_a_plan_nothing_is_offered() => Assert.Empty(OnMonday(Case(null, MondayMorning)));

    [Fact]
    public void Counting_begins_at_the_opening_and_goes_on_by_the_duration() =>
        Assert.Equal(["02 08:00", "02 09:30", "02 11:00", "02 12:30", "02 14:00"], OnMonday(Case(NineToFive(Berlin), MondayMorning), 90));

    [Fact]
    public void The_slot_interval_may_be_finer_than_the_duration()
    {
        var rules = Plain with { SlotInterval = TimeSpan.FromMinutes(30) };
        Assert.Equal(["02 08:00", "02 08:30", "02 09:00"], OnMonday(Case(Daily(Berlin, Range(9, 11)), MondayMorning, rules)));
    }

    [Fact]
    public void An_opening_off_the_grid_is_rounded_up_to_it() =>
        Assert.Equal(["02 09:00"], OnMonday(Case(Daily(Berlin, new DayRange((9 * 60) + 10, (11 * 60) + 59)), MondayMorning)));

    [Theory]
    [InlineData("2026-03-02T09:07:31Z", 60, "02 12:00")] // 10:07 and two hours' notice: 12:07, rounded up to 13:00 in Berlin
    [InlineData("2026-03-02T09:07:31Z", 45, "02 11:15")] // 45 minutes: the grid is 15
    [InlineData("2026-03-02T09:07:31Z", 25, "02 11:10")] // 25 minutes: the grid is 5
    [InlineData("2026-03-02T09:07:31Z", 7, "02 11:07")] // 7 minutes: no usual grid divides it, and seconds are dropped
    public void The_notice_moves_the_first_start_up_the_grid(string now, int minutes, string first) =>
        Assert.Equal(first, OnMonday(Case(NineToFive(Berlin), Utc(now), SlotRules.Default), minutes)[0]);

    [Fact]
    public void The_grid_is_counted_on_the_viewers_clock()
    {
        // Kathmandu is 5:45 ahead: its full hours are at a quarter past in UTC.
        var clock = WallClock.Of("Asia/Kathmandu");
        var window = new LocalWindow(new(2026, 3, 2), new(2026, 3, 3)).On(clock);
        var slots = Slots.Between(Case(NineToFive(Berlin), MondayMorning), window, Hour, 1, clock);
        Assert.Equal(Utc("2026-03-02T08:15:00Z"), slots[0].Start);
    }

    [Fact]
    public void The_sequence_does_not_depend_on_the_page_that_is_looked_at()
    {
        var slot = Case(Daily(Berlin, Range(0, 24)), Utc("2026-03-02T06:00:00Z"));
        string[] week = Starts(slot, Berlin, "2026-03-02", "2026-03-09", TimeSpan.FromHours(7));
        string[] days = [.. Enumerable.Range(2, 7).SelectMany(day => Starts(slot, Berlin, $"2026-03-{day:00}", $"2026-03-{day + 1:00}", TimeSpan.FromHours(7)))];
        Assert.Equal(week, days);
    }

    [Fact]
    public void A_booking_of_any_listing_takes_its_time()
    {
        var slot = Case(Daily(Berlin, Range(9, 13)), MondayMorning, null, Booked(Utc("2026-03-02T09:00:00Z"), listing: Yoga));
        Assert.Equal(["02 08:00", "02 10:00", "02 11:00"], OnMonday(slot));
    }

    [Fact]
    public void Buffers_of_both_sides_are_kept_free()
    {
        var rules = Plain with { BufferBefore = TimeSpan.FromMinutes(15), SlotInterval = TimeSpan.FromMinutes(30) };
        var booked = Booked(Utc("2026-03-02T09:00:00Z"), buffer: TimeSpan.FromMinutes(15));

        // Booked 10 to 11 in Berlin, kept free until 11:15; the next one needs a quarter of an hour before it: 11:30.
        Assert.Equal(["02 10:30", "02 11:00"], OnMonday(Case(Daily(Berlin, Range(9, 13)), MondayMorning, rules, booked)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(6, 7)]
    public void A_rolling_horizon_counts_local_dates(int days, int offeredDays)
    {
        var rules = Plain with { Horizon = new SlotHorizon(days, false, null) };
        var starts = Starts(Case(NineToFive(Berlin), MondayMorning, rules), Berlin, "2026-03-02", "2026-03-16");
        Assert.Equal(offeredDays * 8, starts.Length);
    }

    [Fact]
    public void Business_days_pass_over_the_weekend()
    {
        var rules = Plain with { Horizon = new SlotHorizon(5, true, null) };
        Assert.Equal("09 15:00", Starts(Case(NineToFive(Berlin), MondayMorning, rules), Berlin, "2026-03-02", "2026-03-30")[^1]);
    }

    [Fact]
    public void A_fixed_horizon_includes_its_last_day()
    {
        var rules = Plain with { Horizon = new SlotHorizon(null, false, new(2026, 3, 4)) };
        Assert.Equal("04 15:00", Starts(Case(NineToFive(Berlin), MondayMorning, rules), Berlin, "2026-03-02", "2026-03-30")[^1]);
    }

    [Fact]
    public void A_season_has_a_first_day_and_its_hours_are_those_of_every_day()
    {
        var slot = Case(Daily(Berlin, Range(0, 24)), Utc("2026-03-02T06:00:00Z"), Plain with { Horizon = new SlotHorizon(null, false, new(2026, 3, 4), new(2026, 3, 4)) });
        var always = slot with { Rules = Plain };
        var length = TimeSpan.FromHours(7);
        Assert.Equal(
            Starts(always, Berlin, "2026-03-04", "2026-03-05", length),
            Starts(slot, Berlin, "2026-03-02", "2026-03-09", length));

        var start = Utc("2026-03-03T10:00:00Z");
        var reason = Assert.Single(new SlotJudge(slot).Reasons(new TimeRange(start, start + Hour), 1));
        Assert.Equal(("horizon", new RefusalFact("firstDate", "2026-03-04")), (reason.Rule, Assert.Single(reason.Facts)));
    }

    [Fact]
    public void A_daily_limit_closes_the_day_and_not_the_next()
    {
        var rules = Plain with { Limits = [new(SlotLimitPeriod.Day, 1, null)] };
        var slot = Case(NineToFive(Berlin), MondayMorning, rules, Booked(Utc("2026-03-02T09:00:00Z")));
        Assert.Equal("03 08:00", Starts(slot, Berlin, "2026-03-02", "2026-03-04")[0]);
    }

    [Fact]
    public void A_limit_on_time_counts_the_work_of_the_listing_alone()
    {
        var rules = Plain with { Limits = [new(SlotLimitPeriod.Week, null, TimeSpan.FromHours(2))] };
        var busy = new[] { Booked(Utc("2026-03-02T09:00:00Z")), Booked(Utc("2026-03-02T12:00:00Z"), TimeSpan.FromHours(3), listing: Yoga) };
        var slot = Case(NineToFive(Berlin), MondayMorning, rules, busy);
        Assert.NotEmpty(Starts(slot, Berlin, "2026-03-03", "2026-03-04"));
        Assert.Empty(Starts(slot, Berlin, "2026-03-03", "2026-03-04", TimeSpan.FromMinutes(61)));
        Assert.NotEmpty(Starts(slot, Berlin, "2026-03-09", "2026-03-10", TimeSpan.FromMinutes(61)));
    }

    [Fact]
    public void A_week_ends_with_sunday()
    {
        var rules = Plain with { Limits = [new(SlotLimitPeriod.Week, 1, null)] };
        var slot = Case(NineToFive(Berlin), MondayMorning, rules, Booked(Utc("2026-03-08T09:00:00Z")));
        Assert.Equal("09 08:00", Starts(slot, Berlin, "2026-03-02", "2026-03-11")[0]);
    }

    [Fact]
    public void A_session_has_as_many_seats_as_are_left()
    {
        var start = Utc("2026-03-02T08:00:00Z");
        var work = new TimeRange(start, start + Hour);
        var session = SlotSessions.Of(Massage, start);
        Occupied[] taken = [.. Enumerable.Range(0, 3).Select(seat => new Occupied(DerivedId.From(Massage, $"{seat}"), Massage, session, seat, work, work))];
        var slot = Case(Daily(Berlin, Range(9, 10)), MondayMorning, Plain with { Seats = 5 }, taken);
        var window = new LocalWindow(new(2026, 3, 2), new(2026, 3, 3)).On(WallClock.Of(Berlin));

        Assert.Equal(2, Assert.Single(Slots.Between(slot, window, Hour, 2, WallClock.Of(Berlin))).SeatsLeft);
        Assert.Empty(Slots.Between(slot, window, Hour, 3, WallClock.Of(Berlin)));
    }

    [Fact]
    public void An_override_may_change_the_seats_of_its_date()
    {
        var plan = Daily(Berlin, Range(9, 10)) with { Overrides = [new(new(2026, 3, 3), [Range(9, 10)], 2)] };
        var slot = Case(plan, MondayMorning, Plain with { Seats = 5 });
        var window = new LocalWindow(new(2026, 3, 2), new(2026, 3, 4)).On(WallClock.Of(Berlin));
        Assert.Equal([5, 2], Slots.Between(slot, window, Hour, 1, WallClock.Of(Berlin)).Select(found => found.SeatsLeft));
    }

    private static string[] OnMonday(SlotCase slot, int minutes = 60) =>
        Starts(slot, Berlin, "2026-03-02", "2026-03-03", TimeSpan.FromMinutes(minutes));
}
