using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid; 70.48 are the provider's, 8.00 the platform's commission and 1.52 the tax on it. A dispute costs 20.00.</summary>
public sealed class Money_that_a_bank_takes_back
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Guid First = new("44444444-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("44444444-0000-0000-0000-000000000002");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly ChargebackTerms Platforms = new(ChargebackBearer.Platform, ChargebackBearer.Platform);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));
    private static readonly PaymentEarned Earned = new(Monday, Intent, Euro(70_48), Euro(8_00), Euro(1_52), Euro(0));
    private static readonly PaymentTransferred Transferred = new(Monday, Pia.ProviderId, Euro(70_48), "tr_1");

    private readonly PaymentStory story = new();
    private readonly List<LedgerTransaction> postings = [];
    private long heard;

    [Fact]
    public void While_a_bank_has_it_what_was_earned_is_not_transferred()
    {
        Held().When(Taken(80_00)).ThenWants();
        story.When(Release()).ThenWants();
        story.When(Ended(80_00, ChargebackEnd.Won, back: 80_00)).ThenWants(PaymentIntents.Transfer);
        Assert.Equal(Euro(70_48), story.State.InCurrency(story.State.ProviderShare));
    }

    [Fact]
    public void What_was_earned_and_not_transferred_is_never_transferred_when_it_is_lost()
    {
        Held().When(Taken(80_00)).When(Release()).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        var settled = Settled();
        Assert.Equal((Euro(70_48), Euro(8_00), Euro(1_52), Euro(20_00)), (settled.Provider, settled.Commission, settled.CommissionTax, settled.Fee));
        Assert.Null(settled.ReversalIntent);
        Assert.Equal((0L, 0L, 0L), (story.State.ProviderShare, story.State.PlatformShare, story.State.Held));
    }

    [Fact]
    public void What_is_released_after_it_was_lost_is_settled_at_once()
    {
        Held().When(Taken(80_00)).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        Assert.Equal(80_00L, story.State.Held);
        story.When(Release()).ThenWants();
        Assert.Equal(Euro(70_48), Settled().Provider);
        Assert.Equal(0L, story.State.ProviderShare);
    }

    [Fact]
    public void A_transfer_that_may_have_begun_is_waited_for_and_then_kept_back()
    {
        story.Given(Started, Captured, Earned).At(Monday).When(Taken(80_00)).ThenWants(PaymentIntents.Transfer);
        story.When(Told(new MoneyTransferred(Intent, "tr_1")));
        Assert.Equal([Euro(70_48)], story.Events.OfType<PaymentShareReserved>().Select(reserved => reserved.Amount));
    }

    [Fact]
    public void What_is_lost_before_the_answer_of_a_transfer_is_settled_after_it()
    {
        story.Given(Started, Captured, Earned).At(Monday).When(Taken(80_00)).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants(PaymentIntents.Transfer);
        Assert.Empty(story.Events.OfType<PaymentChargebackSettled>());
        story.When(Told(new MoneyTransferred(Intent, "tr_1"))).ThenWants(PaymentIntents.Reverse);
        Assert.NotNull(Settled().ReversalIntent);
    }

    [Fact]
    public void What_was_transferred_is_kept_back_and_let_go_when_it_is_won()
    {
        Paid().When(Taken(80_00)).ThenWants();
        Assert.Equal(Euro(70_48), Assert.Single(story.Events.OfType<PaymentShareReserved>()).Amount);
        story.When(Ended(80_00, ChargebackEnd.Won, back: 80_00)).ThenWants();
        Assert.Equal(Euro(70_48), Assert.Single(story.Events.OfType<PaymentShareFreed>()).Amount);
        Assert.Equal(70_48L, story.State.ProviderShare);
    }

    [Fact]
    public void What_was_transferred_is_reversed_when_it_is_lost_and_what_was_kept_back_is_let_go_after_it()
    {
        Paid().When(Taken(80_00)).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants(PaymentIntents.Reverse);
        Assert.Equal(
            [typeof(PaymentDisputed), typeof(PaymentChargebackSettled), typeof(PaymentShareFreed)], story.Events.Select(happened => happened.GetType()));
        story.When(Told(new TransferReversed(Settled().ReversalIntent!.Value, "trr_1"))).ThenWants();
    }

    [Fact]
    public void Of_a_part_each_gives_back_their_part()
    {
        Paid().When(Taken(40_00)).When(Ended(40_00, ChargebackEnd.Lost));
        Assert.Equal((Euro(35_24), Euro(4_00), Euro(76), Euro(20_00)), (Settled().Provider, Settled().Commission, Settled().CommissionTax, Settled().Fee));
        Assert.Equal((35_24L, 4_76L), (story.State.ProviderShare, story.State.PlatformShare));
    }

    [Fact]
    public void Where_the_platform_bears_it_nobody_gives_anything_back()
    {
        Paid().When(Taken(80_00, terms: Platforms)).ThenWants();
        Assert.DoesNotContain(story.Events, happened => happened is PaymentShareReserved);
        story.When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        Assert.Equal((Euro(80_00), Euro(0), Euro(0), 70_48L), (Settled().Borne, Settled().Provider, Settled().Fee, story.State.ProviderShare));

        story.When(new ReturnPayment(TestContexts.By(Olga), Euro(1), null)).ThenRefused("payment.disputed", "stake");
    }

    [Fact]
    public void The_terms_are_those_of_its_beginning()
    {
        Paid().When(Taken(80_00, terms: Platforms)).When(Ended(80_00, ChargebackEnd.Lost, terms: new ChargebackTerms()));
        Assert.Equal(Euro(80_00), Settled().Borne);
    }

    [Fact]
    public void Nothing_is_given_back_while_a_bank_has_it()
    {
        Paid().When(Taken(80_00)).When(Return(40_00)).ThenRefused("payment.disputed", "stake");
        story.When(Ended(80_00, ChargebackEnd.Won, back: 80_00)).When(Return(40_00)).ThenWants(PaymentIntents.Reverse);
    }

    [Fact]
    public void After_a_part_is_lost_no_more_than_the_rest_is_given_back()
    {
        Paid().When(Taken(50_00)).When(Ended(50_00, ChargebackEnd.Lost)).When(Return(30_01)).ThenRefused("payment.return-too-much");
        story.When(Return(30_00));
        Assert.Contains(story.Events, happened => happened is PaymentReturnWanted);
        story.When(Return(1)).ThenRefused("payment.disputed");
    }

    [Fact]
    public void A_refund_waits_once_the_gateway_refuses_it_and_is_made_when_it_is_won()
    {
        Held().When(Refund(80_00)).ThenWants(PaymentIntents.Refund);
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundHeld(refund, "disputed"))).ThenNothing();
        story.When(Taken(80_00)).ThenWants(PaymentIntents.Refund);
        story.When(Told(new RefundHeld(refund, "disputed"))).ThenWants();
        story.When(Told(new RefundHeld(refund, "disputed"))).ThenNothing();
        story.When(Ended(80_00, ChargebackEnd.Won, back: 80_00)).ThenWants(PaymentIntents.Refund);
        story.When(Told(new RefundHeld(refund, "an old answer"))).ThenNothing();
        story.When(Told(new MoneyRefunded(refund, "re_1"))).ThenWants();
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void A_refund_that_waits_is_settled_when_it_is_lost()
    {
        Held().When(Taken(80_00)).When(Refund(80_00)).ThenWants(PaymentIntents.Refund);
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundHeld(refund, "disputed"))).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        Assert.Equal(new SettledRefund(refund, Euro(80_00)), Settled().Refunds.Single());
        Assert.Equal((Euro(0), 0L, 0L), (Settled().Fee, story.State.Held, story.State.RefundsPromised));
    }

    [Fact]
    public void What_is_promised_after_it_was_lost_is_settled_once_the_gateway_has_refused_it()
    {
        Held().When(Taken(50_00)).When(Ended(50_00, ChargebackEnd.Lost)).When(Refund(80_00)).ThenWants(PaymentIntents.Refund);
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundHeld(refund, "more than is left"))).ThenWants(PaymentIntents.Refund);
        Assert.Equal(new SettledRefund(refund, Euro(50_00)), Settled().Refunds.Single());
        Assert.Equal(Euro(30_00), story.State.Refunds.Single().Amount);
        story.When(Told(new MoneyRefunded(refund, "re_1"))).ThenWants();
        Assert.Equal((30_00L, 0L), (story.State.RefundsDone, story.State.Held));
    }

    [Fact]
    public void A_refund_of_which_nobody_knows_yet_is_waited_for()
    {
        Held().When(Refund(30_00)).When(Taken(50_00)).When(Ended(50_00, ChargebackEnd.Lost)).ThenWants(PaymentIntents.Refund);
        Assert.DoesNotContain(story.Events, happened => happened is PaymentChargebackSettled);
        story.When(Told(new MoneyRefunded(story.State.Refunds.Single().IntentId, "re_1"))).When(Release(44_05, 5_00, 95)).ThenWants();
        Assert.Equal(Euro(44_05), Settled().Provider);
    }

    [Fact]
    public void What_is_divided_between_both_sides_is_settled_with_both()
    {
        Held().When(Taken(80_00)).When(Refund(30_00)).When(Release(44_05, 5_00, 95)).ThenWants(PaymentIntents.Refund);
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundHeld(refund, "disputed"))).ThenWants();
        story.When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        Assert.Equal((Euro(30_00), Euro(44_05), Euro(20_00)), (Settled().Refunds.Single().Amount, Settled().Provider, Settled().Fee));
    }

    [Fact]
    public void Money_that_went_back_after_it_was_earned_is_settled_where_the_bank_was_faster()
    {
        Paid().When(Return(80_00));
        var back = Assert.IsType<PaymentReturnWanted>(story.Events.Single());
        story.When(Taken(80_00)).When(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1"))).ThenWants(PaymentIntents.Refund);
        story.When(Told(new RefundHeld(back.RefundIntent, "disputed"))).When(Ended(80_00, ChargebackEnd.Lost)).ThenWants();
        Assert.Equal((Euro(80_00), Euro(0), Euro(0)), (Settled().Refunds.Single().Amount, Settled().Provider, Settled().Fee));
    }

    [Fact]
    public void News_come_late_and_twice_and_count_once()
    {
        var (taken, lost) = (Taken(80_00), Ended(80_00, ChargebackEnd.Lost));
        Paid().When(taken).When(taken with { Context = TestContexts.By(Actor.Platform) }).ThenNothing();
        story.When(lost).When(taken with { Context = TestContexts.By(Actor.Platform) }).ThenNothing();
        story.When(lost with { Context = TestContexts.By(Actor.Platform) }).ThenNothing();
        Assert.Equal(ChargebackEnd.Lost, story.State.Chargebacks!.Disputes.Single().End);
    }

    [Fact]
    public void An_inquiry_changes_nothing()
    {
        Paid().When(News(First, 0, 0, 0, ChargebackEnd.Open, null)).ThenNothing();
        story.When(Return(40_00)).ThenWants(PaymentIntents.Reverse);
    }

    [Fact]
    public void A_bank_that_is_faster_than_the_capture_is_heard_after_it()
    {
        story.Given(Started).At(Monday).When(Taken(80_00)).ThenRefused("payment.not-now");
        story.When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).When(Taken(80_00));
        Assert.Contains(story.Events, happened => happened is PaymentDisputed);
    }

    [Fact]
    public void Two_disputes_of_one_payment_are_settled_each_for_itself()
    {
        Paid().When(News(First, 30_00, 20_00, 0, ChargebackEnd.Open, null)).When(News(Second, 50_00, 20_00, 0, ChargebackEnd.Open, null));
        story.When(News(First, 30_00, 20_00, 0, ChargebackEnd.Lost, null)).When(News(Second, 50_00, 20_00, 50_00, ChargebackEnd.Won, null));
        var dispute = story.State.Chargebacks!;
        Assert.All(dispute.Disputes, known => Assert.Equal(0, known.Reserved));
        Assert.Equal((30_00L, 20_00L, 50_00L), (dispute.SharesSettled, dispute.Fees, story.State.ProviderShare + story.State.PlatformShare));
    }

    [Fact]
    public void Only_the_platform_hears_of_it_from_disputes()
    {
        Paid().When(Taken(80_00) with { Context = TestContexts.By(Pia) }).ThenRefused("payment.unknown");
        story.When(Taken(80_00) with { Context = TestContexts.By(Olga) }).ThenRefused("payment.unknown");
    }

    [Theory]
    [InlineData(false, ChargebackEnd.Won)]
    [InlineData(false, ChargebackEnd.Lost)]
    [InlineData(true, ChargebackEnd.Won)]
    [InlineData(true, ChargebackEnd.Lost)]
    public void Every_movement_balances_and_the_loss_is_whose_the_terms_say(bool isPlatforms, ChargebackEnd end)
    {
        var terms = isPlatforms ? Platforms : new ChargebackTerms();
        story.Given(Started).At(Monday);
        Move(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45))));
        Move(Release());
        Move(Told(new MoneyTransferred(Assert.IsType<PaymentEarned>(story.Events[0]).TransferIntent, "tr_1")));
        Move(Taken(80_00, terms));
        Assert.Equal((80_00, 80_00 - 1_45 - 70_48 - 80_00 - 20_00), (Balance(Accounts.LossChargeback), Balance(Accounts.Cash("stripe"))));
        Assert.Equal(isPlatforms ? (-70_48, 0) : (0, -70_48), (Balance(Accounts.PayableProvider), Balance(Accounts.ReserveProvider)));
        Move(Ended(80_00, end, back: end is ChargebackEnd.Won ? 80_00 : 0, terms: terms));
        if (story.Events.OfType<PaymentChargebackSettled>().SingleOrDefault()?.ReversalIntent is { } reversal)
        {
            Move(Told(new TransferReversed(reversal, "trr_1")));
        }

        var isLost = end is ChargebackEnd.Lost;
        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
        Assert.All(postings, posting => Assert.True(posting.Legs.Length > 1));
        Assert.Equal((0, 0), (Balance(Accounts.Escrow), Balance(Accounts.ReserveProvider)));
        Assert.Equal(isLost && isPlatforms ? 80_00 : 0, Balance(Accounts.LossChargeback));
        Assert.Equal(isLost && !isPlatforms ? 20_00 : -70_48, Balance(Accounts.PayableProvider));
        Assert.Equal(isLost && !isPlatforms ? (0, 0) : (-8_00, -1_52), (Balance(Accounts.RevenueCommission), Balance(Accounts.VatOut)));
        Assert.Equal(isLost && !isPlatforms ? 1_45 : 21_45, Balance(Accounts.GatewayFee));
        Assert.Equal(
            80_00 - 1_45 - 20_00 - (isLost ? 80_00 : 0) - (isLost && !isPlatforms ? 0 : 70_48), Balance(Accounts.Cash("stripe")));

        long Balance(string account) => postings.SelectMany(posting => posting.Legs).Where(leg => leg.Account == account).Sum(leg => leg.Amount.Amount);
    }

    private void Move(PaymentCommand command)
    {
        story.When(command);
        postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
    }

    private PaymentStory Held() => story.Given(Started, Captured).At(Monday);

    private PaymentStory Paid() => story.Given(Started, Captured, Earned, Transferred).At(Monday);

    private PaymentChargebackSettled Settled() => Assert.Single(story.Events.OfType<PaymentChargebackSettled>());

    private DisputePayment Taken(long cents, ChargebackTerms? terms = null) => News(First, cents, 20_00, 0, ChargebackEnd.Open, terms);

    private DisputePayment Ended(long cents, ChargebackEnd end, long back = 0, ChargebackTerms? terms = null) => News(First, cents, 20_00, back, end, terms);

    private DisputePayment News(Guid dispute, long taken, long fee, long back, ChargebackEnd end, ChargebackTerms? terms) => new(
        TestContexts.By(Actor.Platform), dispute, $"dp_{dispute}", Euro(taken), Euro(fee), Euro(back), end, terms ?? new ChargebackTerms(), ++heard);

    private static ReleasePayment Release(long provider = 70_48, long commission = 8_00, long tax = 1_52) =>
        new(TestContexts.By(Actor.Platform), Euro(provider), Euro(commission), Euro(tax), Euro(0));

    private static RefundPayment Refund(long cents) => new(TestContexts.By(Actor.Platform), Euro(cents), "Cancelled");

    private static ReturnPayment Return(long cents) => new(TestContexts.By(Pia), Euro(cents), null);

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static Money Euro(long cents) => new(cents, "EUR");
}
