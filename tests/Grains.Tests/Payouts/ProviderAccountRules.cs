using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

public sealed class ProviderAccountRules
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
    public void Earnings_wait_for_the_end_of_the_week() =>
        story.At(Thursday).When(Credit(FirstBooking, 70_48))
            .Then(new EarningsCredited(Thursday, Pia, new PayoutItem(FirstBooking, Euro(70_48)), Berlin, WeekEnds))
            .ThenPending(("payout_period_ends", WeekEnds));

    [Fact]
    public void A_week_is_paid_as_one_payout_that_names_its_bookings()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).When(Credit(SecondBooking, 10_00)).WhenDue("payout_period_ends").Then(
            new PayoutCut(
                WeekEnds,
                PayoutId.Of(Pia, "EUR", WeekEnds),
                "EUR",
                Euro(80_48),
                new PayoutPeriod(Thursday, WeekEnds),
                [new PayoutItem(FirstBooking, Euro(70_48)), new PayoutItem(SecondBooking, Euro(10_00))]),
            new PayoutPeriodEnded(WeekEnds, WeekEnds, WeekEnds.AddDays(7)))
            .ThenPending();
    }

    [Fact]
    public void A_period_is_cut_once()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).WhenDue("payout_period_ends");
        story.When(new EndPayoutPeriod(TestContexts.By(Actor.Platform))).ThenNothing();
    }

    [Fact]
    public void What_is_earned_at_the_very_end_belongs_to_the_next_period()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).WhenDue("payout_period_ends");
        story.When(Credit(SecondBooking, 10_00)).ThenPending(("payout_period_ends", WeekEnds.AddDays(7)));
    }

    [Fact]
    public void It_remembers_its_latest_payouts_the_newest_first()
    {
        story.At(Thursday);
        for (var week = 0; week < ProviderAccountState.LatestLimit + 2; week++)
        {
            story.When(Credit(DerivedId.From(FirstBooking, $"{week}"), 1_00)).WhenDue("payout_period_ends");
        }

        var weeks = Enumerable.Range(2, ProviderAccountState.LatestLimit).Reverse().Select(week => PayoutId.Of(Pia, "EUR", NightOf(week)));
        Assert.Equal(weeks, story.State.Latest);

        // Summer time begins on the 29th of March.
        static DateTimeOffset NightOf(int week) => PayoutCalendar.NextAfter(Thursday.AddDays(7 * week), PayoutSchedule.Default, Berlin)!.Value;
    }

    [Fact]
    public void Currencies_are_paid_apart()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).When(Credit(SecondBooking, 500, "JPY")).WhenDue("payout_period_ends");
        Assert.Equal([Euro(70_48), new Money(500, "JPY")], story.Events.OfType<PayoutCut>().Select(cut => cut.Amount));
    }

    [Fact]
    public void What_a_refund_took_is_netted_from_the_payout()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).When(Credit(SecondBooking, 10_00)).When(Debit(FirstBooking, 20_00)).WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        Assert.Equal(Euro(60_48), cut.Amount);
        Assert.Equal([70_48, 10_00, -20_00], cut.Items.Select(item => item.Amount.Amount));
        Assert.Equal([AccountItemKind.Earned, AccountItemKind.Earned, AccountItemKind.Clawback], cut.Items.Select(item => item.Kind));
    }

    [Fact]
    public void A_negative_balance_is_carried_until_enough_was_earned_again()
    {
        story.At(Thursday).When(Credit(FirstBooking, 70_48)).WhenDue("payout_period_ends");
        story.When(Debit(FirstBooking, 50_00)).ThenPending(("payout_period_ends", WeekEnds.AddDays(7)));
        story.WhenDue("payout_period_ends").Then(new PayoutPeriodEnded(WeekEnds.AddDays(7), WeekEnds.AddDays(7), WeekEnds.AddDays(14)));
        story.When(new PayOutNow(TestContexts.By(Actor.Platform))).ThenRefused("payout.nothing-available");
        story.When(Credit(SecondBooking, 50_00)).WhenDue("payout_period_ends");
        Assert.IsType<PayoutPeriodEnded>(Assert.Single(story.Events));
        story.When(Credit(new Guid("00000000-0000-0000-0000-000000000003"), 10_00)).WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        Assert.Equal((Euro(10_00), 3), (cut.Amount, cut.Items.Length));
    }

    [Fact]
    public void Two_payouts_never_end_at_one_instant()
    {
        story.At(Thursday).When(Change(PayoutSchedule.Default with { Interval = PayoutInterval.Manual })).When(Credit(FirstBooking, 70_48));
        story.When(new PayOutNow(TestContexts.By(Actor.Platform)));
        story.When(Credit(SecondBooking, 10_00)).When(new PayOutNow(TestContexts.By(Actor.Platform))).ThenRefused("payout.nothing-available");
        story.At(Thursday.AddSeconds(1)).When(new PayOutNow(TestContexts.By(Actor.Platform)));
        Assert.Equal(Euro(10_00), Assert.IsType<PayoutCut>(Assert.Single(story.Events)).Amount);
    }

    [Fact]
    public void The_laws_hold() => Laws.Hold();

    private static Money Euro(long cents) => new(cents, "EUR");

    private static CreditEarnings Credit(Guid booking, long amount, string currency = "EUR") =>
        new(TestContexts.By(Actor.Platform), Pia, booking, new Money(amount, currency), Berlin);

    private static DebitEarnings Debit(Guid booking, long amount) =>
        new(TestContexts.By(Actor.Platform), Pia, booking, Payments.PaymentId.OfSale(booking), DerivedId.From(booking, $"refund of {amount}"), Euro(amount), Berlin);

    private static ChangePayoutSchedule Change(PayoutSchedule schedule) => new(TestContexts.By(Actor.Platform), schedule, Berlin);

    private sealed class Laws : RulesLaws
    {
        public static void Hold() => HoldFor<ProviderAccount, ProviderAccountState, ProviderAccountCommand, ProviderAccountEvent>();
    }
}
