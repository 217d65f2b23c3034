using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid, of which the gateway keeps 1.45; what goes back comes back days later, because the card is closed.</summary>
public sealed class Refunds_that_fail_later
{
    private const string Why = "expired_or_canceled_card";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Guid Dispute = new("44444444-0000-0000-0000-000000000001");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static readonly PaymentEarned Earned = new(Monday, Intent, Euro(36_00), Euro(4_00), Euro(0), Euro(0));

    private readonly PaymentStory story = new();
    private readonly List<LedgerTransaction> postings = [];

    [Fact]
    public void What_failed_is_undone_once_and_waits_for_a_person()
    {
        var refund = GivenBack(80_00);
        Assert.Equal((PaymentStatus.Refunded, 80_00L), (story.State.Status, story.State.RefundsDone));
        Move(Told(new RefundFailed(refund, "re_1", Why)));
        story.Then(new PaymentRefundFailed(Monday, refund, Euro(80_00), "re_1", Why)).ThenWants();
        Assert.Equal((PaymentStatus.Captured, 0L, 80_00L, 0L), (story.State.Status, story.State.RefundsDone, story.State.RefundsPromised, story.State.Held));
        Assert.True(Handovers.IsRefund(story.State, story.State.Refunds[0]));
        ThenBooked((Accounts.Cash("stripe"), 78_55), (Accounts.GatewayFee, 1_45), (Accounts.Escrow, -80_00));
    }

    [Fact]
    public void News_that_is_repeated_or_overtaken_changes_nothing()
    {
        var refund = GivenBack(30_00);
        story.When(Told(new RefundFailed(refund, "re_1", Why))).When(Told(new RefundFailed(refund, "re_1", Why))).ThenNothing();
        story.When(Told(new MoneyRefunded(refund, "re_1"))).ThenNothing();
        story.When(Told(new RefundFailed(Booking, "re_1", Why))).ThenNothing();
        Assert.Equal(PaymentStatus.Captured, story.State.Status);
    }

    [Fact]
    public void A_failure_that_overtakes_the_refund_says_both()
    {
        Paid();
        Move(Refund(30_00));
        var refund = story.State.Refunds[0].IntentId;
        Move(Told(new RefundFailed(refund, "re_1", Why)));
        story.Then(new PaymentRefunded(Monday, refund, Euro(30_00), "re_1"), new PaymentRefundFailed(Monday, refund, Euro(30_00), "re_1", Why)).ThenWants();
        Assert.Equal(["capture", "refund", "refund-failed"], postings.Select(posting => posting.Purpose));
        story.When(Told(new MoneyRefunded(refund, "re_1"))).ThenNothing();
    }

    [Fact]
    public void Of_several_only_the_one_that_failed_is_owed_again()
    {
        GivenBack(30_00);
        story.When(Refund(20_00));
        var second = story.State.Refunds[1].IntentId;
        story.When(Told(new MoneyRefunded(second, "re_2"))).When(Told(new RefundFailed(second, "re_2", Why)));
        Assert.Equal((PaymentStatus.PartiallyRefunded, 30_00L, 50_00L), (story.State.Status, story.State.RefundsDone, story.State.RefundsPromised));
    }

    [Fact]
    public void A_person_gives_it_by_another_way_and_says_so()
    {
        var refund = Failed(80_00);
        Move(new ConfirmRefund(TestContexts.By(Olga), refund, HandoverMethod.BankTransfer, "R-1"));
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
        ThenBooked((Accounts.Cash("stripe"), 78_55), (Accounts.GatewayFee, 1_45), (Accounts.Cash("manual"), -80_00));
        story.When(new ConfirmRefund(TestContexts.By(Olga), refund, HandoverMethod.BankTransfer, "R-1")).ThenRefused("payment.unknown-refund");
        story.When(Told(new RefundFailed(refund, "re_1", Why))).ThenNothing();
    }

