using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

public sealed class CalendarRules : RulesLaws
{
    private readonly Story<Calendar, CalendarState, CalendarCommand, CalendarEvent> story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Calendar, CalendarState, CalendarCommand, CalendarEvent>();

    [Fact]
    public void A_plan_is_kept_in_order()
    {
        var messy = new CalendarPlan(
            Berlin,
            [new(DayOfWeek.Sunday, [Range(9, 10)]), new(DayOfWeek.Monday, [Range(14, 17)]), new(DayOfWeek.Monday, [Range(9, 12)])],
            [new(new(2026, 5, 2), [], null), new(new(2026, 5, 1), [Range(9, 10)], 3)]);
        var tidy = new CalendarPlan(
            Berlin,
            [new(DayOfWeek.Monday, [Range(9, 12), Range(14, 17)]), new(DayOfWeek.Sunday, [Range(9, 10)])],
            [new(new(2026, 5, 1), [Range(9, 10)], 3), new(new(2026, 5, 2), [], null)]);
        story.At(MondayMorning).When(Set(messy)).Then(new CalendarPlanSet(MondayMorning, Pia.ProviderId, tidy));
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(9, 9)]
    [InlineData(9, 25)]
    public void A_range_that_does_not_end_after_it_begins_is_refused(int from, int to) =>
        story.At(MondayMorning).When(Set(Daily(Berlin, Range(from, to)))).ThenRefused("calendar.range-not-valid", "day", "range");

    [Fact]
    public void An_unknown_zone_is_refused() =>
        story.At(MondayMorning).When(Set(NineToFive("Mars/Olympus"))).ThenRefused("calendar.zone-not-known");

    [Fact]
    public void A_date_is_overridden_once()
    {
        var date = new DateOverride(new(2026, 5, 1), [], null);
        story.At(MondayMorning).When(Set(NineToFive(Berlin) with { Overrides = [date, date] })).ThenRefused("calendar.override-repeated", "date");
    }

    [Fact]
    public void A_date_without_seats_is_refused() =>
        story.At(MondayMorning)
            .When(Set(NineToFive(Berlin) with { Overrides = [new(new(2026, 5, 1), [], 0)] }))
            .ThenRefused("calendar.seats-not-valid", "date", "limit");

    [Fact]
    public void A_plan_without_bounds_is_refused() =>
        story.At(MondayMorning)
            .When(Set(Daily(Berlin, [.. Enumerable.Repeat(Range(9, 10), CalendarPlan.MaximumRangesPerDay + 1)])))
            .ThenRefused("calendar.too-large");

    [Fact]
    public void A_stranger_cannot_tell_that_the_calendar_exists() =>
        story.Given(new CalendarPlanSet(MondayMorning, Pia.ProviderId, NineToFive(Berlin)))
            .At(MondayMorning)
            .When(new SetCalendarPlan(TestContexts.By(Eve), Eve.ProviderId, NineToFive(Berlin)))
            .ThenRefused("calendar.unknown");

    private static SetCalendarPlan Set(CalendarPlan plan) => new(TestContexts.By(Pia), Pia.ProviderId, plan);
}
