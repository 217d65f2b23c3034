using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid; 70.48 went to the provider, 8.00 are the platform's commission and 1.52 the tax on it.</summary>
public sealed class Money_that_goes_back_after_it_was_earned
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));
    private static readonly PaymentEarned Earned = new(Monday, Intent, Euro(70_48), Euro(8_00), Euro(1_52), Euro(0));
    private static readonly PaymentTransferred Transferred = new(Monday, Pia.ProviderId, Euro(70_48), "tr_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void The_transfer_is_reversed_first_and_then_the_customer_is_refunded()
    {
        Paid().When(Return(Pia, 40_00)).ThenWants(PaymentIntents.Reverse);
        var back = Wanted();
        Assert.Equal((Euro(35_24), Euro(4_00), Euro(76)), (back.Provider, back.Commission, back.CommissionTax));
        story.When(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1"))).ThenWants(PaymentIntents.Refund);
        story.When(Told(new TransferReversed(back.ReversalIntent.Value, "trr_1"))).ThenNothing();
        story.When(Told(new MoneyRefunded(back.RefundIntent, "re_1"))).ThenWants();
        Assert.Equal((PaymentStatus.PartiallyRefunded, 40_00, 0L), (story.State.Status, story.State.RefundsDone, story.State.Held));
    }

    [Fact]
    public void An_account_that_has_not_enough_keeps_nobody_waiting_and_is_asked_again_every_day()
    {
        Paid().When(Return(Olga, null));
        var back = Wanted();
        story.When(Told(new ReversalHeld(back.ReversalIntent!.Value, "empty"))).ThenWants(PaymentIntents.Refund)
            .ThenPending(("reversal_resumes", Monday + Returns.ReversalRetry));
        story.When(Told(new ReversalHeld(back.ReversalIntent.Value, "empty"))).ThenNothing();
        story.When(Told(new MoneyRefunded(back.RefundIntent, "re_1"))).ThenWants();
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
        story.WhenDue("reversal_resumes").ThenWants(PaymentIntents.Reverse).ThenPending();
        Assert.Equal(back.ReversalIntent, Payment.Intents(story.State).Single().Id);
        story.When(Told(new ReversalHeld(back.ReversalIntent.Value, "empty"))).ThenPending(("reversal_resumes", Monday + (2 * Returns.ReversalRetry)));
        story.WhenDue("reversal_resumes").When(Told(new TransferReversed(back.ReversalIntent.Value, "trr_1"))).ThenWants().ThenPending();
    }

    [Fact]
    public void In_however_many_steps_the_parts_come_to_what_was_earned()
    {
        Paid();
        var parts = new List<PaymentReturnWanted>();
        foreach (var cents in (int[])[1, 2, 3_33, 40_00, 5])
        {
            story.When(Return(Pia, cents));
            parts.Add(Wanted());
        }

        story.When(Return(Pia, null));
        parts.Add(Wanted());
        Assert.All(parts, part => Assert.Equal(part.Refund, part.Provider + part.Commission + part.CommissionTax + part.CustomerFee));
        Assert.All(parts, part => Assert.True(part.Provider.Amount >= 0 && part.Commission.Amount >= 0 && part.CommissionTax.Amount >= 0));
        Assert.Equal((70_48, 8_00, 1_52), (parts.Sum(part => part.Provider.Amount), parts.Sum(part => part.Commission.Amount), parts.Sum(part => part.CommissionTax.Amount)));
        story.When(Return(Pia, 1)).ThenRefused("payment.return-too-much");
        story.When(Return(Pia, null)).ThenRefused("payment.return-too-much");
    }

    [Fact]
    public void The_commission_may_be_the_last_that_goes_back()
    {
        Paid().When(Return(Pia, 40_00) with { Bearer = CommissionBearer.Provider });
        Assert.Equal((Euro(40_00), Euro(0)), (Wanted().Provider, Wanted().Commission));
        story.When(Return(Pia, null) with { Bearer = CommissionBearer.Provider });
        Assert.Equal((Euro(30_48), Euro(8_00), Euro(1_52)), (Wanted().Provider, Wanted().Commission, Wanted().CommissionTax));
    }

    [Fact]
    public void What_is_still_on_its_way_to_the_provider_is_waited_for()
    {
        story.Given(Started, Captured, Earned).At(Monday).When(Return(Pia, 40_00)).ThenRefused("payment.transfer-under-way");
        story.When(Told(new MoneyTransferred(Intent, "tr_1"))).When(Return(Pia, 40_00)).ThenWants(PaymentIntents.Reverse);
    }

    [Fact]
    public void What_waits_for_the_provider_to_finish_onboarding_goes_back_and_is_not_sent()
    {
        Waiting().When(Return(Pia, 40_00)).ThenWants(PaymentIntents.Refund).ThenPending(("transfer_resumes", Monday + Payment.TransferRetry));
        var back = Wanted();
        Assert.Equal((Euro(35_24), null), (back.Provider, back.ReversalIntent));
        story.When(Told(new MoneyRefunded(back.RefundIntent, "re_1"))).ThenWants();
        story.WhenDue("transfer_resumes").ThenWants(PaymentIntents.Transfer);
        story.When(Return(Pia, 1)).ThenRefused("payment.transfer-under-way");
        story.When(Told(new MoneyTransferred(Intent, "tr_1")));
        Assert.Equal(Euro(35_24), Assert.IsType<PaymentTransferred>(Assert.Single(story.Events)).Amount);
        story.When(Return(Pia, null)).ThenWants(PaymentIntents.Reverse);
        Assert.Equal(Euro(35_24), Wanted().Provider);
    }

    [Fact]
    public void Of_what_went_back_whole_nothing_is_ever_sent()
    {
        Waiting().When(Return(Olga, null)).ThenWants(PaymentIntents.Refund).ThenPending();
        story.When(Told(new MoneyRefunded(Wanted().RefundIntent, "re_1"))).ThenWants().ThenPending();
        story.When(Told(new MoneyTransferred(Intent, "tr_1"))).ThenNothing();
        Assert.Equal((PaymentStatus.Refunded, 0L), (story.State.Status, story.State.ProviderShare));
    }

    [Fact]
    public void Only_whoever_earned_it_and_operators_give_it_back()
    {
        Paid().When(Return(Ada, 40_00)).ThenRefused("payment.unknown");
        story.When(Return(TestContexts.Person(3), 40_00)).ThenRefused("payment.unknown");
        story.Given().When(Return(Olga, 80_01)).ThenRefused("payment.return-too-much", "left", "asked");
        story.When(Return(Olga, 0)).ThenRefused("payment.return-too-much");
    }

    /// <summary>Nobody took anything of a tip, so all that goes back of it is the provider's.</summary>
    [Fact]
    public void A_tip_goes_back_whole_or_in_parts_out_of_what_the_provider_has()
    {
        story.Given(Started with { Purpose = PaymentPurpose.Tip }, Captured, Earned with { Provider = Euro(80_00), Commission = Euro(0), CommissionTax = Euro(0) }, Transferred with { Amount = Euro(80_00) }).At(Monday);
        story.When(Return(Pia, 30_00)).ThenWants(PaymentIntents.Reverse);
        Assert.Equal((Euro(30_00), Euro(0), Euro(0)), (Wanted().Provider, Wanted().Commission, Wanted().CommissionTax));
        story.When(Return(Olga, null));
        Assert.Equal((Euro(50_00), Euro(50_00)), (Wanted().Refund, Wanted().Provider));
        story.When(Return(Pia, 1)).ThenRefused("payment.return-too-much");
    }

    [Fact]
    public void Nothing_that_was_not_earned_goes_back_this_way() =>
        story.Given(Started, Captured).At(Monday).When(Return(Olga, 40_00)).ThenRefused("payment.return-too-much");

    [Fact]
    public void There_is_an_end_to_giving_back_in_parts()
    {
        Paid();
        for (var step = 0; step < ReturnWishes.Maximum; step++)
        {
            story.When(Return(Pia, 1));
        }

        story.When(Return(Pia, 1)).ThenRefused("payment.too-many-returns", "count", "limit");
        Assert.Equal(Euro(80_00 - ReturnWishes.Maximum), Assert.IsType<PaymentReturnWanted>(Assert.Single(story.When(Return(Pia, 80_00 - ReturnWishes.Maximum)).Events)).Refund);
    }

    [Fact]
    public void Every_movement_balances_and_leaves_to_each_what_is_theirs()
    {
        story.Given(Started).At(Monday);
        var postings = new List<LedgerTransaction>();
        Move(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45))));
        Move(new ReleasePayment(TestContexts.By(Actor.Platform), Euro(70_48), Euro(8_00), Euro(1_52), Euro(0)));
        Move(Told(new MoneyTransferred(Assert.IsType<PaymentEarned>(story.Events[0]).TransferIntent, "tr_1")));
        Move(Return(Olga, 40_00));
        var back = Wanted();
        Assert.Equal(-40_00, Balance(Accounts.ClearingRefund));
        Assert.Equal(-35_24, Balance(Accounts.PayableProvider));
        Move(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1")));
        Move(Told(new MoneyRefunded(back.RefundIntent, "re_1")));

        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
        Assert.Equal((0, 0, -35_24), (Balance(Accounts.Escrow), Balance(Accounts.ClearingRefund), Balance(Accounts.PayableProvider)));
        Assert.Equal((-4_00, -76), (Balance(Accounts.RevenueCommission), Balance(Accounts.VatOut)));
        Assert.Equal(80_00 - 1_45 - 40_00 - 35_24, Balance(Accounts.Cash("stripe")));
        Assert.Equal(35_24, Balance(Accounts.ConnectedCash("stripe")));

        void Move(PaymentCommand command)
        {
            story.When(command);
            postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
        }

        long Balance(string account) =>
            postings.SelectMany(posting => posting.Legs).Where(leg => leg.Account == account).Sum(leg => leg.Amount.Amount);
    }

    private PaymentStory Waiting() =>
        story.Given(Started, Captured, Earned, new PaymentTransferHeld(Monday, "not onboarded", Monday + Payment.TransferRetry)).At(Monday);

    private PaymentStory Paid() => story.Given(Started, Captured, Earned, Transferred).At(Monday);

    private PaymentReturnWanted Wanted() => Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));

    private static Money Euro(long cents) => new(cents, "EUR");

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static ReturnPayment Return(Actor by, long? cents) => new(TestContexts.By(by), cents is { } some ? Euro(some) : null, "Sorry.");
}
