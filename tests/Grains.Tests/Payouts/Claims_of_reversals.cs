using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Who may take what from a provider's account at the gateway, and what comes back to their account here.</summary>
public sealed class Claims_of_reversals
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");

    private readonly AccountStory story = new();

    [Fact]
    public void What_waits_here_lies_there_to_be_taken()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Debit(1, 36_00));
        story.When(Claim(36_00)).Then(new ReversalClaimed(Thursday, Intent(36_00), Euro(36_00)));
        story.When(Claim(1)).ThenRefused("payout.debit-not-heard");
    }

    [Fact]
    public void Nothing_is_let_go_before_the_debit_was_heard()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Claim(36_00)).ThenRefused("payout.debit-not-heard");
        story.WhenDue("payout_period_ends");
        story.When(Debit(1, 36_00)).When(Claim(36_00)).ThenRefused("payout.reversal-not-covered");
    }

    [Fact]
    public void What_one_refund_took_off_is_not_let_go_for_another_whose_debit_was_not_heard()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Debit(1, 36_00) with { ReversalIntent = Intent(36_00) });
        story.When(Claim(30_00)).ThenRefused("payout.debit-not-heard");
        story.When(Debit(1, 30_00) with { ReversalIntent = Intent(30_00) }).When(Claim(30_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void What_a_payout_is_sent_with_is_never_let_go()
    {
        story.At(Thursday).When(Credit(1, 72_00)).WhenDue("payout_period_ends").When(Debit(1, 36_00));
        story.When(Claim(36_00)).ThenRefused("payout.reversal-not-covered");
        story.When(Credit(2, 20_00)).When(Claim(36_00)).ThenRefused("payout.reversal-not-covered");
        story.When(Credit(3, 16_00)).When(Claim(36_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void Two_reversals_never_claim_the_same_money()
    {
        story.At(Thursday).When(Credit(1, 72_00)).WhenDue("payout_period_ends").When(Debit(1, 36_00)).When(Debit(1, 30_00)).When(Credit(2, 40_00));
        story.When(Claim(30_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
        story.When(Claim(36_00)).ThenRefused("payout.reversal-not-covered");
    }

    [Fact]
    public void A_payout_leaves_what_may_be_claimed_where_it_is()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Debit(1, 36_00)).WhenDue("payout_period_ends");
        Assert.Equal(Euro(36_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
        story.When(Claim(36_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void What_a_payout_gives_back_is_netted_with_what_is_owed_and_can_be_claimed()
    {
        story.At(Thursday).When(Credit(1, 72_00)).WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        story.When(Debit(1, 36_00)).When(Claim(36_00)).ThenRefused("payout.reversal-not-covered");
        var back = new TakeBackPayout(TestContexts.By(Actor.Platform), cut.PayoutId, cut.Items);
        story.When(back);
        var taken = Assert.IsType<PayoutTakenBack>(Assert.Single(story.Events));
        Assert.Equal((cut.PayoutId, Euro(72_00)), (taken.PayoutId, taken.Amount));
        Assert.Equal([72_00, -36_00], story.State.Waiting.Select(item => item.Amount.Amount));
        story.When(Claim(36_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
        story.WhenDue("payout_period_ends");
        var again = Assert.IsType<PayoutCut>(story.Events[0]);
        Assert.Equal(Euro(36_00), again.Amount);
        Assert.NotEqual(cut.PayoutId, again.PayoutId);
    }

    [Fact]
    public void Whatever_comes_back_the_record_stays_small()
    {
        story.At(Thursday);
        for (var booking = 1; booking <= Bundles.MaximumWaiting; booking++)
        {
            story.When(Credit(booking, booking));
        }

        story.WhenDue("payout_period_ends");
        var cut = Assert.IsType<PayoutCut>(story.Events[0]);
        for (var booking = 1; booking <= Bundles.MaximumWaiting; booking++)
        {
            story.When(Credit(1_000 + booking, 1));
        }

        var before = story.State.Waiting.Sum(item => item.Amount.Amount);
        story.When(new TakeBackPayout(TestContexts.By(Actor.Platform), cut.PayoutId, cut.Items));
        Assert.InRange(story.State.Waiting.Length, 1, Bundles.MaximumWaiting);
        Assert.Equal(before + cut.Amount.Amount, story.State.Waiting.Sum(item => item.Amount.Amount));
    }

    [Fact]
    public void Currencies_are_claimed_apart()
    {
        story.At(Thursday).When(Credit(1, 72_00)).When(Debit(1, 36_00)).When(Credit(2, 5_000, "JPY"));
        story.When(Claim(36_00, "JPY")).ThenRefused("payout.debit-not-heard");
    }

    [Fact]
    public void What_was_debited_before_claims_were_made_cannot_be_claimed() =>
        story.At(Thursday).When(Credit(1, 72_00)).When(Debit(1, 36_00) with { IsReversed = false })
            .When(Claim(36_00)).ThenRefused("payout.debit-not-heard");

    private static Money Euro(long cents) => new(cents, "EUR");

    private static Guid Intent(long amount) => DerivedId.From(Pia, $"reversal of {amount}");

    private static CreditEarnings Credit(int booking, long amount, string currency = "EUR") =>
        new(TestContexts.By(Actor.Platform), Pia, new Guid(booking, 0, 0, new byte[8]), new Money(amount, currency), "Europe/Berlin");

    private static DebitEarnings Debit(int booking, long amount) => new(
        TestContexts.By(Actor.Platform), Pia, new Guid(booking, 0, 0, new byte[8]), Guid.NewGuid(), Guid.NewGuid(), Euro(amount), "Europe/Berlin", IsReversed: true);

    private static ClaimReversal Claim(long amount, string currency = "EUR") => new(TestContexts.By(Actor.Platform), Intent(amount), new Money(amount, currency));
}
