using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>The customer paid by a method that takes days.</summary>
public sealed class Money_under_way
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Money Price = new(80_00, "EUR");

    private static readonly PaymentStarted Started = new(
        Monday, Guid.CreateVersion7(), Ada.Id, Guid.CreateVersion7(), "Grooming", Price, false, Monday.AddMinutes(15), "Europe/Berlin", "stripe",
        new Guid("55555555-0000-0000-0000-000000000000"));

    private static readonly PaymentCheckoutOpened Open = new(Monday, "cs_1", "https://pay.example/cs_1");
    private static readonly PaymentUnderWay UnderWay = new(Monday, "pi_1", Monday.AddHours(6));
    private static readonly VoidWanted NotWanted = new(Monday, new Guid("44444444-0000-0000-0000-000000000000"), "not wanted");
    private static readonly MoneyCaptured Arrived = new("pi_1", "ch_1", Price, new Money(35, "EUR"));

    private readonly PaymentStory story = new();

    [Fact]
    public void Is_recorded_once_and_closes_the_page()
    {
        story.Given(Started, Open).At(Monday).When(Told(new MoneyUnderWay("pi_1"))).Then(UnderWay).ThenWants();
        story.When(Told(new MoneyUnderWay("pi_1"))).ThenNothing();
        Assert.Equal((PaymentStatus.Processing, (string?)null), (story.State.Status, story.State.CheckoutUrl));
    }

    [Fact]
    public void Cannot_be_paid_a_second_time_meanwhile() =>
        story.Given(Started, Open, UnderWay).At(Monday).When(new RetryPayment(TestContexts.By(Ada))).ThenRefused("payment.not-now");

    [Fact]
    public void Arrives_and_nobody_asks_any_more() =>
        story.Given(Started, Open, UnderWay).At(Monday.AddDays(5)).When(Told(Arrived))
            .Then(new PaymentCaptured(Monday.AddDays(5), "pi_1", "ch_1", Price, new Money(35, "EUR"))).ThenWants().ThenPending();

    [Fact]
    public void Is_asked_after_as_long_as_nobody_tells()
    {
        story.Given(Started, Open, UnderWay).ThenPending(("money_is_asked_after", Monday.AddHours(6)));
        story.WhenDue("money_is_asked_after").ThenWants(PaymentIntents.Look).ThenPending();
        story.When(Told(new MoneyUnderWay("pi_1"))).ThenWants().ThenPending(("money_is_asked_after", Monday.AddHours(12)));
        story.WhenDue("money_is_asked_after").When(Told(Arrived)).ThenWants().ThenPending();
        Assert.Equal(PaymentStatus.Captured, story.State.Status);
    }

    [Fact]
    public void Does_not_come_and_the_customer_gets_a_new_page()
    {
        story.Given(Started, Open, UnderWay).At(Monday.AddDays(3)).When(Told(new MoneyFailed("pi_1", "No money.")));
        Assert.Equal("No money.", Assert.IsType<PaymentFailed>(Assert.Single(story.Events)).Reason);
        story.ThenWants(PaymentIntents.Checkout).ThenPending();
        Assert.Equal((PaymentStatus.Pending, null, null), (story.State.Status, story.State.PaymentReference, story.State.CheckoutReference));
        story.When(Told(new MoneyFailed("pi_1", "No money."))).ThenNothing();
        story.When(Told(new MoneyUnderWay("pi_2"))).ThenWants();
        story.When(Told(new MoneyFailed("pi_1", "No money."))).ThenNothing();
    }

    [Fact]
    public void Is_not_ended_by_a_declined_card_on_a_page_that_is_still_open() =>
        story.Given(Started, Open).At(Monday).When(Told(new MoneyFailed("pi_1", "Declined."))).ThenNothing();

    [Fact]
    public void Cannot_be_called_back_so_the_end_is_waited_for()
    {
        story.Given(Started, Open, UnderWay).At(Monday).When(GiveBack()).ThenWants(PaymentIntents.Void);
        story.When(Told(new MoneyUnderWay("pi_1"))).Then(UnderWay).ThenWants().ThenPending(("money_is_asked_after", Monday.AddHours(6)));
        story.When(GiveBack()).ThenNothing();
        story.When(Told(new MoneyFailed("pi_1", "No money."))).Then(new PaymentVoided(Monday, "No money.")).ThenWants().ThenPending();
    }

    [Fact]
    public void That_arrives_for_a_booking_that_has_ended_is_given_back()
    {
        story.Given(Started, Open, NotWanted).At(Monday).When(Told(new MoneyUnderWay("pi_1"))).ThenWants();
        story.When(Told(Arrived));
        story.When(GiveBack()).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void Moves_the_end_of_the_time_to_pay_with_the_hold()
    {
        var later = Monday.AddDays(7);
        story.Given(Started, Open, UnderWay).At(Monday).When(Extend(later)).Then(new PaymentExtended(Monday, later));
        story.When(Extend(later)).ThenNothing();
        story.Given(Started, Open, NotWanted).When(Extend(later)).ThenNothing();
    }

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static GiveBackPayment GiveBack(bool unlessPaid = false) => new(TestContexts.By(Actor.Platform), "not wanted", unlessPaid);

    private static ExtendPayment Extend(DateTimeOffset until) => new(TestContexts.By(Actor.Platform), until);
}