    [Fact]
    public void The_gateway_is_asked_once_more_under_another_name()
    {
        var refund = Failed(80_00);
        story.When(Retry(Olga, refund)).ThenWants(PaymentIntents.Refund);
        var asked = Payment.Intents(story.State).Single().Id;
        Assert.NotEqual(refund, asked);
        story.When(Retry(Olga, refund)).ThenRefused("payment.unknown-refund");
        story.When(new ConfirmRefund(TestContexts.By(Olga), refund, HandoverMethod.Cash, null)).ThenRefused("payment.unknown-refund");
        story.When(Told(new MoneyRefunded(refund, "re_1"))).ThenNothing();
        story.When(Told(new RefundFailed(refund, "re_1", Why))).ThenNothing();
        story.When(Told(new MoneyRefunded(asked, "re_2"))).Then(new PaymentRefunded(Monday, refund, Euro(80_00), "re_2")).ThenWants();
        story.When(Told(new RefundFailed(asked, "re_2", Why))).Then(new PaymentRefundFailed(Monday, refund, Euro(80_00), "re_2", Why));
        story.When(Retry(Olga, refund));
        Assert.NotEqual(asked, Payment.Intents(story.State).Single().Id);
    }

    [Fact]
    public void What_the_gateway_refuses_then_waits_for_a_person_again()
    {
        var refund = Failed(80_00);
        story.When(Retry(Olga, refund));
        var asked = Payment.Intents(story.State).Single().Id;
        story.When(Told(new RefundRefused(asked, "Too late"))).Then(new PaymentRefundRefused(Monday, refund, "Too late")).ThenWants();
        Assert.Equal(("Too late", true), (story.State.Refunds[0].Failure, story.State.Refunds[0].ByHand));
        story.When(Retry(Olga, refund)).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void Only_operators_ask_again_and_only_for_what_failed()
    {
        var refund = Failed(80_00);
        story.When(Retry(Ada, refund)).ThenRefused("payment.unknown");
        story.When(Retry(Pia, refund)).ThenRefused("payment.unknown");
        story.When(Retry(Olga, Booking)).ThenRefused("payment.unknown-refund");
    }

    [Fact]
    public void What_was_never_given_is_not_asked_for_again()
    {
        Paid().When(Refund(80_00));
        var refund = story.State.Refunds[0].IntentId;
        story.When(Retry(Olga, refund)).ThenRefused("payment.unknown-refund");
        story.When(Told(new RefundRefused(refund, "No"))).When(Retry(Olga, refund)).ThenRefused("payment.refund-not-retryable");
    }

    [Fact]
    public void The_provider_does_not_wait_for_what_failed()
    {
        var refund = Failed(40_00);
        story.When(Release()).ThenWants(PaymentIntents.Transfer);
        story.When(Retry(Olga, refund)).ThenWants(PaymentIntents.Refund, PaymentIntents.Transfer);
    }

    [Fact]
    public void What_went_back_after_it_was_earned_is_owed_by_both_as_before()
    {
        story.Given(Started, Captured(), Earned with { Provider = Euro(72_00), Commission = Euro(8_00) }, new PaymentTransferred(Monday, Pia.ProviderId, Euro(72_00), "tr_1"))
            .At(Monday).When(new ReturnPayment(TestContexts.By(Olga), Euro(40_00), null));
        var back = story.Events.OfType<PaymentReturnWanted>().Single();
        story.When(Told(new TransferReversed(back.ReversalIntent!.Value, "trr_1"))).When(Told(new MoneyRefunded(back.RefundIntent, "re_1")));
        Move(Told(new RefundFailed(back.RefundIntent, "re_1", Why)));
        story.ThenWants();
        ThenBooked((Accounts.Cash("stripe"), 40_00), (Accounts.ClearingRefund, -40_00));
        Assert.Equal((36_00L, 0L), (story.State.ProviderShare, story.State.Held));
    }

    [Fact]
    public void What_a_bank_keeps_stands_for_it()
    {
        Failed(80_00);
        story.When(Taken(ChargebackEnd.Open)).ThenWants();
        story.When(Taken(ChargebackEnd.Lost)).ThenWants();
        Assert.Equal([Euro(80_00)], story.Events.OfType<PaymentChargebackSettled>().Single().Refunds.Select(settled => settled.Amount));
        Assert.Empty(story.State.Refunds);
    }

    [Fact]
    public void What_a_bank_keeps_of_what_was_given_by_hand_is_the_platforms_loss()
    {
        var refund = Failed(80_00);
        Move(Taken(ChargebackEnd.Open));
        Move(new ConfirmRefund(TestContexts.By(Olga), refund, HandoverMethod.Cash, null));
        Move(Taken(ChargebackEnd.Lost));
        Assert.Equal([Euro(80_00)], story.Events.OfType<PaymentGivenTwice>().Select(twice => twice.Amount));
        ThenBooked(
            (Accounts.Cash("stripe"), 78_55 - 100_00), (Accounts.Cash("manual"), -80_00), (Accounts.GatewayFee, 21_45), (Accounts.LossChargeback, 80_00));
        story.When(Taken(ChargebackEnd.Lost)).ThenNothing();
    }

    [Fact]
    public void Of_what_a_bank_keeps_only_what_was_given_twice_is_the_platforms_loss()
    {
        var refund = Failed(30_00);
        story.When(new ConfirmRefund(TestContexts.By(Olga), refund, HandoverMethod.Cash, null));
        story.When(Taken(ChargebackEnd.Open)).When(Taken(ChargebackEnd.Lost));
        Assert.Equal([Euro(30_00)], story.Events.OfType<PaymentGivenTwice>().Select(twice => twice.Amount));
        story.When(new ReleasePayment(TestContexts.By(Actor.Platform), Euro(45_00), Euro(5_00), Euro(0), Euro(0)));
        Assert.Equal((Euro(45_00), Euro(5_00)), (story.Events.OfType<PaymentChargebackSettled>().Single().Provider, story.Events.OfType<PaymentChargebackSettled>().Single().Commission));
        Assert.Equal((0L, 0L), (story.State.ProviderShare, story.State.Chargebacks!.Disputes[0].Unsettled));
    }

    [Fact]
    public void What_is_asked_for_again_while_a_bank_has_it_waits_for_the_bank()
    {
        var refund = Failed(80_00);
        story.When(Taken(ChargebackEnd.Open)).When(Retry(Olga, refund));
        var asked = Payment.Intents(story.State).Single().Id;
        story.When(Told(new RefundHeld(asked, "Disputed"))).Then(new PaymentRefundHeld(Monday, refund)).ThenWants();
        story.When(Taken(ChargebackEnd.Won)).ThenWants(PaymentIntents.Refund);
        Assert.Equal(asked, Payment.Intents(story.State).Single().Id);
    }

    private long heard;

    private PaymentStory Paid()
    {
        story.Given(Started).At(Monday);
        Move(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45))));
        return story;
    }

    private Guid GivenBack(long cents)
    {
        Paid();
        Move(Refund(cents));
        var refund = story.State.Refunds[0].IntentId;
        Move(Told(new MoneyRefunded(refund, "re_1")));
        return refund;
    }

    private Guid Failed(long cents)
    {
        var refund = GivenBack(cents);
        Move(Told(new RefundFailed(refund, "re_1", Why)));
        return refund;
    }

    private void Move(PaymentCommand command)
    {
        story.When(command);
        postings.AddRange(story.Events.SelectMany(happened => Payment.Postings(story.State, happened)));
    }

    private void ThenBooked(params (string Account, long Sum)[] expected)
    {
        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
        Assert.Equal(
            expected.OrderBy(account => account.Account, StringComparer.Ordinal),
            postings.SelectMany(posting => posting.Legs).GroupBy(leg => leg.Account, leg => leg.Amount.Amount)
                .Select(account => (account.Key, Sum: account.Sum())).Where(account => account.Sum != 0).OrderBy(account => account.Key, StringComparer.Ordinal));
    }

    private DisputePayment Taken(ChargebackEnd end) => new(
        TestContexts.By(Actor.Platform), Dispute, "dp_1", Euro(80_00), Euro(20_00), Euro(end is ChargebackEnd.Won ? 80_00 : 0), end, new ChargebackTerms(), ++heard);

    private static PaymentCaptured Captured() => new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));

    private static RetryRefund Retry(Actor by, Guid refund) => new(TestContexts.By(by), refund);

    private static ReleasePayment Release() => new(TestContexts.By(Actor.Platform), Euro(36_00), Euro(4_00), Euro(0), Euro(0));

    private static RefundPayment Refund(long cents) => new(TestContexts.By(Actor.Platform), Euro(cents), "Cancelled");

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static Money Euro(long cents) => new(cents, "EUR");
}
