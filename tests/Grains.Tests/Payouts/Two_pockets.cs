using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>A currency went to another gateway: of what Pia earned some lies on her account at Stripe, and some the platform pays by hand.</summary>
public sealed class Two_pockets
{
    private const bool ByHand = true;
    private const bool AtGateway = false;

    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WeekEnds = new(2026, 3, 8, 23, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");

    private readonly AccountStory story = new();
    private int names;

    [Fact]
    public void Both_are_paid_with_the_same_period_each_by_a_payout_of_its_own()
    {
        story.At(Thursday).When(Credit(72_00, AtGateway)).When(Credit(50_00, ByHand)).WhenDue("payout_period_ends");
        Assert.Equal([(72_00, AtGateway), (50_00, ByHand)], Paid());
        var cuts = story.Events.OfType<PayoutCut>().ToArray();
        Assert.Equal([PayoutId.Of(Pia, "EUR", WeekEnds), PayoutId.Of(Pia, "EUR", WeekEnds, isByHand: true)], cuts.Select(cut => cut.PayoutId));
        Assert.All(cuts, cut => Assert.All(cut.Items, item => Assert.Equal(cut.IsByHand, item.IsByHand)));
        Assert.Empty(story.State.Waiting);
    }

    [Theory]
    [InlineData(AtGateway)]
    [InlineData(ByHand)]
    public void What_is_owed_in_one_is_withheld_from_the_other_whichever_is_older(bool owing)
    {
        story.At(Thursday).When(Debit(10_00, owing)).When(Credit(50_00, !owing)).WhenDue("payout_period_ends");
        Assert.Equal([(40_00, !owing)], Paid());

        var other = new AccountStory().At(Thursday).When(Credit(50_00, !owing)).When(Debit(10_00, owing)).WhenDue("payout_period_ends");
        Assert.Equal(40_00, Assert.Single(other.Events.OfType<PayoutCut>()).Amount.Amount);
    }

    [Fact]
    public void A_payout_says_what_was_withheld_and_the_balance_keeps_it()
    {
        story.At(Thursday).When(Debit(10_00, AtGateway)).When(Credit(50_00, ByHand)).WhenDue("payout_period_ends");
        var cut = Assert.Single(story.Events.OfType<PayoutCut>());
        Assert.Equal([(AccountItemKind.Earned, 50_00L), (AccountItemKind.Withheld, -10_00L)], cut.Items.Select(item => (item.Kind, item.Amount.Amount)));
        Assert.Equal(
            [(AccountItemKind.Clawback, -10_00L, AtGateway), (AccountItemKind.Withheld, 10_00L, ByHand)],
            story.State.Waiting.Select(item => (item.Kind, item.Amount.Amount, item.IsByHand)));
        Assert.Equal([(-10_00, AtGateway), (10_00, ByHand)], Pockets());
        Assert.Equal(3, cut.Items.Append(cut.Withheld!).Select(item => item.Entry).Distinct().Count());
    }

    [Fact]
    public void What_was_withheld_is_paid_once_it_is_not_owed_any_more()
    {
        story.At(Thursday).When(Debit(10_00, AtGateway)).When(Credit(50_00, ByHand)).WhenDue("payout_period_ends");
        story.WhenDue("payout_period_ends");
        Assert.Empty(Paid());
        story.When(Credit(10_00, AtGateway)).WhenDue("payout_period_ends");
        Assert.Equal([(10_00, ByHand)], Paid());
        Assert.Equal(0, story.State.Waiting.Sum(item => item.Amount.Amount));
        story.When(Credit(5_00, AtGateway)).WhenDue("payout_period_ends");
        Assert.Equal([(5_00, AtGateway)], Paid());
        Assert.Empty(story.State.Waiting);
    }

    [Fact]
    public void Who_owes_more_in_one_than_they_have_in_the_other_is_paid_nothing()
    {
        story.At(Thursday).When(Credit(50_00, ByHand)).When(Debit(60_00, AtGateway)).WhenDue("payout_period_ends");
        Assert.Empty(Paid());
        story.When(new PayOutNow(TestContexts.By(Actor.Platform))).ThenRefused("payout.nothing-available");
    }

    [Fact]
    public void What_is_less_than_a_dinar_waits_for_more()
    {
        story.At(Thursday).When(Credit(886_421, ByHand, "IQD")).WhenDue("payout_period_ends");
        Assert.Equal([(886_000, ByHand)], Paid());
        Assert.Equal((AccountItemKind.Withheld, 421), story.State.Waiting.Select(item => (item.Kind, item.Amount.Amount)).Single());
        story.WhenDue("payout_period_ends");
        Assert.Empty(Paid());
        story.When(new PayOutNow(TestContexts.By(Actor.Platform))).ThenRefused("payout.nothing-available");
        story.When(Credit(579, ByHand, "IQD")).WhenDue("payout_period_ends");
        Assert.Equal([(1_000, ByHand)], Paid());
        Assert.Empty(story.State.Waiting);
    }

    [Fact]
    public void What_one_of_them_has_too_little_of_for_the_minimum_goes_with_the_other()
    {
        story.At(Thursday).When(new ChangePayoutSchedule(TestContexts.By(Actor.Platform), PayoutSchedule.Default with { Minimum = 50_00 }, "Europe/Berlin"));
        story.When(Credit(30_00, AtGateway)).When(Credit(19_99, ByHand)).WhenDue("payout_period_ends");
        Assert.Empty(Paid());
        story.When(Credit(1, ByHand)).WhenDue("payout_period_ends");
        Assert.Equal([(30_00, AtGateway), (20_00, ByHand)], Paid());
    }

    [Fact]
    public void Money_that_is_paid_by_hand_covers_no_reversal_at_the_gateway()
    {
        story.At(Thursday).When(Credit(72_00, AtGateway)).WhenDue("payout_period_ends").When(Debit(10_00, AtGateway)).When(Credit(50_00, ByHand));
        var claim = new ClaimReversal(TestContexts.By(Actor.Platform), Name(1_000), Euro(10_00));
        story.When(claim).ThenRefused("payout.reversal-not-covered");
        story.When(Credit(10_00, AtGateway)).When(claim);
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void What_comes_back_of_a_payout_is_there_again_with_what_was_withheld_of_it()
    {
        story.At(Thursday).When(Credit(50_00, AtGateway)).When(Debit(10_00, ByHand)).WhenDue("payout_period_ends");
        var cut = Assert.Single(story.Events.OfType<PayoutCut>());
        story.When(new TakeBackPayout(TestContexts.By(Actor.Platform), cut.PayoutId, cut.Items));
        Assert.Equal([(-10_00, ByHand), (50_00, AtGateway)], Pockets().OrderBy(pocket => pocket.Amount));
        story.WhenDue("payout_period_ends");
        Assert.Equal([(40_00, AtGateway)], Paid());
    }

    [Fact]
    public void Each_becomes_a_sum_when_so_much_of_it_waits_whichever_is_older()
    {
        story.At(Thursday).When(new HoldPayouts(TestContexts.By(Actor.Platform), "We ask who you are.")).When(Credit(1, AtGateway));
        for (var number = 0; number < 3 * Bundles.MaximumWaiting; number++)
        {
            story.When(Credit(1, ByHand));
        }

        Assert.Equal([(1, AtGateway), (3 * Bundles.MaximumWaiting, ByHand)], Pockets().Order());
        Assert.InRange(story.State.Waiting.Count(item => item.IsByHand), 1, Bundles.MaximumWaiting);
        Assert.Equal(AccountItemKind.Earned, Assert.Single(story.State.Waiting, item => !item.IsByHand).Kind);
    }

    [Fact]
    public void A_sum_that_was_made_before_there_were_two_is_of_what_was_oldest()
    {
        PayoutItem[] waiting = [Item(1, AtGateway), Item(2, ByHand), Item(4, AtGateway)];
        var bundled = Bundles.Bundle([.. waiting], new EarningsBundled(Thursday, Name(1), "EUR", 2));
        Assert.Equal([(5L, AtGateway), (2L, ByHand)], bundled.Select(item => (item.Amount.Amount, item.IsByHand)));
    }

    private CreditEarnings Credit(long cents, bool isByHand, string currency = "EUR")
    {
        var name = Name(++names);
        return new(TestContexts.By(Actor.Platform), Pia, name, new Money(cents, currency), "Europe/Berlin", name, IsByHand: isByHand);
    }

    private DebitEarnings Debit(long cents, bool isByHand) => new(
        TestContexts.By(Actor.Platform), Pia, Name(++names), Name(names), Name(1_000_000 + names), Euro(cents), "Europe/Berlin",
        IsReversed: !isByHand, IsByHand: isByHand, ReversalIntent: isByHand ? null : Name(1_000));

    private IEnumerable<(long Amount, bool IsByHand)> Paid() => story.Events.OfType<PayoutCut>().Select(cut => (cut.Amount.Amount, cut.IsByHand));

    private IEnumerable<(long Amount, bool IsByHand)> Pockets() => Payouts.Pockets.Of(story.State).Select(pocket => (pocket.Amount.Amount, pocket.IsByHand));

    private static PayoutItem Item(int number, bool isByHand) => new(Name(number), Euro(number), Name(number), IsByHand: isByHand);

    private static Guid Name(int number) => new(number, 0, 0, new byte[8]);

    private static Money Euro(long cents) => new(cents, "EUR");
}
