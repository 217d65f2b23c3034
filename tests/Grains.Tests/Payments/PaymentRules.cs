using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>The money of one booking: 80.00 EUR, of which the gateway keeps 1.45.</summary>
public sealed class PaymentRules
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static readonly PaymentStarted StartedLater = Started with { CaptureLater = true };
    private static readonly PaymentCheckoutOpened Open = new(Monday, "cs_1", "https://pay.example/cs_1");
    private static readonly PaymentAuthorised Authorised = new(Monday, "pi_1", Monday.AddDays(7));
    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));

    private readonly PaymentStory story = new();

    [Fact]
    public void Starting_asks_the_gateway_for_a_checkout() =>
        story.Given(Started).ThenWants(PaymentIntents.Checkout);

    [Fact]
    public void The_gateway_says_paid_however_often_and_it_is_captured_once()
    {
        story.Given(Started, Open).At(Monday).When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).Then(Captured).ThenWants();
        story.When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).ThenNothing();
        story.When(Told(new MoneyAuthorised("pi_1", Euro(80_00), null))).ThenNothing();
        story.When(Told(new MoneyVoided("late news"))).ThenNothing();
    }

    [Fact]
    public void A_page_that_was_replaced_ends_and_the_payment_goes_on()
    {
        story.Given(Started, Open).At(Monday).When(Told(new MoneyVoided("automatic", "pi_declined"))).ThenNothing();
        story.When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).Then(Captured);
    }

    [Fact]
    public void An_authorisation_ends_by_its_own_end_alone()
    {
        story.Given(StartedLater, Open, Authorised).At(Monday).When(Told(new MoneyVoided("automatic", "pi_declined"))).ThenNothing();
        story.When(Told(new MoneyVoided("automatic", Authorised.PaymentReference))).Then(new PaymentVoided(Monday, "automatic"));
    }

    [Fact]
    public void What_nobody_wants_any_more_ends_with_whatever_ends()
    {
        story.Given(Started, Open).At(Monday).When(GiveBack()).When(Told(new MoneyVoided("automatic", "pi_declined")));
        story.Then(new PaymentVoided(Monday, "automatic"));
    }

    [Fact]
    public void News_that_overtakes_the_opened_checkout_is_believed() =>
        story.Given(Started).At(Monday).When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).Then(Captured).ThenWants();

    [Fact]
    public void A_yes_asks_for_the_capture_once()
    {
        story.Given(StartedLater, Open, Authorised).At(Monday).When(new CapturePayment(TestContexts.By(Actor.Platform)));
        story.ThenWants(PaymentIntents.Capture);
        story.When(new CapturePayment(TestContexts.By(Actor.Platform))).ThenNothing();
        story.When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).Then(Captured).ThenWants();
    }

    [Fact]
    public void A_booking_that_ended_unpaid_closes_the_checkout()
    {
        story.Given(Started, Open).At(Monday).When(GiveBack()).ThenWants(PaymentIntents.Void);
        story.When(Told(new MoneyVoided("closed"))).Then(new PaymentVoided(Monday, "closed")).ThenWants();
    }

    [Fact]
    public void Money_that_arrives_after_all_is_given_back_once()
    {
        story.Given(Started, Open).At(Monday).When(GiveBack());
        story.When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45)))).Then(Captured);
        story.When(GiveBack()).ThenWants(PaymentIntents.Refund);
        story.When(GiveBack()).ThenNothing();
    }

    [Fact]
    public void Another_try_remembers_the_page_that_it_replaces()
    {
        story.Given(Started, Open).At(Monday).When(new RetryPayment(TestContexts.By(Ada))).ThenWants(PaymentIntents.Checkout);
        Assert.Equal(("cs_1", null), (story.State.CheckoutReference, story.State.CheckoutUrl));
    }

    /// <summary>Without an event there would be no receipt, and a repeat after the payment would be refused.</summary>
    [Fact]
    public void Another_try_while_the_page_is_being_opened_means_that_page_and_is_remembered() =>
        story.Given(Started).At(Monday).When(new RetryPayment(TestContexts.By(Ada))).Then(new PaymentRetried(Monday, Started.CheckoutIntent));

    /// <summary>The booking expires while it is being told of its money: it would take the slot again, and be confirmed without any.</summary>
    [Fact]
    public void Money_that_came_before_the_news_of_an_expiry_is_the_bookings_to_decide_on()
    {
        story.Given(Started, Open).At(Monday).When(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45))));
        story.When(GiveBack(unlessPaid: true)).ThenNothing();
        story.When(GiveBack()).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void A_reservation_that_came_before_the_news_of_an_expiry_is_too()
    {
        story.Given(StartedLater, Open).At(Monday).When(Told(new MoneyAuthorised("pi_1", Euro(80_00), null)));
        story.When(GiveBack(unlessPaid: true)).ThenNothing();
        story.When(GiveBack()).ThenWants(PaymentIntents.Void);
    }

    [Fact]
    public void An_authorisation_that_arrives_after_the_void_is_voided_too()
    {
        story.Given(StartedLater, Open).At(Monday).When(GiveBack());
        story.When(Told(new MoneyVoided("closed")));
        story.When(Told(new MoneyAuthorised("pi_1", Euro(80_00), null)));
        story.When(GiveBack()).ThenWants(PaymentIntents.Void);
    }

    [Fact]
    public void Refunds_never_exceed_what_was_captured()
    {
        story.Given(Started, Captured).At(Monday).When(Refund(50_00)).ThenWants(PaymentIntents.Refund);
        story.When(Refund(30_01)).ThenRefused("payment.refund-too-much");
        story.When(Refund(30_00)).ThenWants(PaymentIntents.Refund, PaymentIntents.Refund);
        story.When(Refund(1)).ThenRefused("payment.refund-too-much");
    }

    [Fact]
    public void A_refund_is_recorded_once_and_keeps_its_key()
    {
        story.Given(Started, Captured).At(Monday).When(Refund(80_00));
        var intent = Assert.IsType<RefundWanted>(Assert.Single(story.Events)).IntentId;

        story.When(Told(new MoneyRefunded(intent, "re_1"))).Then(new PaymentRefunded(Monday, intent, Euro(80_00), "re_1")).ThenWants();
        story.When(Told(new MoneyRefunded(intent, "re_1"))).ThenNothing();
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void The_provider_is_sent_nothing_before_the_customer_has_their_refund()
    {
        story.Given(Started, Captured).At(Monday).When(Refund(40_00));
        var intent = Assert.IsType<RefundWanted>(Assert.Single(story.Events)).IntentId;
        story.When(Release(35_24, 4_00, 76)).ThenWants(PaymentIntents.Refund);
        story.When(Told(new MoneyRefunded(intent, "re_1"))).ThenWants(PaymentIntents.Transfer);
    }

    [Fact]
    public void No_more_is_released_than_is_held()
    {
        story.Given(Started, Captured).At(Monday).When(Refund(1));
        story.When(Release(70_48, 8_00, 1_52)).ThenRefused("payment.release-too-much");
    }

    [Fact]
    public void A_transfer_that_cannot_be_taken_waits_and_keeps_its_key()
    {
        story.Given(Started, Captured).At(Monday).When(Release(70_48, 8_00, 1_52));
        var intent = Assert.IsType<PaymentEarned>(Assert.Single(story.Events)).TransferIntent;

        story.When(Told(new TransferHeld(intent, "not onboarded"))).ThenWants().ThenPending(("transfer_resumes", Monday.AddHours(6)));
        story.WhenDue("transfer_resumes").ThenWants(PaymentIntents.Transfer);
        Assert.Equal(intent, Payment.Intents(story.State).Single().Id);
        story.When(Told(new MoneyTransferred(intent, "tr_1"))).ThenWants();
        story.When(Told(new MoneyTransferred(intent, "tr_1"))).ThenNothing();
    }

    [Fact]
    public void Only_the_platform_moves_money()
    {
        story.Given(Started, Captured).At(Monday);
        story.When(new RefundPayment(TestContexts.By(Ada), Euro(80_00), null)).ThenRefused("payment.unknown");
        story.When(new RecordGatewayFact(TestContexts.By(Pia), new MoneyVoided("mine"))).ThenRefused("payment.unknown");
    }

    [Fact]
    public void Every_movement_balances_and_ends_with_nothing_held()
    {
        story.Given(Started).At(Monday);
        var postings = new List<LedgerTransaction>();
        Move(Told(new MoneyCaptured("pi_1", "ch_1", Euro(80_00), Euro(1_45))));
        Move(Refund(40_00));
        Move(Told(new MoneyRefunded(Assert.IsType<RefundWanted>(story.Events[0]).IntentId, "re_1")));
        Move(Release(35_24, 4_00, 76));
        Move(Told(new MoneyTransferred(Assert.IsType<PaymentEarned>(story.Events[0]).TransferIntent, "tr_1")));

        Assert.All(postings, posting => Assert.Equal(0, posting.Legs.Sum(leg => leg.Amount.Amount)));
        Assert.Equal(0, Balance(Accounts.Escrow));
        Assert.Equal(-35_24, Balance(Accounts.PayableProvider));
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

    [Fact]
    public void The_laws_hold() => PaymentLaws.Hold();

    private static Money Euro(long cents) => new(cents, "EUR");

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static GiveBackPayment GiveBack(bool unlessPaid = false) => new(TestContexts.By(Actor.Platform), "not wanted", unlessPaid);

    private static RefundPayment Refund(long cents) => new(TestContexts.By(Actor.Platform), Euro(cents), null);

    private static ReleasePayment Release(long provider, long commission, long tax) =>
        new(TestContexts.By(Actor.Platform), Euro(provider), Euro(commission), Euro(tax), Euro(0));

    private sealed class PaymentLaws : RulesLaws
    {
        public static void Hold() => HoldFor<Payment, PaymentState, PaymentCommand, PaymentEvent>();
    }
}
