using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR are paid, and the charge takes 70.48 of them to the provider; 8.00 would be the platform's commission and 1.52 the tax on it.</summary>
public sealed class Destination_charges
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Dispute = new("77777777-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly GatewayTerms Destination = GatewayTerms.Stripe with { SharesAtCharge = true };

    private readonly PaymentStory story = new();
    private readonly List<LedgerTransaction> postings = [];

    [Fact]
    public void The_choice_is_frozen_when_the_payment_begins()
    {
        story.At(Monday).When(Start(70_48));
        Assert.Equal(Euro(70_48), Assert.IsType<PaymentStarted>(Assert.Single(story.Events)).Share);
        story.When(new RetryPayment(TestContexts.By(Ada)));
        Assert.Equal(Euro(70_48), story.State.Share);
    }

    [Theory]
    [InlineData(PaymentPurpose.Package)]
    [InlineData(PaymentPurpose.SecurityDeposit)]
    public void What_the_platform_holds_for_nobody_yet_stays_with_it(PaymentPurpose purpose) =>
        Assert.Null(ChargedShares.Frozen(Start(70_48) with { Purpose = purpose }));

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(80_01L)]
    public void A_charge_takes_nothing_that_it_cannot_give(long? share) => Assert.Null(ChargedShares.Frozen(Start(share)));

    [Fact]
    public void All_of_it_may_be_the_providers() => Assert.Equal(Euro(80_00), ChargedShares.Frozen(Start(80_00)));

    [Fact]
    public void Where_shares_are_transferred_later_nothing_is_frozen() =>
        Assert.Null(ChargedShares.Frozen(Start(70_48) with { Gateway = GatewayTerms.Stripe }));

    [Fact]
    public void What_was_moved_is_nobodys_before_it_is_earned_and_is_not_moved_again()
    {
        Paid();
        Assert.Equal((70_48, 70_48), (Balance(Accounts.ConnectedCash("stripe")), story.State.Moved!.Left));
        Assert.Equal((0, -80_00), (Balance(Accounts.PayableProvider), Balance(Accounts.Escrow)));
        Move(Release(70_48, 8_00, 1_52));
        story.ThenWants();
        Assert.Equal((Euro(70_48), Euro(80_00)), Assert.Single(story.Events.OfType<PaymentShareReached>()) is var reached ? (reached.Amount, reached.Earned) : default);
        Assert.Equal((70_48, -70_48), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.PayableProvider)));
        Assert.Equal("tr_1", story.State.TransferReference);
    }

    [Fact]
    public void News_of_the_charge_that_come_again_move_nothing()
    {
        Paid();
        story.When(Told(Captured())).ThenNothing();
    }

    [Fact]
    public void A_charge_that_moved_nothing_is_settled_as_any_other()
    {
        story.At(Monday).When(Start(70_48)).When(Told(Captured(moved: 0))).When(Release(70_48, 8_00, 1_52)).ThenWants(PaymentIntents.Transfer);
        Assert.Equal(70_48, ChargedShares.Lacking(story.State));
    }

    [Fact]
    public void Before_a_refund_its_part_comes_back_and_the_settlement_takes_the_rest()
    {
        Paid();
        Move(new RefundPayment(TestContexts.By(Actor.Platform), Euro(40_00), "Cancelled."));
        story.ThenWants(PaymentIntents.Reverse);
        var first = Recalled();
        Assert.Equal(Euro(35_24), first.Amount);
        Move(Release(30_00, 8_00, 2_00));
        story.ThenWants(PaymentIntents.Reverse, PaymentIntents.Reverse);
        var second = Recalled();
        Assert.Equal(Euro(5_24), second.Amount);
        Move(Told(new TransferReversed(first.IntentId, "trr_1")));
        story.ThenWants(PaymentIntents.Reverse);
        Move(Told(new TransferReversed(second.IntentId, "trr_2")));
        story.ThenWants(PaymentIntents.Refund);
        Move(Told(new MoneyRefunded(Assert.Single(story.State.Refunds).IntentId, "re_1")));
        story.ThenWants();
        Assert.Equal(Euro(30_00), Assert.Single(story.Events.OfType<PaymentShareReached>()).Amount);
        Assert.Equal((30_00, -30_00, 0), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.PayableProvider), Balance(Accounts.Escrow)));
        Assert.Equal(0, story.State.ClawedBack);
    }

    [Fact]
    public void For_a_cent_of_rounding_no_share_waits_for_the_platforms_balance()
    {
        Paid();
        Move(new RefundPayment(TestContexts.By(Actor.Platform), Euro(10_01), "Cold."));
        Assert.Equal(Euro(8_81), Recalled().Amount);
        Move(Told(new TransferReversed(Recalled().IntentId, "trr_1")));
        Move(Told(new MoneyRefunded(Assert.Single(story.State.Refunds).IntentId, "re_1")));
        Move(Release(61_67, 7_00, 1_32));
        story.ThenWants();
        Assert.Equal(Euro(61_67), Assert.Single(story.Events.OfType<PaymentShareReached>()).Amount);
    }

    [Fact]
    public void A_full_refund_leaves_nothing_at_the_account()
    {
        Paid();
        Move(new RefundPayment(TestContexts.By(Actor.Platform), Euro(33_33), null));
        Move(Told(new TransferReversed(Recalled().IntentId, "trr_1")));
        Move(new GiveBackPayment(TestContexts.By(Actor.Platform), "Declined.", UnlessPaid: false));
        Move(Told(new TransferReversed(Recalled().IntentId, "trr_2")));
        foreach (var refund in story.State.Refunds)
        {
            Move(Told(new MoneyRefunded(refund.IntentId, $"re_{refund.IntentId}")));
        }

        story.ThenWants();
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
        Assert.Equal((0, 0, -1_45), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.Escrow), Balance(Accounts.Cash("stripe"))));
    }

    [Fact]
    public void In_however_many_steps_it_goes_back_what_lies_there_is_its_part_of_the_rest()
    {
        Paid();
        foreach (var cents in (int[])[1, 1, 1, 3_33, 40_00, 5, 36_59])
        {
            Move(new RefundPayment(TestContexts.By(Actor.Platform), Euro(cents), null));
            var fair = 70_48m * story.State.Held / 80_00;
            Assert.Equal(Math.Ceiling(fair), story.State.Moved!.Left);
        }

        Assert.Equal(0, story.State.Moved!.Left);
    }

    [Fact]
    public void What_lacks_is_transferred_and_goes_back_out_of_both()
    {
        Paid();
        Move(Release(75_00, 4_00, 1_00));
        story.ThenWants(PaymentIntents.Transfer);
        Move(Told(new MoneyTransferred(story.State.TransferIntent!.Value, "tr_2")));
        var sent = Assert.IsType<PaymentTransferred>(Assert.Single(story.Events));
        Assert.Equal((Euro(4_52), Euro(75_00)), (sent.Amount, sent.Share));
        Assert.Equal((75_00, -75_00), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.PayableProvider)));

        Move(Return(40_00));
        Assert.Equal((37_50, 37_50), (Reversal().Amount.Amount, Reversal().FromCharge));
        Move(Told(new TransferReversed(Reversal().IntentId, "trr_1")));
        Move(Return(40_00));
        Assert.Equal((37_50, 32_98), (Reversal().Amount.Amount, Reversal().FromCharge));
        Move(Told(new TransferReversed(Reversal().IntentId, "trr_2", "trr_3")));
        Assert.Equal([("trr_2", 4_52L), ("trr_3", 32_98L)], story.Events.Cast<PaymentTransferReversed>().Select(part => (part.ReversalReference, part.Amount.Amount)));
        Assert.Equal(0, Balance(Accounts.ConnectedCash("stripe")));
        story.ThenWants(PaymentIntents.Refund, PaymentIntents.Refund);
    }

    [Fact]
    public void What_was_earned_goes_back_as_after_any_transfer()
    {
        Paid();
        Move(Release(70_48, 8_00, 1_52));
        Move(Return(40_00));
        story.ThenWants(PaymentIntents.Reverse);
        Assert.Equal((35_24L, 35_24L, true), (Reversal().Amount.Amount, Reversal().FromCharge, Reversal().IsClaimed));
        Move(Told(new TransferReversed(Reversal().IntentId, "trr_1")));
        story.ThenWants(PaymentIntents.Refund);
        Assert.Equal((35_24, -35_24, 35_24L), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.PayableProvider), story.State.ClawedBack));
    }

    [Fact]
    public void An_account_that_gives_nothing_back_keeps_no_customer_waiting()
    {
        Paid();
        Move(new GiveBackPayment(TestContexts.By(Actor.Platform), "Declined.", UnlessPaid: false));
        var recalled = Recalled();
        Move(Told(new ReversalHeld(recalled.IntentId, "closed")));
        story.ThenWants(PaymentIntents.Refund).ThenPending(("reversal_resumes", Monday + Returns.ReversalRetry));
        story.WhenDue("reversal_resumes").ThenWants(PaymentIntents.Refund, PaymentIntents.Reverse);
    }

    [Fact]
    public void What_waits_to_be_sent_is_settled_with_what_goes_back_meanwhile()
    {
        Paid();
        Move(Release(75_00, 4_00, 1_00));
        Move(Told(new TransferHeld(story.State.TransferIntent!.Value, "not enough")));
        Move(Return(40_00));
        Assert.Equal((null, 32_98), (story.Events.OfType<PaymentReturnWanted>().Single().ReversalIntent, Recalled().Amount.Amount));
        Move(Told(new TransferReversed(Recalled(story.State).ReversalIntent!.Value, "trr_1")));
        Move(Told(new MoneyRefunded(Assert.Single(story.State.Refunds).IntentId, "re_1")));
        story.WhenDue("transfer_resumes").ThenWants();
        Assert.Equal(Euro(37_50), Assert.Single(story.Events.OfType<PaymentShareReached>()).Amount);
    }

    [Theory]
    [InlineData(ChargebackEnd.Won)]
    [InlineData(ChargebackEnd.Lost)]
    public void While_a_bank_has_it_nothing_reaches_them_and_what_it_keeps_comes_back(ChargebackEnd end)
    {
        Paid();
        Move(News(1, ChargebackEnd.Open));
        Move(Release(70_48, 8_00, 1_52));
        Assert.DoesNotContain(story.Events, happened => happened is PaymentShareReached);
        Move(News(2, end));
        if (end is ChargebackEnd.Won)
        {
            Assert.Equal(Euro(70_48), Assert.Single(story.Events.OfType<PaymentShareReached>()).Amount);
            return;
        }

        Assert.Null(Assert.Single(story.Events.OfType<PaymentChargebackSettled>()).ReversalIntent);
        Assert.Equal(Euro(70_48), Recalled().Amount);
        Move(Told(new TransferReversed(Recalled().IntentId, "trr_1")));
        story.ThenWants();

        // What is owed is the fee of the dispute.
        Assert.Equal((0, 20_00, 0), (Balance(Accounts.ConnectedCash("stripe")), Balance(Accounts.PayableProvider), Balance(Accounts.Escrow)));
    }

    private void Paid()
    {
        story.At(Monday);
        Move(Start(70_48));
        Move(Told(Captured()));
    }

    private void Move(PaymentCommand command)
    {
        story.When(command);
        postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
    }

    private long Balance(string account) => postings.SelectMany(posting => posting.Legs).Where(leg => leg.Account == account).Sum(leg => leg.Amount.Amount);

    private PaymentShareRecalled Recalled() => Assert.Single(story.Events.OfType<PaymentShareRecalled>());

    private static PaymentReturn Recalled(PaymentState payment) => Assert.Single(payment.Returns, back => back.IsUnearned);

    private ReversalView Reversal() => Assert.Single(Returns.Reversals(story.State));

    private static StartPayment Start(long? share) => new(
        TestContexts.By(Actor.Platform), Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin",
        Gateway: Destination, Share: share is { } cents ? Euro(cents) : null);

    private static MoneyCaptured Captured(long moved = 70_48) =>
        new("pi_1", "ch_1", Euro(80_00), Euro(1_45), Moved: moved == 0 ? null : new MovedShare("tr_1", Euro(moved)));

    private static ReleasePayment Release(long provider, long commission, long tax) =>
        new(TestContexts.By(Actor.Platform), Euro(provider), Euro(commission), Euro(tax), Euro(0));

    private static ReturnPayment Return(long cents) => new(TestContexts.By(Olga), Euro(cents), "Sorry.");

    private static DisputePayment News(long heard, ChargebackEnd end) => new(
        TestContexts.By(Actor.Platform), Dispute, "dp_1", Euro(80_00), Euro(20_00), Euro(end is ChargebackEnd.Won ? 80_00 : 0), end, new ChargebackTerms(), heard);

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static Money Euro(long cents) => new(cents, "EUR");
}
