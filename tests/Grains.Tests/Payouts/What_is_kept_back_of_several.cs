using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Several customers pay Pia 80.00 each, of which 72.00 are hers; a tenth of what they pay is kept back until a day of its own.</summary>
public sealed class What_is_kept_back_of_several
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();

    [Fact]
    public void The_platform_keeps_nothing_back_unless_it_says_so()
    {
        Assert.Null(new PayoutOptions().Reserve);
        Assert.Equal(new ReserveTerms(10_00, 90), new PayoutOptions { ReserveBasisPoints = 10_00 }.Reserve);
        Assert.False(new PayoutOptions { ReserveBasisPoints = 10_00, ReserveDays = 181 }.IsValid());
    }

    [Fact]
    public void A_share_that_is_less_than_half_a_cent_is_not_kept_back()
    {
        story.At(Thursday).When(Credit(1) with { Amount = new Money(4, "EUR"), Earned = new Money(4, "EUR") });
        Assert.IsType<EarningsCredited>(Assert.Single(story.Events));
        Assert.Null(RollingReserves.Next(story.State));
    }

    [Fact]
    public void A_refund_takes_nothing_of_what_other_customers_may_want_back()
    {
        story.At(Thursday).When(Credit(1)).When(Credit(2)).When(Credit(3) with { Reserve = null });
        story.When(Debit(2, 3_00));
        Assert.Equal([(Payment(1), 8_00L), (Payment(2), 5_00L)], Kept());
        story.When(Debit(3, 36_00));
        Assert.IsType<EarningsDebited>(Assert.Single(story.Events));
        Assert.Equal([(Payment(1), 8_00L), (Payment(2), 5_00L)], Kept());
    }

    [Fact]
    public void A_refund_of_which_the_provider_bears_nothing_lets_go_of_nothing()
    {
        story.At(Thursday).When(Credit(1)).When(Debit(1, 0));
        Assert.IsType<EarningsDebited>(Assert.Single(story.Events));
    }

    [Fact]
    public void Each_is_released_on_its_own_day_whichever_was_earned_first()
    {
        story.At(Thursday).When(Credit(1, days: 30)).When(Credit(2, days: 10)).When(Credit(3, days: 20));
        story.WhenDue("reserve_released");
        Assert.Equal((Thursday.AddDays(10), 8_00L), Assert.IsType<ReserveReleased>(Assert.Single(story.Events)) is var first ? (first.At, first.Item.Amount.Amount) : default);
        Assert.Equal([(Payment(1), 8_00L), (Payment(3), 8_00L)], Kept());
        Assert.Equal(Thursday.AddDays(20), RollingReserves.Next(story.State));
    }

    /// <summary>A pocket is a currency at the gateway, or one that the platform pays by hand.</summary>
    [Fact]
    public void At_every_step_each_pocket_has_what_was_earned_of_it()
    {
        story.At(Thursday);
        foreach (var (number, days) in ((int, int)[])[(1, 10), (4, 20)])
        {
            story.When(Credit(number, days)).When(Credit(number + 1, days, "JPY")).When(Credit(number + 2, days) with { IsByHand = true });
        }

        Held(() => story.WhenDue("reserve_released"), releases: 3);
        Assert.Equal([Payment(4), Payment(5), Payment(6)], story.State.Reserves.Select(held => held.PaymentId));
        Held(() => story.When(new ReleaseReserves(TestContexts.By(Olga), "We know her.")), releases: 3);
        Assert.Empty(story.State.Reserves);
    }

    [Fact]
    public void A_provider_sees_the_next_days_the_soonest_first()
    {
        story.At(Thursday).When(Credit(100, 1, "JPY")).When(Credit(101, 2)).When(Credit(102, 2, "CHF"));
        for (var days = RollingReserves.Shown + 2; days >= 1; days--)
        {
            story.When(Credit(days, days));
        }

        var next = RollingReserves.Releases(story.State);
        Assert.Equal(RollingReserves.Shown, next.Length);
        Assert.Equal(
            [(1, 8_00L, "EUR"), (1, 8_00, "JPY"), (2, 8_00, "CHF"), (2, 16_00, "EUR"), (3, 8_00, "EUR")],
            next.Take(5).Select(due => ((due.At - Thursday).Days, due.Amount.Amount, due.Amount.Currency)));
        Assert.Equal([3, 4, 5, 6, 7, 8], next.Skip(4).Select(due => (due.At - Thursday).Days));
    }

    [Fact]
    public void Of_very_many_the_soonest_day_of_several_becomes_one_sum_and_a_refund_still_finds_all_others()
    {
        story.At(Thursday).When(Credit(1, days: 5)).When(Credit(2, days: 10)).When(Credit(3, days: 10));
        for (var number = 4; number <= RollingReserves.MaximumListed + 1; number++)
        {
            story.When(Credit(number, days: 20));
        }

        Assert.Equal([(null, 16_00L), (Payment(1), 8_00L), (Payment(4), 8_00L)], Kept().Take(3));
        Assert.Equal(RollingReserves.MaximumListed, story.State.Reserves.Length);
        story.When(Debit(1, 3_00));
        Assert.Equal(3_00, Assert.IsType<ReserveReleased>(story.Events[1]).Item.Amount.Amount);
    }

    private void Held(Action happens, int releases)
    {
        var state = story.State;
        var earned = Earned(state);
        happens();
        Assert.Equal(releases, story.Events.OfType<ReserveReleased>().Count());
        foreach (var happened in story.Events)
        {
            state = ProviderAccount.Evolve(state, happened);
            Assert.Equal(earned, Earned(state));
        }
    }

    /// <summary>Of each pocket, what is available and what is kept back together.</summary>
    private static (string, bool, long)[] Earned(ProviderAccountState account) =>
    [
        .. account.Waiting.Select(item => (item.Amount, item.IsByHand)).Concat(account.Reserves.Select(held => (held.Amount, held.IsByHand)))
            .GroupBy(part => (part.Amount.Currency, part.IsByHand))
            .Select(pocket => (pocket.Key.Currency, pocket.Key.IsByHand, pocket.Sum(part => part.Amount.Amount))).Order(),
    ];

    private IEnumerable<(Guid?, long)> Kept() => story.State.Reserves.Select(held => (held.PaymentId, held.Amount.Amount));

    private static Guid? Payment(int number) => new Guid(number, 0, 0, new byte[8]);

    private static CreditEarnings Credit(int number, int days = 10, string currency = "EUR") => new(
        TestContexts.By(Actor.Platform), Pia, Payment(number)!.Value, new Money(72_00, currency), "Europe/Berlin", Payment(number),
        Earned: new Money(80_00, currency), Reserve: new ReserveTerms(10_00, days));

    private static DebitEarnings Debit(int number, long cents) => new(
        TestContexts.By(Actor.Platform), Pia, Payment(number)!.Value, Payment(number)!.Value, DerivedId.From(Pia, $"refund of {number}"), new Money(cents, "EUR"), "Europe/Berlin");
}
