using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>When periods end, by the schedule and the zone of the provider.</summary>
public sealed class Periods_of_payouts
{
    private const string Berlin = "Europe/Berlin";

    /// <summary>A Thursday; the week ends at midnight of Monday the 9th in Berlin, which is 23:00 UTC of Sunday.</summary>
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WeekEnds = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);

    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Guid FirstBooking = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid SecondBooking = new("00000000-0000-0000-0000-000000000002");

    private readonly AccountStory story = new();

    [Fact]
    public void Below_the_minimum_it_carries_over()
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default with { Minimum = 50_00 }));
        story.When(Credit(FirstBooking, 49_99)).WhenDue("payout_period_ends")
            .Then(new PayoutPeriodEnded(WeekEnds, WeekEnds, WeekEnds.AddDays(7)))
            .ThenPending(("payout_period_ends", WeekEnds.AddDays(7)));
    }

    [Fact]
    public void As_much_as_the_minimum_is_paid()
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default with { Minimum = 50_00 })).When(Credit(FirstBooking, 50_00)).WhenDue("payout_period_ends");
        Assert.Equal(Euro(50_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
    }

    [Theory]
    [InlineData("USD", 1)]
    [InlineData("EUR", 0)]
    [InlineData(null, 0)]
    public void A_minimum_is_of_its_currency_and_of_each_where_it_was_written_without_one(string? currency, int payouts)
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default with { Minimum = 50_00, Currency = currency }));
        story.When(Credit(FirstBooking, 49_99)).WhenDue("payout_period_ends");
        Assert.Equal(payouts, story.Events.OfType<PayoutCut>().Count());
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(31, 1, true)]
    [InlineData(0, 0, false)]
    [InlineData(32, 0, false)]
    [InlineData(1, -1, false)]
    public void A_schedule_has_a_day_of_a_month_and_no_minimum_below_nothing(int day, long minimum, bool makesSense)
    {
        story.At(Thursday).When(Change(new PayoutSchedule(PayoutInterval.Monthly, DayOfWeek.Monday, day, minimum)));
        if (makesSense)
        {
            Assert.IsType<PayoutScheduleChanged>(Assert.Single(story.Events));
        }
        else
        {
            story.ThenRefused("payout.schedule-not-valid");
        }
    }

    [Fact]
    public void The_running_period_keeps_its_end_while_something_waits_for_it_however_late_its_clock_is()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48));
        story.At(WeekEnds.AddHours(1)).When(Credit(SecondBooking, 10_00)).ThenPending(("payout_period_ends", WeekEnds));
    }

    [Fact]
    public void Where_nothing_waits_the_period_ends_after_what_is_earned_next()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).WhenDue("payout_period_ends");
        story.At(WeekEnds.AddDays(10)).When(Credit(SecondBooking, 10_00)).ThenPending(("payout_period_ends", WeekEnds.AddDays(14)));
    }

    [Fact]
    public void Another_schedule_is_for_what_waits_too()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).When(Change(PayoutSchedule.Default with { Interval = PayoutInterval.Daily }));
        story.ThenPending(("payout_period_ends", new DateTimeOffset(2026, 3, 5, 23, 0, 0, TimeSpan.Zero)));
        story.When(new ChangePayoutSchedule(TestContexts.By(Actor.Platform), PayoutSchedule.Default with { Interval = PayoutInterval.Daily }, "Asia/Baghdad"));
        story.ThenPending(("payout_period_ends", new DateTimeOffset(2026, 3, 5, 21, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_period_is_never_cut_twice_by_a_clock_that_runs_back()
    {
        var cut = new ProviderAccountState { PeriodFrom = WeekEnds };
        Assert.Equal(WeekEnds.AddDays(7), PayoutPeriods.After(cut, PayoutSchedule.Default, Berlin, Thursday));
        Assert.Equal(WeekEnds.AddDays(14), PayoutPeriods.After(cut, PayoutSchedule.Default, Berlin, WeekEnds.AddDays(8)));

        var running = new ProviderAccountState { TimeZone = Berlin };
        Assert.Equal(WeekEnds.AddDays(7), EndOf(WeekEnds, Thursday));
        Assert.Equal(WeekEnds.AddDays(14), EndOf(WeekEnds, WeekEnds.AddDays(8)));

        DateTimeOffset? EndOf(DateTimeOffset end, DateTimeOffset now) =>
            Assert.IsType<PayoutPeriodEnded>(Assert.Single(PayoutPeriods.End(running, end, now).Events)).NextPayoutAt;
    }

    [Fact]
    public void A_period_begins_with_what_happened_first_and_the_next_one_where_it_ended()
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default)).At(Thursday.AddHours(1)).When(Credit(FirstBooking, 70_48));
        story.At(Thursday.AddHours(2)).When(Debit(FirstBooking, 1_00)).At(Thursday.AddHours(3)).When(Change(PayoutSchedule.Default));
        story.At(Thursday.AddHours(4)).When(Adjust(-2_00)).WhenDue("payout_period_ends");
        Assert.Equal(new PayoutPeriod(Thursday, WeekEnds), Assert.IsType<PayoutCut>(story.Events[0]).Period);

        story.When(Credit(SecondBooking, 10_00)).WhenDue("payout_period_ends");
        Assert.Equal(new PayoutPeriod(WeekEnds, WeekEnds.AddDays(7)), Assert.IsType<PayoutCut>(story.Events[0]).Period);
    }

    [Fact]
    public void The_zone_that_a_provider_chose_stays_whatever_happens_elsewhere()
    {
        Assert.Equal([Berlin, Berlin, Berlin], ZonesOf(story.At(Thursday)));
        var chosen = new AccountStory().At(Thursday).When(new ChangePayoutSchedule(TestContexts.By(Actor.Platform), PayoutSchedule.Default, "Asia/Baghdad"));
        Assert.Equal(["Asia/Baghdad", "Asia/Baghdad", "Asia/Baghdad"], ZonesOf(chosen));

        static string[] ZonesOf(AccountStory account) =>
        [
            account.When(Credit(FirstBooking, 70_48)).State.TimeZone,
            account.When(Debit(FirstBooking, 1_00)).State.TimeZone,
            account.When(Adjust(-2_00)).State.TimeZone,
        ];
    }

    [Fact]
    public void Who_chose_none_is_paid_by_the_zone_of_their_calendar_wherever_they_move()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).When(Debit(FirstBooking, 1_00) with { TimeZone = "Asia/Baghdad" });
        Assert.Equal("Asia/Baghdad", story.State.TimeZone);
        story.ThenPending(("payout_period_ends", WeekEnds.AddHours(-2)));
        story.When(Adjust(-2_00) with { TimeZone = "Asia/Tokyo" }).ThenPending(("payout_period_ends", WeekEnds.AddHours(-8)));
    }

    [Fact]
    public void On_a_manual_schedule_only_the_provider_asks()
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default with { Interval = PayoutInterval.Manual }));
        story.When(Credit(FirstBooking, 70_48)).ThenPending();
        story.At(Thursday.AddDays(1)).When(new PayOutNow(TestContexts.By(Actor.Platform)));
        Assert.Equal(Euro(70_48), Assert.IsType<PayoutCut>(Assert.Single(story.Events)).Amount);
        story.When(new PayOutNow(TestContexts.By(Actor.Platform))).ThenRefused("payout.nothing-available");
    }

    [Theory]
    [InlineData(PayoutInterval.Daily, 1, "2026-03-28T12:00:00Z", "2026-03-28T23:00:00Z")]
    [InlineData(PayoutInterval.Daily, 1, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")] // the night in which summer time begins
    [InlineData(PayoutInterval.Weekly, 1, "2026-03-24T12:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(PayoutInterval.Biweekly, 1, "2026-03-03T12:00:00Z", "2026-03-08T23:00:00Z")]
    [InlineData(PayoutInterval.Biweekly, 1, "2026-03-09T12:00:00Z", "2026-03-22T23:00:00Z")]
    [InlineData(PayoutInterval.Monthly, 31, "2026-02-10T12:00:00Z", "2026-02-27T23:00:00Z")] // clamped to the 28th
    [InlineData(PayoutInterval.Monthly, 31, "2026-03-10T12:00:00Z", "2026-03-30T22:00:00Z")]
    public void Periods_end_at_midnight_of_the_provider(PayoutInterval interval, int day, string after, string end) =>
        Assert.Equal(
            DateTimeOffset.Parse(end),
            PayoutCalendar.NextAfter(DateTimeOffset.Parse(after), new PayoutSchedule(interval, DayOfWeek.Monday, day, 0), Berlin));

    [Fact]
    public void Every_other_week_is_the_same_for_each_day_of_it()
    {
        var tuesdays = new PayoutSchedule(PayoutInterval.Biweekly, DayOfWeek.Tuesday, 1, 0);
        Assert.Equal(WeekEnds.AddDays(1), PayoutCalendar.NextAfter(Thursday, tuesdays, Berlin));
        Assert.Equal(WeekEnds.AddDays(15), PayoutCalendar.NextAfter(WeekEnds.AddDays(1), tuesdays, Berlin));
    }

    private static Money Euro(long cents) => new(cents, "EUR");

    private static CreditEarnings Credit(Guid booking, long amount, string currency = "EUR") =>
        new(TestContexts.By(Actor.Platform), Pia, booking, new Money(amount, currency), Berlin);

    private static DebitEarnings Debit(Guid booking, long amount) =>
        new(TestContexts.By(Actor.Platform), Pia, booking, Payments.PaymentId.OfSale(booking), DerivedId.From(booking, $"refund of {amount}"), Euro(amount), Berlin);

    private static AdjustEarnings Adjust(long amount) => new(
        TestContexts.By(Actor.Platform),
        Pia,
        FirstBooking,
        Payments.PaymentId.OfSale(FirstBooking),
        DerivedId.From(FirstBooking, $"fee of {amount}"),
        Euro(amount),
        AccountItemKind.DisputeFee,
        Berlin);

    private static ChangePayoutSchedule Change(PayoutSchedule schedule) => new(TestContexts.By(Actor.Platform), schedule, Berlin);
}
