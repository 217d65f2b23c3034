using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80 dinars are to be paid by hand; 72 will be the provider's, 8 the platform's commission.</summary>
public sealed class Money_that_is_handed_over
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    /// <summary>As wallets are: nothing is reserved, all or nothing goes back, and providers have no accounts there.</summary>
    private static readonly GatewayTerms Wallet = GatewayTerms.Fib;

    private readonly PaymentStory story = new();
    private readonly List<LedgerTransaction> postings = [];

    [Fact]
    public void It_is_under_way_from_the_moment_somebody_chooses_it_and_nobody_is_asked()
    {
        Promised().ThenWants().ThenPending();
        Assert.Equal(PaymentStatus.Processing, story.State.Status);
        Assert.Collection(story.Events, first => Assert.IsType<PaymentStarted>(first), then => Assert.IsType<PaymentUnderWay>(then));
    }

    [Fact]
    public void Who_has_it_says_so_once()
    {
        Promised().When(Confirm(Pia)).ThenWants();
        Assert.Equal((PaymentStatus.Captured, Dinars(80), MoneyCollector.Provider), (story.State.Status, story.State.InCurrency(story.State.Captured), story.State.Receipt!.Collector));
        story.When(Confirm(Pia)).ThenRefused("payment.not-now");
    }

    [Fact]
    public void Providers_confirm_what_they_have_themselves_and_operators_what_anybody_has()
    {
        Promised().When(Confirm(Pia, MoneyCollector.Platform)).ThenRefused("payment.not-yours-to-collect");
        story.When(Confirm(Ada)).ThenRefused("payment.unknown");
        story.When(Confirm(TestContexts.Person(3))).ThenRefused("payment.unknown");
        story.When(Confirm(Olga, MoneyCollector.Provider));
        Assert.True(story.State.IsKept);
    }

    [Fact]
    public void Nobody_confirms_what_a_gateway_takes() =>
        story.At(Monday).When(Start(Wallet)).When(Confirm(Pia)).ThenRefused("payment.not-by-hand", "gateway");

    [Fact]
    public void Packages_are_collected_by_the_platform()
    {
        story.At(Monday).When(Start(GatewayTerms.Manual) with { Purpose = PaymentPurpose.Package }).When(Confirm(Pia)).ThenRefused("payment.not-yours-to-collect");
        story.When(Confirm(Olga)).ThenWants();
        Assert.Equal(PaymentStatus.Captured, story.State.Status);
    }

    [Fact]
    public void What_is_not_wanted_any_more_ends_at_once_and_is_not_confirmed_afterwards()
    {
        Promised().When(GiveBack()).Then(new PaymentVoided(Monday, "Too late"));
        story.When(Confirm(Olga)).ThenRefused("payment.not-now");
    }

    [Fact]
    public void Refunds_wait_for_whoever_has_the_money()
    {
        Promised().When(Confirm(Pia)).When(Refund(30)).ThenWants();
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Give(Ada, refund)).ThenRefused("payment.unknown");
        story.When(Give(Pia, refund));
        Assert.Equal((PaymentStatus.PartiallyRefunded, Dinars(30)), (story.State.Status, story.State.InCurrency(story.State.RefundsDone)));
        story.When(Give(Pia, refund)).ThenRefused("payment.unknown-refund");
    }

    [Fact]
    public void Providers_do_not_confirm_refunds_of_what_the_platform_collected()
    {
        Promised().When(Confirm(Olga)).When(Refund(30));
        story.When(Give(Pia, story.State.Refunds.Single().IntentId)).ThenRefused("payment.unknown");
        story.When(Give(Olga, story.State.Refunds.Single().IntentId));
        Assert.Equal(PaymentStatus.PartiallyRefunded, story.State.Status);
    }

    [Fact]
    public void A_wallet_gives_all_of_it_back_and_a_person_a_part()
    {
        Paid(Wallet).When(Refund(30)).ThenWants();
        var other = new PaymentStory().At(Monday).When(Start(Wallet)).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)))).When(Refund(80));
        other.ThenWants(PaymentIntents.Refund);
        other.When(Give(Olga, other.State.Refunds.Single().IntentId)).ThenRefused("payment.unknown-refund");
    }

    [Fact]
    public void What_had_to_be_taken_before_the_provider_accepted_is_kept_by_a_yes()
    {
        story.At(Monday).When(Start(Wallet) with { CaptureLater = true }).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0))));
        Assert.True(Assert.IsType<PaymentCaptured>(story.Events.Single()).AwaitsAcceptance);
        story.When(Capture()).Then(new PaymentTaken(Monday)).ThenWants();
        story.When(Capture()).ThenNothing();
    }

    [Fact]
    public void What_had_to_be_taken_before_the_provider_accepted_goes_back_by_a_no()
    {
        story.At(Monday).When(Start(Wallet) with { CaptureLater = true }).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0))));
        story.When(GiveBack()).ThenWants(PaymentIntents.Refund);
        Assert.Equal(Dinars(80), Assert.IsType<RefundWanted>(story.Events.Single()).Amount);
        story.When(GiveBack()).ThenNothing();
    }

    [Fact]
    public void A_page_is_closed_before_the_money_is_handed_over_instead()
    {
        Open(Wallet).When(Choose(GatewayTerms.Manual)).ThenWants(PaymentIntents.Checkout);
        story.When(Confirm(Olga)).ThenRefused("payment.page-open");
        story.When(Told(new PageClosed(story.State.CheckoutIntent!.Value), "fib")).ThenWants();
        Assert.Equal((PaymentStatus.Processing, "manual"), (story.State.Status, story.State.Gateway));
        story.When(Confirm(Olga));
        Assert.Equal(PaymentStatus.Captured, story.State.Status);
    }

    [Fact]
    public void Money_that_came_to_the_page_before_it_was_closed_is_that_gateways()
    {
        Open(Wallet).When(Choose(GatewayTerms.Manual)).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)), "fib")).ThenWants();
        Assert.Equal(("fib", PaymentStatus.Captured), (story.State.Gateway, story.State.Status));
        story.When(Refund(80)).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void Who_promised_it_may_pay_elsewhere_instead()
    {
        Promised().When(Choose(Wallet)).ThenWants(PaymentIntents.Checkout);
        Assert.Equal((PaymentStatus.Pending, "fib"), (story.State.Status, story.State.Gateway));
        story.When(Confirm(Pia)).ThenRefused("payment.not-by-hand", "gateway");
    }

    [Fact]
    public void What_no_gateway_takes_ends_at_once()
    {
        story.At(Monday).When(Start(GatewayTerms.Nobody)).ThenWants();
        Assert.Equal(PaymentStatus.Voided, story.State.Status);
    }

    [Fact]
    public void What_the_platform_collected_goes_to_the_providers_account_without_moving()
    {
        Move(Start(GatewayTerms.Manual), Confirm(Olga), Release());
        Assert.Equal(72_000, Assert.Single(story.Events.OfType<PaymentTransferred>()).Amount.Amount);
        story.ThenWants();
        Balanced((Accounts.Cash("manual"), 80_000), (Accounts.PayableProvider, -72_000), (Accounts.RevenueCommission, -8_000));
    }

    [Fact]
    public void What_the_provider_collected_stays_with_them_and_they_owe_the_commission()
    {
        Move(Start(GatewayTerms.Manual), Confirm(Pia));
        Balanced((Accounts.ReceivableProvider, 80_000), (Accounts.Escrow, -80_000));
        Move(Release());
        Assert.Equal(8_000, Assert.Single(story.Events.OfType<PaymentKept>()).Owed.Amount);
        story.ThenWants();
        Balanced((Accounts.PayableProvider, 8_000), (Accounts.RevenueCommission, -8_000));
    }

    [Fact]
    public void A_part_that_the_provider_gave_back_is_no_longer_theirs_to_owe()
    {
        Move(Start(GatewayTerms.Manual), Confirm(Pia), Refund(40));
        Move(Give(Pia, story.State.Refunds.Single().IntentId), Release(provider: 36, commission: 4));
        Balanced((Accounts.PayableProvider, 4_000), (Accounts.RevenueCommission, -4_000));
    }

    [Fact]
    public void What_was_earned_goes_back_without_a_reversal_and_the_provider_owes_their_part()
    {
        Move(Start(GatewayTerms.Manual), Confirm(Olga), Release(), Return(Olga, 40));
        var back = Assert.IsType<PaymentReturnWanted>(story.Events.Single());
        Assert.Equal((true, 36_000L, (Guid?)null), (back.IsDebited, back.Provider.Amount, back.ReversalIntent));
        story.ThenWants();
        Move(Give(Olga, back.RefundIntent));
        Balanced((Accounts.Cash("manual"), 40_000), (Accounts.PayableProvider, -36_000), (Accounts.RevenueCommission, -4_000));
    }

    [Fact]
    public void What_the_provider_collected_and_earned_is_not_the_platforms_to_give_back()
    {
        Move(Start(GatewayTerms.Manual), Confirm(Pia), Release());
        story.When(Return(Olga, 40)).ThenRefused("payment.kept-by-provider");
    }

    [Fact]
    public void A_part_that_a_person_gives_of_a_wallets_money_leaves_the_platforms_hands()
    {
        Move(Start(Wallet), Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)), "fib"), Refund(30));
        Move(Give(Olga, story.State.Refunds.Single().IntentId));
        Balanced((Accounts.Cash("fib"), 80_000), (Accounts.Cash("manual"), -30_000), (Accounts.Escrow, -50_000));
    }

    private void Move(params ReadOnlySpan<PaymentCommand> commands)
    {
        story.At(Monday);
        foreach (var command in commands)
        {
            story.When(command);
            postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
        }
    }

    private void Balanced(params ReadOnlySpan<(string Account, long Amount)> expected)
    {
        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
        Assert.All(postings, posting => Assert.True(posting.Legs.Length > 1));
        Assert.Equal(
            expected.ToArray().OrderBy(account => account.Account, StringComparer.Ordinal),
            postings.SelectMany(posting => posting.Legs).GroupBy(leg => leg.Account, leg => leg.Amount.Amount)
                .Select(account => (account.Key, Sum: account.Sum())).Where(account => account.Sum != 0).OrderBy(account => account.Key, StringComparer.Ordinal));
    }

    private PaymentStory Promised() => story.At(Monday).When(Start(GatewayTerms.Manual));

    private PaymentStory Paid(GatewayTerms gateway) => story.At(Monday).When(Start(gateway)).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0))));

    private PaymentStory Open(GatewayTerms gateway)
    {
        story.At(Monday).When(Start(gateway));
        return story.When(Told(new CheckoutOpened(story.State.CheckoutIntent!.Value, "p1", "https://pay.example/p1")));
    }

    private static StartPayment Start(GatewayTerms gateway) => new(
        TestContexts.By(Actor.Platform), Booking, Ada.Id, Pia.ProviderId, "Grooming", Dinars(80), false, Monday.AddMinutes(15), "Asia/Baghdad", Gateway: gateway);

    private static ConfirmPayment Confirm(Actor by, MoneyCollector? collector = null) =>
        new(TestContexts.By(by), HandoverMethod.Cash, "R-1", collector ?? (by == Olga ? MoneyCollector.Platform : MoneyCollector.Provider));

    private static ConfirmRefund Give(Actor by, Guid refund) => new(TestContexts.By(by), refund, HandoverMethod.BankTransfer, null);

    private static RetryPayment Choose(GatewayTerms gateway) => new(TestContexts.By(Ada), gateway);

    private static CapturePayment Capture() => new(TestContexts.By(Actor.Platform));

    private static GiveBackPayment GiveBack() => new(TestContexts.By(Actor.Platform), "Too late", UnlessPaid: false);

    private static RefundPayment Refund(int dinars) => new(TestContexts.By(Actor.Platform), Dinars(dinars), "Cancelled");

    private static ReleasePayment Release(int provider = 72, int commission = 8) =>
        new(TestContexts.By(Actor.Platform), Dinars(provider), Dinars(commission), Dinars(0), Dinars(0));

    private static ReturnPayment Return(Actor by, int dinars) => new(TestContexts.By(by), Dinars(dinars), null);

    private static RecordGatewayFact Told(GatewayFact fact, string? gateway = null) => new(TestContexts.By(Actor.Platform), fact, gateway);

    private static Money Dinars(int dinars) => new(dinars * 1_000L, "IQD");
}
