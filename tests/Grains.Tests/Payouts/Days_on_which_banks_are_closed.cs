using CalendarStory = Marketplace.Story<
    Marketplace.Payouts.BankCalendar,
    Marketplace.Payouts.BankCalendarState,
    Marketplace.Payouts.BankCalendarCommand,
    Marketplace.Payouts.BankCalendarEvent>;

namespace Marketplace.Payouts;

/// <summary>Which day is a banking day, in the zone of the banks.</summary>
public sealed class Days_on_which_banks_are_closed : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Olga = new(ActorRole.Operator, new("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly BankCalendarTerms Euro = new("Europe/Berlin", [DayOfWeek.Saturday, DayOfWeek.Sunday], FollowsTarget: true, []);
    private static readonly BankCalendarTerms Dinar = new("Asia/Baghdad", [DayOfWeek.Friday, DayOfWeek.Saturday], FollowsTarget: false, []);
    private static readonly BankCalendarTerms Pound = new("Africa/Cairo", [], FollowsTarget: false, []);

    [Fact]
    public void The_laws_hold() => HoldFor<BankCalendar, BankCalendarState, BankCalendarCommand, BankCalendarEvent>();

    [Fact]
    public void Without_a_calendar_every_moment_is_the_right_one()
    {
        var christmas = new DateTimeOffset(2026, 12, 25, 3, 4, 5, TimeSpan.Zero);
        var day = BankingDays.From(christmas, BankCalendarTerms.Always);
        Assert.Equal((christmas, 0), (day.At, day.Closed.Length));
    }

    [Theory]
    [InlineData("2026-04-01T22:00:00Z", "2026-04-01T22:00:00Z", "")] // Maundy Thursday begins in Berlin
    [InlineData("2026-04-02T22:00:00Z", "2026-04-06T22:00:00Z", "Good Friday,,,Easter Monday")] // summer time since March
    [InlineData("2026-04-05T22:00:00Z", "2026-04-06T22:00:00Z", "Easter Monday")]
    [InlineData("2026-04-30T21:59:59Z", "2026-04-30T21:59:59Z", "")]
    [InlineData("2026-04-30T22:00:00Z", "2026-05-03T22:00:00Z", "Labour Day,,")]
    [InlineData("2026-12-24T23:00:00Z", "2026-12-27T23:00:00Z", "Christmas Day,26 December,")] // the 26th is a Saturday besides
    [InlineData("2025-12-24T23:00:00Z", "2025-12-28T23:00:00Z", "Christmas Day,26 December,,")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-03T23:00:00Z", "New Year's Day,,")]
    [InlineData("2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z", ",")] // over the night that has an hour less
    [InlineData("2026-10-23T22:00:00Z", "2026-10-25T23:00:00Z", ",")] // and over the one that has one more
    [InlineData("2026-03-07T12:00:00Z", "2026-03-08T23:00:00Z", ",")] // asked for on a Saturday at noon
    public void Euros_wait_for_TARGET(string moment, string at, string closed) => Waits(Euro, moment, at, closed);

    [Theory]
    [InlineData("2026-03-05T20:59:59Z", "2026-03-05T20:59:59Z", "")] // still Thursday in Baghdad
    [InlineData("2026-03-05T21:00:00Z", "2026-03-07T21:00:00Z", ",")]
    [InlineData("2026-03-19T09:00:00Z", "2026-03-22T21:00:00Z", "Eid,Eid,Eid,Eid")] // from Thursday to Sunday, two of them on the weekend
    [InlineData("2026-04-05T09:00:00Z", "2026-04-05T09:00:00Z", "")] // Easter is a Sunday as any other
    public void Dinars_wait_for_Sunday_and_for_what_operators_say(string moment, string at, string closed) =>
        Waits(Dinar with { Holidays = [.. Enumerable.Range(19, 4).Select(day => new BankHoliday(new DateOnly(2026, 3, day), "Eid"))] }, moment, at, closed);

    /// <summary>In Cairo 24 April 2026 begins at one o'clock.</summary>
    [Fact]
    public void A_day_without_midnight_begins_when_it_begins() =>
        Waits(Pound with { Holidays = [new(new DateOnly(2026, 4, 23), "A feast")] }, "2026-04-23T09:00:00Z", "2026-04-23T22:00:00Z", "A feast");

    [Theory]
    [InlineData(1999, "1999-04-04")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2038, "2038-04-25")] // the latest there can be
    [InlineData(2285, "2285-03-22")] // the earliest
    public void Easter_is_where_tables_have_it(int year, string sunday)
    {
        var easter = DateOnly.Parse(sunday, System.Globalization.CultureInfo.InvariantCulture);
        var holidays = Enumerable.Range(0, 366).Select(day => new NodaTime.LocalDate(year, 1, 1).PlusDays(day)).Where(day => day.Year == year)
            .Where(day => TargetDays.HolidayOn(day) is not null).Select(day => day.ToDateOnly());
        Assert.Equal(
            [new(year, 1, 1), easter.AddDays(-2), easter.AddDays(1), new(year, 5, 1), new(year, 12, 25), new(year, 12, 26)], holidays);
    }

    [Fact]
    public void Operators_replace_all_of_it_and_nobody_else_does()
    {
        var story = new CalendarStory().At(Monday);
        story.When(new ChangeBankCalendar(TestContexts.By(TestContexts.Person(1)), "EUR", Euro)).ThenRefused("payout.calendar-not-yours");
        story.When(Change(Euro)).Then(new BankCalendarChanged(Monday, "EUR", Euro, Olga.Id));
        story.When(Change(Dinar)).Then(new BankCalendarChanged(Monday, "EUR", Dinar, Olga.Id));
        Assert.Equal(Dinar, story.State.Terms);
    }

    public static TheoryData<string, BankCalendarTerms> WithoutSense => new()
    {
        { "timeZone", Euro with { TimeZone = "Europe/Atlantis" } },
        { "closedWeekdays", Euro with { ClosedWeekdays = [DayOfWeek.Sunday, DayOfWeek.Sunday] } },
        { "closedWeekdays", Euro with { ClosedWeekdays = [.. Enum.GetValues<DayOfWeek>()] } },
        { "holidays", Euro with { Holidays = [new(new(2026, 3, 3), "One"), new(new(2026, 3, 3), "Another")] } },
        { "holidays", Pound with { Holidays = [.. Enumerable.Range(0, 201).Select(day => new BankHoliday(new DateOnly(2026, 1, 1).AddDays(2 * day), "A feast"))] } },
        { "holidays[0].date", Pound with { Holidays = [.. Days(15)] } },
        { "holidays[0].date", Dinar with { Holidays = [.. Days(15).Where(day => day.Date.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday))] } },
    };

    [Theory]
    [MemberData(nameof(WithoutSense))]
    public void What_keeps_people_waiting_is_refused(string fact, BankCalendarTerms terms) =>
        new CalendarStory().At(Monday).When(Change(terms)).ThenRefused("payout.calendar-not-valid", fact);

    [Fact]
    public void Two_weeks_are_as_long_as_they_may_be() =>
        Assert.Single(new CalendarStory().At(Monday).When(Change(Pound with { Holidays = [.. Days(14)] })).Events);

    /// <summary>From a Wednesday on.</summary>
    private static IEnumerable<BankHoliday> Days(int count) =>
        Enumerable.Range(0, count).Select(day => new BankHoliday(new DateOnly(2026, 3, 4).AddDays(day), "A feast"));

    private static void Waits(BankCalendarTerms calendar, string moment, string at, string closed)
    {
        var day = BankingDays.From(Instant(moment), calendar);
        Assert.Equal((Instant(at), closed), (day.At, string.Join(',', day.Closed.Select(one => one.Holiday))));
        Assert.Equal(closed.Length == 0 ? 0 : closed.Split(',').Length, day.Closed.Length);
        Assert.Equal(Enumerable.Range(0, day.Closed.Length).Select(number => day.Closed[0].Date.AddDays(number)), day.Closed.Select(one => one.Date));

        static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ChangeBankCalendar Change(BankCalendarTerms terms) => new(TestContexts.By(Olga), "EUR", terms);
}
