using Marketplace.Ledger;
using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Pia collected 80.00 herself, and owes the platform 8.00 of it that no gateway can take; an operator gives it up.</summary>
public sealed class Debts_by_hand_written_off
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();
    private int names;

    [Fact]
    public void Commission_of_what_the_provider_collected_is_the_platforms_loss()
    {
        story.At(Thursday).When(Owes(8_00)).When(WriteOff(8_00));
        var writtenOff = Assert.IsType<BalanceWrittenOff>(Assert.Single(story.Events));
        Assert.Equal((Euro(8_00), true, Euro(0)), (writtenOff.Item.Amount, writtenOff.Item.IsByHand, writtenOff.Fees));
        Assert.Empty(writtenOff.Reversals);
        Assert.Equal(
            [(Accounts.LossWriteOff, Guid.Empty, 8_00L), (Accounts.PayableProvider, Pia, -8_00L)],
            Assert.Single(ProviderAccount.Postings(story.State, writtenOff)).Legs.Select(leg => (leg.Account, leg.Owner, leg.Amount.Amount)));

        story.When(Credit(50_00, isByHand: true)).WhenDue("payout_period_ends");
        Assert.Equal((50_00, true), Assert.Single(story.Events.OfType<PayoutCut>()) is var cut ? (cut.Amount.Amount, cut.IsByHand) : default);
    }

    [Fact]
    public void No_more_is_given_up_than_is_owed()
    {
        story.At(Thursday).When(Owes(8_00)).When(WriteOff(8_01)).ThenRefused("payout.write-off-not-valid", "owed", "asked");
        story.When(WriteOff(5_00)).When(WriteOff(3_01)).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(3_00)).When(WriteOff(1)).ThenRefused("payout.write-off-not-valid");
    }

    [Fact]
    public void What_is_kept_back_by_hand_pays_it_one_day_and_is_not_owed()
    {
        story.At(Thursday).When(Credit(50_00, isByHand: true) with { Earned = Euro(50_00), Reserve = new ReserveTerms(10_00, 30) }).WhenDue("payout_period_ends");
        story.When(Owes(8_00)).When(WriteOff(3_01)).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(3_00));
        Assert.Equal(Euro(-5_00), Assert.Single(ProviderAccount.Balance(story.State)));
    }

    [Fact]
    public void What_reversals_wait_for_stays_as_it_is()
    {
        story.At(Thursday).When(Owes(8_00)).When(WriteOff(8_00)).When(Debit(36_00)).When(Credit(36_00, isByHand: false));
        Assert.Equal(Euro(36_00), Assert.Single(story.State.Unclaimed));
        story.When(new ClaimReversal(TestContexts.By(Actor.Platform), Name(1_000), Euro(36_00)));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void Of_two_pockets_what_is_owed_at_the_gateway_is_given_up_first()
    {
        story.At(Thursday).When(Owes(8_00)).When(Debit(36_00)).When(WriteOff(40_00));
        Assert.Equal([(36_00, false), (4_00, true)], story.Events.Cast<BalanceWrittenOff>().Select(e => (e.Item.Amount.Amount, e.Item.IsByHand)));
        Assert.Equal([(-4_00, true), (0, false)], Pockets.Of(story.State).Select(pocket => (pocket.Amount.Amount, pocket.IsByHand)).Order());
        Assert.Equal(2, story.Events.Cast<BalanceWrittenOff>().Select(e => e.Item.Entry).Distinct().Count());
        Assert.Equal(Euro(36_00), Assert.Single(((BalanceWrittenOff)story.Events[0]).Reversals).Amount);
    }

    [Fact]
    public void What_is_kept_back_of_a_pocket_pays_what_is_owed_in_it()
    {
        story.At(Thursday).When(Credit(100_00, isByHand: false) with { Earned = Euro(100_00), Reserve = new ReserveTerms(10_00, 30) }).WhenDue("payout_period_ends");
        story.When(Debit(36_00)).When(Owes(8_00)).When(WriteOff(34_01)).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(34_00));
        Assert.Equal([(26_00, false), (8_00, true)], story.Events.Cast<BalanceWrittenOff>().Select(e => (e.Item.Amount.Amount, e.Item.IsByHand)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_other_pocket_has_is_not_lost(bool owesByHand)
    {
        story.At(Thursday).When(owesByHand ? Owes(36_00) : Debit(36_00)).When(Credit(30_00, !owesByHand));
        story.When(WriteOff(6_01)).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(6_00));
        Assert.Equal((6_00, owesByHand), Assert.IsType<BalanceWrittenOff>(Assert.Single(story.Events)) is var e ? (e.Item.Amount.Amount, e.Item.IsByHand) : default);
    }

    private DebitEarnings Owes(long cents) => new(
        TestContexts.By(Actor.Platform), Pia, Name(++names), Name(names), Name(1_000_000 + names), Euro(cents), "Europe/Berlin",
        Kind: AccountItemKind.Commission, IsByHand: true);

    private DebitEarnings Debit(long cents) => new(
        TestContexts.By(Actor.Platform), Pia, Name(++names), Name(names), Name(1_000_000 + names), Euro(cents), "Europe/Berlin", IsReversed: true, ReversalIntent: Name(1_000));

    private CreditEarnings Credit(long cents, bool isByHand) =>
        new(TestContexts.By(Actor.Platform), Pia, Name(++names), Euro(cents), "Europe/Berlin", Name(names), IsByHand: isByHand);

    private static WriteOffBalance WriteOff(long cents) => new(TestContexts.By(Olga), Euro(cents), "Moved away.");

    private static Guid Name(int number) => new(number, 0, 0, new byte[8]);

    private static Money Euro(long cents) => new(cents, "EUR");
}
