using Marketplace.Ledger;
using Marketplace.Payments;
using AccountStory = Marketplace.Story<
    Marketplace.Payouts.ProviderAccount,
    Marketplace.Payouts.ProviderAccountState,
    Marketplace.Payouts.ProviderAccountCommand,
    Marketplace.Payouts.ProviderAccountEvent>;
using PayoutStory = Marketplace.Story<
    Marketplace.Payouts.Payout,
    Marketplace.Payouts.PayoutState,
    Marketplace.Payouts.PayoutCommand,
    Marketplace.Payouts.PayoutEvent>;

namespace Marketplace.Payouts;

public sealed class Payouts_by_hand
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private readonly AccountStory account = new();
    private readonly PayoutStory payout = new();

    [Fact]
    public void Nobody_is_asked_to_send_it_and_an_operator_says_that_it_was_made()
    {
        Scheduled().ThenWants().ThenPending();
        payout.When(Confirm(Pia)).ThenRefused("payout.unknown");
        payout.When(Confirm(Olga)).ThenWants().ThenPending();
        Assert.Equal((PayoutStatus.Paid, "R-1"), (payout.State.Status, payout.State.Receipt!.Reference));
        payout.When(Confirm(Olga)).ThenRefused("payout.not-by-hand", "status");
    }

    [Fact]
    public void It_leaves_the_platforms_hands()
    {
        Scheduled().When(Confirm(Olga));
        var legs = payout.Events.SelectMany(happened => Payout.Postings(payout.State, happened)).SelectMany(posting => posting.Legs);
        Assert.Equal([(Accounts.PayableProvider, 62_000L), (Accounts.Cash("manual"), -62_000L)], legs.Select(leg => (leg.Account, leg.Amount.Amount)));
    }

    [Fact]
    public void Nobody_confirms_what_a_gateway_sends() =>
        payout.At(Monday).When(Start(isByHand: false)).When(Confirm(Olga)).ThenRefused("payout.not-by-hand", "status");

    [Fact]
    public void What_a_provider_owes_of_what_they_collected_is_netted()
    {
        account.At(Monday).When(Credit(1, 72, isByHand: true)).When(Commission(2, 10)).When(new PayOutNow(TestContexts.By(Pia)));
        var cut = Assert.IsType<PayoutCut>(account.Events.Single());
        Assert.Equal((62_000L, true), (cut.Amount.Amount, cut.IsByHand));
        Assert.Equal([AccountItemKind.Earned, AccountItemKind.Commission], cut.Items.Select(item => item.Kind));
        Assert.Empty(account.State.Waiting);
    }

    [Fact]
    public void Who_owes_more_than_they_earned_is_paid_nothing()
    {
        account.At(Monday).When(Credit(1, 5, isByHand: true)).When(Commission(2, 10)).When(new PayOutNow(TestContexts.By(Pia))).ThenRefused("payout.nothing-available");
        Assert.Equal(new Money(-5_000, "IQD"), Assert.Single(ProviderAccount.Balance(account.State)));
    }

    private PayoutStory Scheduled() => payout.At(Monday).When(Start(isByHand: true));

    private static StartPayout Start(bool isByHand) => new(
        TestContexts.By(Actor.Platform), Pia.ProviderId, Dinars(62), new PayoutPeriod(Monday.AddDays(-7), Monday), [new PayoutItem(Guid.Empty, Dinars(62))], isByHand);

    private static ConfirmPayout Confirm(Actor by) => new(TestContexts.By(by), HandoverMethod.BankTransfer, "R-1");

    private static CreditEarnings Credit(int number, int dinars, bool isByHand) =>
        new(TestContexts.By(Actor.Platform), Pia.ProviderId, Id(number), Dinars(dinars), "Asia/Baghdad", Id(number), IsByHand: isByHand);

    private static DebitEarnings Commission(int number, int dinars) => new(
        TestContexts.By(Actor.Platform), Pia.ProviderId, Id(number), Id(number), Id(100 + number), Dinars(dinars), "Asia/Baghdad",
        Kind: AccountItemKind.Commission, IsByHand: true);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Money Dinars(int dinars) => new(dinars * 1_000L, "IQD");
}
