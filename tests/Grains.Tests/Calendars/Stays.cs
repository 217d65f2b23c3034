using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Days and nights, counted by local date. In Berlin the clocks change on 29 March and 25 October 2026.</summary>
public sealed class Stays
{
    private static readonly SlotStay Nights = new(StayUnit.Night, new(15, 0), new(11, 0));

    private static readonly SlotStay WorkDays = new(StayUnit.Day, new(8, 0), new(18, 0));

    private static readonly WallClock Clock = WallClock.Of(Berlin);

    [Theory]
    [InlineData("2026-03-28T14:00:00Z", 1, "2026-03-29T09:00:00Z")]
    [InlineData("2026-10-24T13:00:00Z", 2, "2026-10-26T10:00:00Z")]
    public void A_night_ends_at_the_check_out_of_the_date_after_it(string start, int nights, string end)
    {
        Assert.Equal(Utc(end), Nights.End(Utc(start), nights, Clock));
        Assert.Equal(nights, Nights.Units(new TimeRange(Utc(start), Utc(end)), Clock));
    }

    [Fact]
    public void A_day_may_end_on_its_own_date()
    {
        var work = new TimeRange(Utc("2026-03-02T07:00:00Z"), Utc("2026-03-04T17:00:00Z"));
        Assert.Equal(work.End, WorkDays.End(work.Start, 3, Clock));
        Assert.Equal(3, WorkDays.Units(work, Clock));
    }

    [Theory]
    [InlineData(StayUnit.Night)]
    [InlineData(StayUnit.Day)]
    public void Without_times_it_ends_when_it_began_some_dates_later(StayUnit unit)
    {
        var stay = new SlotStay(unit, null, null);
        var start = Utc("2026-03-27T22:30:00Z"); // half past eleven at night
        Assert.Equal(Utc("2026-03-29T21:30:00Z"), stay.End(start, 2, Clock));
        Assert.Equal(2, stay.Units(new TimeRange(start, Utc("2026-03-29T21:30:00Z")), Clock));
    }

    [Fact]
    public void There_is_one_stay_to_begin_on_each_date_whatever_the_hours_of_the_desk()
    {
        var plan = NineToFive(Berlin) with { Overrides = [new(new(2026, 3, 5), [], null)] };

        // The night of the 5th is not to be had, so two nights cannot begin on the 4th either.
        Assert.Equal(["02 14:00", "03 14:00", "06 14:00"], Starts(Case(plan, MondayMorning, Plain with { Stay = Nights }), Berlin, "2026-03-02", "2026-03-07", TimeSpan.FromDays(2)));
    }

    [Fact]
    public void Who_leaves_in_the_morning_makes_room_for_the_afternoon()
    {
        var taken = Booked(Utc("2026-03-03T14:00:00Z"), TimeSpan.FromHours(20));
        string[] starts = Starts(Case(NineToFive(Berlin), MondayMorning, Plain with { Stay = Nights }, taken), Berlin, "2026-03-02", "2026-03-05", TimeSpan.FromDays(1));
        Assert.Equal(["02 14:00", "04 14:00"], starts);
    }

    [Theory]
    [InlineData("2026-03-03T13:00:00Z")]
    [InlineData("2026-03-03T15:00:00Z")]
    public void Nobody_checks_in_at_another_time(string start)
    {
        var reason = Assert.Single(Why(start, 1, NineToFive(Berlin)));
        Assert.Equal("check-in", reason.Rule);
        Assert.Contains(new RefusalFact("checkIn", "15:00"), reason.Facts);
    }

    [Fact]
    public void Every_date_that_is_closed_is_named()
    {
        var plan = NineToFive(Berlin) with { Overrides = [new(new(2026, 3, 4), [], null)], Periods = [new(new(2026, 3, 5), new(2026, 3, 5), PlanPeriodKind.Holiday, null, null, false)] };
        Assert.Equal(["2026-03-04", "2026-03-05"], Why("2026-03-03T14:00:00Z", 3, plan).Select(reason => reason.Facts[0].Value).Order());
        Assert.Empty(Why("2026-03-03T14:00:00Z", 1, plan));
    }

    private static IEnumerable<SlotReason> Why(string start, int nights, CalendarPlan plan) =>
        new SlotJudge(Case(plan, MondayMorning, Plain with { Stay = Nights })).Reasons(new TimeRange(Utc(start), Nights.End(Utc(start), nights, Clock)), 1);
}
