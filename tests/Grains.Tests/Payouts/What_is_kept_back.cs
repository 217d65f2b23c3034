using Marketplace.Ledger;
using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Customers pay Pia 80.00 EUR each, of which 72.00 are hers; a tenth of what they pay is kept back for ten days.</summary>
public sealed class What_is_kept_back
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Released = new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Payment = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly ReserveTerms Tenth = new(10_00, 10);

    private readonly AccountStory story = new();

    [Fact]
    public void It_is_a_share_of_what_the_customer_paid_and_lies_in_an_account_of_its_own()
    {
        story.At(Thursday).When(Credit(Payment));
        var reserved = Assert.IsType<EarningsReserved>(story.Events[1]);
        Assert.Equal((Euro(-8_00), AccountItemKind.Reserve, Released), (reserved.Item.Amount, reserved.Item.Kind, reserved.ReleaseAt));
        Assert.Equal(Euro(64_00), Assert.Single(ProviderAccount.Balance(story.State)));
        Assert.Equal(
            [(Accounts.PayableProvider, Pia, 8_00L), (Accounts.ReserveProvider, Pia, -8_00L)],
            Assert.Single(ProviderAccount.Postings(story.State, reserved)).Legs.Select(leg => (leg.Account, leg.Owner, leg.Amount.Amount)));
    }

    [Fact]
    public void The_payout_pays_the_rest_and_a_later_one_what_was_released()
    {
        story.At(Thursday).When(Credit(Payment)).WhenDue("payout_period_ends");
        Assert.Equal(Euro(64_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
        story.ThenPending(("reserve_released", Released)).WhenDue("reserve_released");
        var released = Assert.IsType<ReserveReleased>(Assert.Single(story.Events));
        Assert.Equal((Euro(8_00), ReserveRelease.Due, (Guid?)null), (released.Item.Amount, released.Why, released.Item.Payment));
        Assert.Empty(story.State.Reserves);
        story.WhenDue("payout_period_ends");
        Assert.Equal(Euro(8_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
    }

    [Fact]
    public void It_ends_at_midnight_after_whole_days()
    {
        story.At(Released.AddDays(-10)).When(Credit(Payment)).At(Released.AddDays(-10).AddTicks(1)).When(Credit(Booking));
        Assert.Equal([Released, Released.AddDays(1)], story.State.Reserves.Select(held => held.ReleaseAt));
    }

    [Fact]
    public void It_is_never_more_than_the_providers_share_and_nothing_where_nothing_is_kept_back()
    {
        story.At(Thursday).When(Credit(Payment, terms: new ReserveTerms(100_00, 10)));
        Assert.Equal(Euro(0), Assert.Single(ProviderAccount.Balance(story.State)));
        story.When(Credit(Booking, terms: null)).When(Change(new ReserveTerms(0, 1))).When(Credit(Pia));
        Assert.IsType<EarningsCredited>(Assert.Single(story.Events));
        Assert.Single(story.State.Reserves);
    }

    [Fact]
    public void What_an_operator_says_of_a_provider_comes_before_the_platforms_and_is_for_what_is_earned_later()
    {
        story.At(Thursday).When(Credit(Payment)).When(Change(new ReserveTerms(50_00, 30))).When(Credit(Booking));
        Assert.Equal([Euro(8_00), Euro(40_00)], story.State.Reserves.Select(held => held.Amount));
        story.When(Change(null)).When(Credit(Pia));
        Assert.Equal([Euro(8_00), Euro(40_00), Euro(8_00)], story.State.Reserves.Select(held => held.Amount));
        story.When(Change(null)).ThenNothing();
        story.When(Change(new ReserveTerms(100_01, 30))).ThenRefused("payout.reserve-not-valid");
        story.When(Change(new ReserveTerms(1, 181))).ThenRefused("payout.reserve-not-valid");
        story.When(new ChangeReserve(TestContexts.By(Actor.Member(Pia)), null, "Mine.")).ThenRefused("payout.unknown");
    }

    [Fact]
    public void A_refund_takes_what_is_kept_back_of_the_same_payment_first()
    {
        story.At(Thursday).When(Credit(Payment)).When(Credit(Booking)).WhenDue("payout_period_ends");
        story.When(Debit(Payment, "first", 3_00));
        var taken = Assert.IsType<ReserveReleased>(story.Events[1]);
        Assert.Equal((Euro(3_00), ReserveRelease.Taken, (Guid?)Payment), (taken.Item.Amount, taken.Why, taken.Item.Payment));
        Assert.Equal([Euro(5_00), Euro(8_00)], story.State.Reserves.Select(held => held.Amount));

        story.When(Debit(Payment, "second", 36_00));
        Assert.Equal(Euro(-31_00), Assert.Single(ProviderAccount.Balance(story.State)));
        Assert.Equal(Euro(8_00), Assert.Single(story.State.Reserves).Amount);
        story.WhenDue("reserve_released");
        Assert.Equal(Euro(-23_00), Assert.Single(ProviderAccount.Balance(story.State)));
        story.When(new ReleaseDueReserves(TestContexts.By(Actor.Platform))).ThenNothing();
    }

    [Fact]
    public void A_dispute_takes_it_first_too_so_that_nothing_is_kept_back_twice()
    {
        story.At(Thursday).When(Credit(Payment)).When(Adjust(-72_00, AccountItemKind.DisputeReserve));
        Assert.Equal(Euro(0), Assert.Single(ProviderAccount.Balance(story.State)));
        Assert.Empty(story.State.Reserves);
        story.When(Adjust(72_00, AccountItemKind.DisputeFreed));
        Assert.Equal(Euro(72_00), Assert.Single(ProviderAccount.Balance(story.State)));
    }

    [Fact]
    public void An_operator_lets_go_of_all_of_it_at_once()
    {
        story.At(Thursday).When(Credit(Payment)).When(Credit(Booking, terms: new ReserveTerms(10_00, 20)));
        story.When(new ReleaseReserves(TestContexts.By(Actor.Member(Pia)), "Mine.")).ThenRefused("payout.unknown");
        story.When(new ReleaseReserves(TestContexts.By(Olga), "We know her."));
        var released = Assert.IsType<ReserveReleased>(Assert.Single(story.Events));
        Assert.Equal((Euro(16_00), ReserveRelease.Early, "We know her."), (released.Item.Amount, released.Why, released.Reason));
        story.ThenPending(("payout_period_ends", story.State.NextPayoutAt!.Value));
        story.When(new ReleaseReserves(TestContexts.By(Olga), "Again.")).ThenRefused("payout.nothing-reserved");
    }

    [Fact]
    public void It_is_not_owed_and_is_not_lent_to_reversals()
    {
        story.At(Thursday).When(Credit(Payment)).When(Credit(Booking)).WhenDue("payout_period_ends").When(Debit(Payment, "first", 36_00));
        story.When(new ClaimReversal(TestContexts.By(Actor.Platform), Payment, Euro(36_00))).ThenRefused("payout.reversal-not-covered");
        story.When(new WriteOffBalance(TestContexts.By(Olga), Euro(20_01), "Gone.")).ThenRefused("payout.write-off-not-valid");
        story.When(new WriteOffBalance(TestContexts.By(Olga), Euro(20_00), "Gone."));
        Assert.Equal(Euro(-8_00), Assert.Single(ProviderAccount.Balance(story.State)));
    }

    [Fact]
    public void Of_very_many_the_soonest_go_on_as_one_sum_for_each_day()
    {
        story.At(Thursday);
        for (var number = 0; number <= RollingReserves.MaximumListed; number++)
        {
            story.When(Credit(DerivedId.From(Payment, $"{number}")));
        }

        var sum = Assert.Single(story.State.Reserves);
        Assert.Equal((Euro(8_00 * (RollingReserves.MaximumListed + 1)), (Guid?)null), (sum.Amount, sum.PaymentId));
        story.When(Debit(DerivedId.From(Payment, "0"), "first", 3_00));
        Assert.Equal(sum, Assert.Single(story.State.Reserves));
        Assert.DoesNotContain(story.Events, happened => happened is ReserveReleased);
    }

    [Fact]
    public void What_is_kept_back_is_no_more_once_however_often_it_is_told()
    {
        var release = new ReleaseReserves(TestContexts.By(Olga), "We know her.");
        var journal = new Journal<ProviderAccountState, ProviderAccountEvent>();
        foreach (var command in (ProviderAccountCommand[])[Credit(Payment), release])
        {
            var events = ProviderAccount.Decide(journal.State, command, Thursday).Events;
            journal = journal.Record<ProviderAccount, ProviderAccountCommand>(command.Context, events, Thursday);
        }

        Assert.NotNull(journal.Heard(release.Context.Id));
    }

    private static CreditEarnings Credit(Guid payment) => Credit(payment, Tenth);

    private static CreditEarnings Credit(Guid payment, ReserveTerms? terms) =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Euro(72_00), "Europe/Berlin", payment, Earned: Euro(80_00), Reserve: terms);

    private static DebitEarnings Debit(Guid payment, string entry, long cents) => new(
        TestContexts.By(Actor.Platform), Pia, Booking, payment, DerivedId.From(payment, entry), Euro(cents), "Europe/Berlin", IsReversed: true, ReversalIntent: payment);

    private static AdjustEarnings Adjust(long cents, AccountItemKind kind) =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Payment, DerivedId.From(Payment, $"{kind}"), Euro(cents), kind, "Europe/Berlin");

    private static ChangeReserve Change(ReserveTerms? terms) => new(TestContexts.By(Olga), terms, "Many of her customers want their money back.");

    private static Money Euro(long cents) => new(cents, "EUR");
}
