using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>How far below zero providers may bring their own balance.</summary>
public sealed class Limits_of_refunds
{
    private const long Limit = 50_00;

    private const string Why = "We have known her for years.";

    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WeekEnds = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();

    [Fact]
    public void What_is_there_and_as_much_as_the_limit_may_go_back()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Allow(1, 122_00)).Then(new ReturnAllowed(Thursday, Entry(1), Euro(122_00)));
        story.When(Allow(2, 1)).ThenRefused("payout.refund-limit", "left", "limit");
        story.When(Debit(1, 122_00)).When(Allow(2, 1)).ThenRefused("payout.refund-limit", "left", "limit");
        story.When(Credit(2, 10_00)).When(Allow(2, 10_00));
        Assert.IsType<ReturnAllowed>(Assert.Single(story.Events));
    }

    [Fact]
    public void Many_at_once_are_judged_one_after_the_other()
    {
        story.At(Thursday).When(Credit(1, 72_00));
        foreach (var wish in Enumerable.Range(1, 4))
        {
            story.When(Allow(wish, 30_00));
        }

        story.When(Allow(5, 30_00)).ThenRefused("payout.refund-limit");
        Assert.Equal(120_00, story.State.Allowances.Sum(allowance => allowance.Amount.Amount));
    }

    [Fact]
    public void What_never_happened_counts_no_more_after_a_while()
    {
        story.At(Thursday).When(Allow(1, 50_00)).At(Thursday + ReturnAllowances.Lasting).When(Allow(2, 50_00));
        Assert.Equal(Entry(2), Assert.Single(story.State.Allowances).EntryId);
    }

    [Fact]
    public void Nothing_is_paid_out_that_is_on_its_way_back()
    {
        var before = WeekEnds.AddMinutes(-1);
        story.At(Thursday).When(Credit(1, 72_00)).At(before).When(Allow(1, 30_00));
        story.When(new PayOutNow(TestContexts.By(Pia))).ThenRefused("payout.nothing-available");
        story.WhenDue("payout_period_ends").Then(new PayoutPeriodEnded(WeekEnds, WeekEnds, WeekEnds.AddDays(7)));
        story.When(Debit(1, 30_00)).WhenDue("payout_period_ends");
        Assert.Equal(Euro(42_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
    }

    [Fact]
    public void Operators_are_not_bound_by_it()
    {
        story.At(Thursday).When(Debit(1, 500_00));
        Assert.Equal(Euro(-500_00), Assert.Single(ProviderAccount.Balance(story.State)));
        story.When(Allow(2, 1)).ThenRefused("payout.refund-limit");
    }

    [Fact]
    public void Currencies_are_judged_apart()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Allow(1, 5_001, "JPY")).ThenRefused("payout.refund-limit");
        story.When(Allow(1, 5_000, "JPY")).When(Allow(2, 122_00));
        Assert.IsType<ReturnAllowed>(Assert.Single(story.Events));
    }

    [Fact]
    public void There_is_an_end_to_what_is_on_its_way()
    {
        story.At(Thursday);
        for (var wish = 1; wish <= ReturnAllowances.Maximum; wish++)
        {
            story.When(Allow(wish, 1));
        }

        story.When(Allow(999, 1)).ThenRefused("payout.too-many-refunds", "count", "limit");
    }

    [Fact]
    public void An_operator_sets_another_one_for_a_provider_and_takes_it_away_again()
    {
        story.At(Thursday).When(Lend(Euro(80_00), new Money(0, "JPY"))).Then(new RefundLimitsChanged(Thursday, [Euro(80_00), new Money(0, "JPY")], Why));
        story.When(Lend(new Money(0, "JPY"), Euro(80_00))).ThenNothing();
        story.When(Allow(1, 80_01)).ThenRefused("payout.refund-limit", "left", "limit");
        story.When(Allow(1, 1, "JPY")).ThenRefused("payout.refund-limit");
        story.When(Allow(1, 50_00, "USD")).When(Allow(2, 50_01, "USD")).ThenRefused("payout.refund-limit");
        story.When(Allow(3, 80_00)).When(Lend(Euro(0))).When(Allow(4, 1)).ThenRefused("payout.refund-limit");
        Assert.Equal([Euro(80_00)], story.State.Allowances.Select(allowance => allowance.Amount).Where(amount => amount.Currency == "EUR"));
        story.When(Credit(1, 80_00)).When(Allow(5, 1)).ThenRefused("payout.refund-limit");
        story.When(Lend()).When(Allow(6, 50_00)).When(Allow(7, 1)).ThenRefused("payout.refund-limit");
        story.When(Lend()).ThenNothing();
    }

    [Fact]
    public void Only_operators_set_it_and_only_once_for_each_currency()
    {
        story.At(Thursday).When(new ChangeRefundLimits(TestContexts.By(Pia), [Euro(500_00)], Why)).ThenRefused("payout.unknown");
        foreach (var wrong in (Money[][])[[Euro(-1)], [Euro(1), Euro(2)], [.. Currency.All.Take(ChangeRefundLimits.Maximum + 1).Select(code => new Money(1, code))]])
        {
            story.When(Lend(wrong)).ThenRefused("payout.refund-limits-not-valid");
        }

        story.When(Lend([.. Currency.All.Take(ChangeRefundLimits.Maximum).Select(code => new Money(1, code))]));
        Assert.Equal(ChangeRefundLimits.Maximum, story.State.RefundLimits.Length);
    }

    private static Money Euro(long cents) => new(cents, "EUR");

    private static Guid Entry(int wish) => new(wish, 1, 1, new byte[8]);

    private static CreditEarnings Credit(int booking, long amount) =>
        new(TestContexts.By(Actor.Platform), Pia.ProviderId, new Guid(booking, 0, 0, new byte[8]), Euro(amount), "Europe/Berlin");

    private static DebitEarnings Debit(int wish, long amount) => new(
        TestContexts.By(Actor.Platform), Pia.ProviderId, Guid.NewGuid(), Guid.NewGuid(), Entry(wish), Euro(amount), "Europe/Berlin", IsReversed: true);

    private static ChangeRefundLimits Lend(params Money[] limits) => new(TestContexts.By(Olga), [.. limits], Why);

    private static AllowReturn Allow(int wish, long amount, string currency = "EUR") => new(TestContexts.By(Pia), Entry(wish), new Money(amount, currency), Limit);
}
