using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>Ada let her card be kept when she paid the deposit. The balance of 60.00 EUR is due on Monday at nine, and a day later the booking ends without it.</summary>
public sealed class Balances_charged_to_a_card
{
    private const string Due = "card_is_charged";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Money Balance = new(60_00, "EUR");
    private static readonly KeptCard Card = new("cus_1", "pm_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void It_is_charged_six_hours_after_she_was_told_and_until_then_she_may_pay_herself()
    {
        Asked().ThenWants().ThenPending((Due, Monday.AddHours(6)));
        Assert.Equal("https://pay.example/cs_1", story.State.CheckoutUrl);
        story.WhenDue(Due).ThenWants(PaymentIntents.Charge).ThenPending();
        Assert.Equal(("cs_1", null), (story.State.CheckoutReference, story.State.CheckoutUrl));
    }

    [Fact]
    public void The_clock_asks_once_however_often_it_comes()
    {
        Asked().WhenDue(Due);
        story.When(new PassPaymentTime(TestContexts.By(Actor.Platform), Due)).ThenNothing().ThenWants(PaymentIntents.Charge);
    }

    [Fact]
    public void What_was_charged_is_captured_once_and_she_is_told()
    {
        var charge = Tried();
        story.When(Told(Charged(charge))).ThenWants(PaymentIntents.ChargeMail).ThenPending();
        Assert.Equal((PaymentStatus.Captured, 60_00L), (story.State.Status, story.State.Captured));
        story.When(Told(Charged(charge))).ThenNothing();
        story.When(Told(new KeptCardDeclined(charge, "Late news.", IsFinal: true))).ThenNothing();
        var mail = Assert.Single(story.State.Charge!.Told);
        Assert.Null(mail.Declined);
        story.When(new ConfirmChargeMail(TestContexts.By(Actor.Platform), mail.Id)).ThenWants();
        story.When(new ConfirmChargeMail(TestContexts.By(Actor.Platform), mail.Id)).ThenNothing();
    }

    [Fact]
    public void A_decline_is_tried_again_a_quarter_of_the_time_later_and_the_last_quarter_is_hers()
    {
        foreach (var (tries, next) in ((int, int?)[])[(1, 12), (2, 18), (3, null)])
        {
            var charge = Tried(tries == 1);
            story.When(Told(new KeptCardDeclined(charge, "No money.", IsFinal: false)));
            var declined = Assert.IsType<PaymentChargeDeclined>(Assert.Single(story.Events));
            Assert.Equal((next is { } hours ? Monday.AddHours(hours) : null, tries), (declined.NextAt, story.State.Charge!.Tries));
            story.When(Told(new KeptCardDeclined(charge, "No money.", IsFinal: false))).ThenNothing();

            // Nothing is tried before there is a page on which she could pay instead.
            story.ThenPending();
            story.When(Told(new CheckoutOpened(story.State.CheckoutIntent!.Value, $"cs_{tries + 1}", "https://pay.example/again")));
        }

        story.ThenPending();
        Assert.Equal(3, story.State.Charge!.Told.Length);
    }

    [Fact]
    public void A_card_that_is_lost_is_not_tried_again()
    {
        var charge = Tried();
        story.When(Told(new KeptCardDeclined(charge, "Lost.", IsFinal: true))).ThenWants(PaymentIntents.Checkout, PaymentIntents.ChargeMail);
        Assert.Equal((null, "Lost."), (story.State.Charge!.NextAt, story.State.Charge.Declined));
    }

    [Fact]
    public void Nobody_gets_a_page_while_it_is_not_known_whether_the_card_was_charged()
    {
        var charge = Tried();
        story.When(new RetryPayment(TestContexts.By(Ada))).ThenRefused("payment.charge-under-way");
        story.When(new RetryPayment(TestContexts.By(Ada), GatewayTerms.Manual)).ThenRefused("payment.charge-under-way");
        story.When(Told(new KeptCardDeclined(charge, "No.", IsFinal: true)));
        story.When(new RetryPayment(TestContexts.By(Ada))).ThenWants(PaymentIntents.Checkout, PaymentIntents.ChargeMail);
    }

    [Fact]
    public void A_card_waits_for_a_page_that_is_being_opened()
    {
        Asked().When(new RetryPayment(TestContexts.By(Ada))).ThenPending();
        story.When(Told(new CheckoutOpened(story.State.CheckoutIntent!.Value, "cs_2", "https://pay.example/cs_2"))).ThenPending((Due, Monday.AddHours(6)));
    }

    [Fact]
    public void Who_pays_on_the_page_is_not_charged()
    {
        Asked().When(Told(new MoneyCaptured("pi_1", "ch_1", Balance, new Money(1_17, "EUR")))).ThenWants().ThenPending();
        story.At(Monday.AddHours(6)).When(new PassPaymentTime(TestContexts.By(Actor.Platform), Due)).ThenNothing();
    }

    [Fact]
    public void Who_pays_by_debit_is_not_charged_even_if_it_does_not_come()
    {
        Asked().When(Told(new MoneyUnderWay("pi_1"))).ThenPending(("money_is_asked_after", Monday + GatewayNews.LookAfter));
        story.When(Told(new MoneyFailed("pi_1", "No money.")));
        story.When(Told(new CheckoutOpened(story.State.CheckoutIntent!.Value, "cs_2", "https://pay.example/cs_2"))).ThenPending();
    }

    [Fact]
    public void Who_chooses_another_gateway_pays_there() =>
        Asked().When(new RetryPayment(TestContexts.By(Ada), GatewayTerms.Manual)).ThenPending();

    [Fact]
    public void What_nobody_wants_any_more_is_not_charged()
    {
        Asked().When(GiveBack()).ThenWants(PaymentIntents.Void).ThenPending();
        story.At(Monday.AddHours(6)).When(new PassPaymentTime(TestContexts.By(Actor.Platform), Due)).ThenNothing();
    }

    [Fact]
    public void What_ends_while_it_is_charged_waits_for_what_becomes_of_that()
    {
        var charge = Tried();
        story.When(GiveBack()).ThenWants(PaymentIntents.Charge);
        story.When(Told(new MoneyVoided("The page ended.", "pi_page"))).ThenNothing();
        story.When(Told(new KeptCardSpared(charge))).Then(new PaymentChargeDropped(Monday.AddHours(6), charge)).ThenWants(PaymentIntents.Void);
        story.When(Told(new KeptCardSpared(charge))).ThenNothing();
        story.When(Told(new MoneyVoided("The checkout was closed unpaid."))).ThenWants();
    }

    [Fact]
    public void What_was_charged_although_it_had_ended_goes_back()
    {
        var charge = Tried();
        story.When(GiveBack()).When(Told(Charged(charge)));
        story.When(GiveBack()).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void A_decline_of_what_nobody_wants_any_more_opens_no_page()
    {
        var charge = Tried();
        story.When(GiveBack()).When(Told(new KeptCardDeclined(charge, "No.", IsFinal: false))).ThenWants(PaymentIntents.Void);
        Assert.Null(story.State.CheckoutIntent);
    }

    [Fact]
    public void A_booking_that_moves_ahead_is_charged_when_it_is_due_and_never_sooner_than_she_was_told()
    {
        Asked().When(Extend(Tuesday.AddDays(7))).Then(new PaymentExtended(Monday, Tuesday.AddDays(7), Monday.AddDays(7))).ThenPending((Due, Monday.AddDays(7)));
        story.When(Extend(Tuesday)).ThenPending((Due, Monday.AddDays(7)));
        story.WhenDue(Due);
        Assert.IsType<PaymentChargeDropped>(Assert.Single(story.Events));
        story.ThenPending().ThenWants();
    }

    [Fact]
    public void Without_a_card_she_pays_on_the_page() => story.Given(Started with { Card = null, ChargeAt = null }, Open).At(Monday).ThenPending();

    private PaymentStory Asked() => story.Given(Started, Open).At(Monday);

    /// <returns>The charge that is under way.</returns>
    private Guid Tried(bool first = true)
    {
        (first ? Asked() : story).WhenDue(Due);
        return Assert.IsType<PaymentChargeWanted>(Assert.Single(story.Events)).IntentId;
    }

    private static PaymentStarted Started => new(
        Monday,
        Booking,
        Ada.Id,
        Pia.ProviderId,
        "Grooming",
        Balance,
        false,
        Tuesday,
        "Europe/Berlin",
        "stripe",
        new Guid("55555555-0000-0000-0000-000000000000"),
        PaymentPurpose.Balance,
        Terms: GatewayTerms.Stripe,
        Card: Card,
        ChargeAt: CardCharges.FirstAt(Monday, Tuesday));

    private static PaymentCheckoutOpened Open => new(Monday, "cs_1", "https://pay.example/cs_1");

    private static MoneyCaptured Charged(Guid charge) => new("pi_2", "ch_2", Balance, new Money(1_17, "EUR"), ChargeIntent: charge);

    private static GiveBackPayment GiveBack() => new(TestContexts.By(Actor.Platform), "The booking has ended.", UnlessPaid: false);

    private static ExtendPayment Extend(DateTimeOffset until) => new(TestContexts.By(Actor.Platform), until);

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);
}
