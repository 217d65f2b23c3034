using Marketplace.Ledger;
using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;

namespace Marketplace.Payouts;

/// <summary>Pia was paid 72.00 EUR, and 36.00 of it went back afterwards; an operator gives up what she owes.</summary>
public sealed class What_is_written_off
{
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Pia = new("22222222-0000-0000-0000-000000000000");
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Payment = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory story = new();

    [Fact]
    public void Nothing_of_it_is_netted_from_what_is_earned_later()
    {
        PaidOut().When(Debit("first", 36_00)).When(WriteOff(36_00));
        var writtenOff = Assert.IsType<BalanceWrittenOff>(Assert.Single(story.Events));
        Assert.Equal((Euro(36_00), AccountItemKind.WriteOff, Euro(0)), (writtenOff.Item.Amount, writtenOff.Item.Kind, writtenOff.Fees));
        Assert.Equal(new WrittenOffReversal(Payment, Reversal("first"), Euro(36_00)), Assert.Single(writtenOff.Reversals));
        Assert.Equal(Euro(0), Assert.Single(ProviderAccount.Balance(story.State)));

        story.When(Credit("second", 72_00)).WhenDue("payout_period_ends");
        Assert.Equal(Euro(72_00), Assert.IsType<PayoutCut>(story.Events[0]).Amount);
    }

    [Fact]
    public void A_reversal_takes_the_rest_and_not_before_its_payment_has_heard()
    {
        PaidOut().When(Debit("first", 36_00)).When(WriteOff(30_00)).When(Credit("second", 72_00));
        story.When(Claim("first", 36_00)).ThenRefused("payout.reversal-written-off");
        story.When(Claim("first", 6_00, writtenOff: 30_00));
        Assert.Equal(Euro(6_00), Assert.IsType<ReversalClaimed>(Assert.Single(story.Events)).Amount);
        Assert.Equal(Euro(0), Assert.Single(story.State.Unclaimed));
        Assert.Empty(story.State.Reversals);
    }

    [Fact]
    public void A_reversal_of_which_all_was_given_up_claims_nothing_however_late_it_asks()
    {
        PaidOut().When(Debit("first", 36_00)).When(WriteOff(36_00)).When(Credit("second", 72_00)).When(Debit("second", 36_00));
        story.When(Claim("first", 36_00)).ThenRefused("payout.reversal-written-off");
        story.When(Claim("second", 36_00));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
    }

    [Fact]
    public void The_oldest_reversals_are_given_up_first_and_fees_last()
    {
        PaidOut().When(Debit("first", 30_00)).When(Debit("second", 30_00)).When(Adjust(-20_00, AccountItemKind.DisputeFee)).When(WriteOff(70_00));
        var writtenOff = Assert.IsType<BalanceWrittenOff>(Assert.Single(story.Events));
        Assert.Equal([Euro(30_00), Euro(30_00)], writtenOff.Reversals.Select(reversal => reversal.Amount));
        Assert.Equal((Euro(10_00), Euro(10_00)), (writtenOff.Fees, Assert.Single(story.State.Kept)));
        Assert.Equal(Euro(-10_00), Assert.Single(ProviderAccount.Balance(story.State)));
    }

    [Fact]
    public void What_is_only_kept_back_until_a_bank_has_decided_is_not_owed()
    {
        PaidOut().When(Adjust(-72_00, AccountItemKind.DisputeReserve)).When(WriteOff(1)).ThenRefused("payout.write-off-not-valid", "owed", "asked");
        story.When(Debit("first", 72_00)).When(Adjust(-20_00, AccountItemKind.DisputeFee)).When(WriteOff(92_01)).ThenRefused("payout.write-off-not-valid");
        story.When(Adjust(72_00, AccountItemKind.DisputeFreed)).When(WriteOff(92_00));
        Assert.Equal((Euro(0), Euro(0)), (Assert.Single(ProviderAccount.Balance(story.State)), Assert.Single(story.State.Kept)));
    }

    [Fact]
    public void What_no_reversal_waits_for_is_not_given_up_but_for_fees_whatever_a_bank_keeps_meanwhile()
    {
        PaidOut().When(Debit("by hand", 36_00) with { IsReversed = false, ReversalIntent = null });
        story.When(Adjust(-72_00, AccountItemKind.DisputeReserve)).When(Adjust(-20_00, AccountItemKind.DisputeFee));
        story.When(WriteOff(20_01)).ThenRefused("payout.write-off-not-valid", "owed", "asked");
        story.When(WriteOff(20_00));
        Assert.Equal(Euro(20_00), Assert.IsType<BalanceWrittenOff>(Assert.Single(story.Events)).Fees);
    }

