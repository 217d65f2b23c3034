using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>A deposit of 20.00 EUR, and the card that paid it: kept only where its owner says so, and no longer than it is needed.</summary>
public sealed class Cards_that_are_kept
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Money Deposit = new(20_00, "EUR");
    private static readonly KeptCard Card = new("cus_1", "pm_1");

    private static readonly PaymentStarted Started = new(
        Monday,
        new Guid("66666666-0000-0000-0000-000000000000"),
        Ada.Id,
        Pia.ProviderId,
        "Grooming",
        Deposit,
        false,
        Monday.AddMinutes(15),
        "Europe/Berlin",
        "stripe",
        new Guid("55555555-0000-0000-0000-000000000000"),
        KeepCard: true);

    private static readonly PaymentCheckoutOpened Open = new(Monday, "cs_1", "https://pay.example/cs_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void It_is_there_for_the_balance_once_the_deposit_is_paid()
    {
        Paid();
        Assert.Equal(Card, KeptCards.Chargeable(story.State));
        story.ThenWants();
    }

    [Fact]
    public void It_is_forgotten_once_the_balance_is_paid()
    {
        Paid().When(Forget()).ThenWants(PaymentIntents.ForgetCard);
        Assert.Null(KeptCards.Chargeable(story.State));
        story.When(Forget()).ThenNothing();
        var forget = story.State.ForgetIntent!.Value;
        story.When(Told(new CardForgotten(forget))).Then(new PaymentCardForgotten(Monday)).ThenWants();
        story.When(Told(new CardForgotten(forget))).ThenNothing();
        story.When(Forget()).ThenNothing();
    }

    [Fact]
    public void It_is_forgotten_with_the_last_of_what_it_paid_for()
    {
        Paid().When(new RefundPayment(TestContexts.By(Actor.Platform), new Money(5_00, "EUR"), null)).ThenWants(PaymentIntents.Refund);
        story.When(Release(15_00)).ThenWants(PaymentIntents.Refund, PaymentIntents.ForgetCard);
    }

    [Fact]
    public void It_is_forgotten_when_all_of_it_goes_back() =>
        Paid().When(new GiveBackPayment(TestContexts.By(Actor.Platform), "It had ended.", UnlessPaid: false)).ThenWants(PaymentIntents.Refund, PaymentIntents.ForgetCard);

    [Fact]
    public void Who_thinks_better_of_it_gets_another_page_that_keeps_nothing()
    {
        story.Given(Started, Open).At(Monday).When(new RetryPayment(TestContexts.By(Ada), KeepCard: false)).ThenWants(PaymentIntents.Checkout);
        Assert.False(story.State.KeepCard);

        // The page that kept it was paid at that very moment.
        story.When(Told(Captured(Card))).ThenWants(PaymentIntents.ForgetCard);
        Assert.Null(KeptCards.Chargeable(story.State));
    }

    [Fact]
    public void A_page_that_is_being_opened_is_another_one_than_what_she_says_now()
    {
        story.Given(Started).At(Monday).When(new RetryPayment(TestContexts.By(Ada), KeepCard: false));
        Assert.NotEqual(Started.CheckoutIntent, story.State.CheckoutIntent);
        var intent = story.State.CheckoutIntent;
        story.When(new RetryPayment(TestContexts.By(Ada), KeepCard: false));
        Assert.Equal(intent, story.State.CheckoutIntent);
    }

    [Fact]
    public void Where_there_is_no_balance_there_is_nothing_to_keep_it_for()
    {
        story.Given(Started with { KeepCard = null }, Open).At(Monday).When(new RetryPayment(TestContexts.By(Ada), KeepCard: true));
        Assert.Null(story.State.KeepCard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_only_reserved_for_nothing_is_forgotten_with_it(bool isHeardOf)
    {
        story.Given(Started with { CaptureLater = true }, Open).At(Monday);
        if (isHeardOf)
        {
            story.When(Told(new MoneyAuthorised("pi_1", Deposit, null, Kept: Card))).ThenWants();
            Assert.Equal(Card, KeptCards.Chargeable(story.State));
        }

        story.When(new GiveBackPayment(TestContexts.By(Actor.Platform), "The provider declined.", UnlessPaid: false)).ThenWants(PaymentIntents.Void);
        story.When(Told(new MoneyVoided("The authorisation was released.", Kept: Card))).ThenWants(PaymentIntents.ForgetCard);
        Assert.Null(KeptCards.Chargeable(story.State));
    }

    private PaymentStory Paid() => story.Given(Started, Open).At(Monday).When(Told(Captured(Card)));

    private static ForgetCard Forget() => new(TestContexts.By(Actor.Platform));

    private static MoneyCaptured Captured(KeptCard kept) => new("pi_1", "ch_1", Deposit, new Money(58, "EUR"), Kept: kept);

    private static ReleasePayment Release(long provider) => new(
        TestContexts.By(Actor.Platform), new Money(provider, "EUR"), Money.Zero("EUR"), Money.Zero("EUR"), Money.Zero("EUR"));

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);
}