    [Fact]
    public void What_takes_nothing_any_more_is_refused_by_name_for_thirty_days()
    {
        PaidOut().When(Debit("first", 36_00)).At(Thursday.AddDays(1)).When(WriteOff(36_00));
        story.At(Thursday.AddDays(31)).When(Debit("second", 1)).When(Claim("first", 36_00)).ThenRefused("payout.reversal-written-off");
        story.At(Thursday.AddDays(31).AddTicks(1)).When(Debit("third", 1)).When(Claim("first", 36_00)).ThenRefused("payout.debit-not-heard");
    }

    [Fact]
    public void No_more_is_given_up_than_is_owed_and_nothing_of_another_currency()
    {
        PaidOut().When(Debit("first", 36_00)).When(WriteOff(36_01)).ThenRefused("payout.write-off-not-valid", "owed", "asked");
        story.When(WriteOff(0)).ThenRefused("payout.write-off-not-valid");
        story.When(new WriteOffBalance(TestContexts.By(Olga), new Money(36_00, "USD"), "Moved away.")).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(36_00)).When(WriteOff(1)).ThenRefused("payout.write-off-not-valid");
    }

    [Fact]
    public void Only_operators_give_up_what_is_owed()
    {
        PaidOut().When(Debit("first", 36_00)).When(WriteOff(36_00) with { Context = TestContexts.By(Actor.Member(Pia)) }).ThenRefused("payout.unknown");
        story.When(WriteOff(36_00) with { Context = TestContexts.By(TestContexts.Person(2)) }).ThenRefused("payout.unknown");
    }

    [Fact]
    public void It_is_the_platforms_loss_once_however_often_it_is_told()
    {
        PaidOut().When(Debit("first", 36_00));
        var command = WriteOff(36_00);
        var decision = ProviderAccount.Decide(story.State, command, Thursday);
        var journal = new Journal<ProviderAccountState, ProviderAccountEvent> { State = story.State }
            .Record<ProviderAccount, ProviderAccountCommand>(command.Context, decision.Events, Thursday);
        Assert.NotNull(journal.Heard(command.Context.Id));
        var posting = Assert.Single(ProviderAccount.Postings(story.State, decision.Events[0]));
        Assert.Equal(
            [(Accounts.LossWriteOff, Guid.Empty, 36_00L), (Accounts.PayableProvider, Pia, -36_00L)],
            posting.Legs.Select(leg => (leg.Account, leg.Owner, leg.Amount.Amount)));
    }

    [Fact]
    public void What_waits_one_by_one_is_bounded()
    {
        PaidOut();
        for (var refund = 0; refund <= WriteOffs.MaximumListed; refund++)
        {
            story.When(Debit($"{refund}", 1));
        }

        Assert.Equal((WriteOffs.MaximumListed, Euro(501)), (story.State.Reversals.Length, Assert.Single(story.State.Unclaimed)));
        story.When(WriteOff(501)).ThenRefused("payout.write-off-not-valid");
        story.When(WriteOff(500)).When(Credit("second", 1)).When(Claim("500", 1));
        Assert.IsType<ReversalClaimed>(Assert.Single(story.Events));
        story.At(Thursday.AddDays(40)).When(Debit("later", 1));
        Assert.Equal(Reversal("later"), Assert.Single(story.State.Reversals).IntentId);
    }

    private AccountStory PaidOut() => story.At(Thursday).When(Credit("first", 72_00)).WhenDue("payout_period_ends");

    private static Guid Reversal(string refund) => DerivedId.From(Payment, $"reversal of {refund}");

    private static CreditEarnings Credit(string payment, long cents) =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Euro(cents), "Europe/Berlin", DerivedId.From(Payment, payment));

    private static DebitEarnings Debit(string refund, long cents) => new(
        TestContexts.By(Actor.Platform), Pia, Booking, Payment, DerivedId.From(Payment, $"refund {refund}"), Euro(cents), "Europe/Berlin", IsReversed: true, ReversalIntent: Reversal(refund));

    private static AdjustEarnings Adjust(long cents, AccountItemKind kind) =>
        new(TestContexts.By(Actor.Platform), Pia, Booking, Payment, DerivedId.From(Payment, $"{kind}"), Euro(cents), kind, "Europe/Berlin");

    private static ClaimReversal Claim(string refund, long cents, long writtenOff = 0) =>
        new(TestContexts.By(Actor.Platform), Reversal(refund), Euro(cents), writtenOff);

    private static WriteOffBalance WriteOff(long cents) => new(TestContexts.By(Olga), Euro(cents), "Moved away.");

    private static Money Euro(long cents) => new(cents, "EUR");
}
