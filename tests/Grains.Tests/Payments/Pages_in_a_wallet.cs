using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>Nobody can prove who sent the callbacks of this gateway, so each is worth a look and nothing more.</summary>
public sealed class Pages_in_a_wallet
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly WalletPage Codes = new("ABCD", "data:image/png;base64,AA", "fib-business:1", "fib-corporate:1");

    private readonly PaymentStory story = new();

    [Fact]
    public void The_customer_gets_the_codes_and_the_gateway_is_asked_in_two_minutes_if_nobody_told()
    {
        Open();
        Assert.Equal((Codes, Monday.AddMinutes(2)), (story.State.Wallet, story.State.LookAt));
        story.ThenWants().ThenPending(("money_is_asked_after", Monday.AddMinutes(2)));
        story.At(Monday.AddMinutes(2)).When(Clock()).ThenWants(PaymentIntents.Look);
        Assert.False(Assert.IsType<PaymentLookWanted>(story.Events.Single()).IsHinted);
    }

    [Fact]
    public void A_page_of_a_gateway_that_signs_its_news_is_not_looked_at()
    {
        Open(GatewayTerms.Stripe);
        story.ThenPending();
        story.When(Hint()).ThenNothing();
    }

    [Fact]
    public void A_hint_has_the_gateway_asked_and_another_one_meanwhile_does_not()
    {
        Open();
        story.When(Hint()).ThenWants(PaymentIntents.Look);
        story.When(Hint()).ThenNothing();
    }

    [Fact]
    public void A_hint_about_another_page_or_gateway_is_nothing()
    {
        Open();
        story.When(Hint("p2")).ThenNothing();
        story.When(Hint(gateway: "stripe")).ThenNothing();
    }

    [Fact]
    public void Hints_without_end_make_nobody_work_without_end()
    {
        Open();
        for (var hints = 0; hints < OpenPages.MostHints; hints++)
        {
            story.When(Hint()).When(Seen());
        }

        story.When(Hint()).ThenNothing().ThenPending(("money_is_asked_after", Monday.AddMinutes(2)));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    [InlineData(12, 6)]
    [InlineData(60 * 24, 60 * 6)]
    public void The_longer_it_is_open_the_longer_the_pause(int age, int pause)
    {
        Open();
        var later = Monday.AddMinutes(age);
        story.At(later).When(Clock()).When(Seen()).Then(new PaymentPageSeen(later, later.AddMinutes(pause))).ThenWants();
    }

    [Fact]
    public void A_page_on_which_nobody_can_pay_any_more_is_left_alone()
    {
        Open();
        story.When(Hint()).When(Seen(isOpen: false)).Then(new PaymentPageSeen(Monday, null)).ThenWants().ThenPending();
    }

    [Fact]
    public void The_answer_to_a_question_that_nobody_asks_any_more_is_nothing()
    {
        Open();
        story.When(Hint());
        var seen = Seen();
        story.When(new RetryPayment(TestContexts.By(Ada))).ThenWants(PaymentIntents.Checkout).ThenPending();
        story.When(seen).ThenNothing();
        Assert.Null(story.State.Wallet);
    }

    [Fact]
    public void Money_that_was_found_ends_the_looking()
    {
        Open();
        story.When(Hint()).When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)))).ThenWants().ThenPending();
        Assert.Equal((PaymentStatus.Captured, (WalletPage?)null), (story.State.Status, story.State.Wallet));
        story.When(Hint()).ThenNothing();
    }

    [Fact]
    public void What_is_not_wanted_any_more_is_closed_and_not_looked_at()
    {
        Open();
        story.When(Hint()).When(new GiveBackPayment(TestContexts.By(Actor.Platform), "Too late", UnlessPaid: false)).ThenWants(PaymentIntents.Void).ThenPending();
    }

    [Fact]
    public void A_refund_that_the_bank_refuses_becomes_a_persons()
    {
        Open();
        story.When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)))).When(new RefundPayment(TestContexts.By(Actor.Platform), Dinars(80), "Cancelled"));
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundRefused(refund, "Too late"))).Then(new PaymentRefundRefused(Monday, refund, "Too late")).ThenWants();
        story.When(Told(new RefundRefused(refund, "Too late"))).ThenNothing();
        story.When(new ConfirmRefund(TestContexts.By(new Actor(ActorRole.Operator, Guid.NewGuid(), Guid.Empty)), refund, HandoverMethod.BankTransfer, "TX"));
        Assert.Equal(PaymentStatus.Refunded, story.State.Status);
    }

    [Fact]
    public void A_refund_that_an_attempt_did_of_which_nobody_had_heard_is_done()
    {
        Open();
        story.When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)))).When(new RefundPayment(TestContexts.By(Actor.Platform), Dinars(80), "Cancelled"));
        var refund = story.State.Refunds.Single().IntentId;
        story.When(Told(new RefundRefused(refund, "Too late"))).When(Told(new MoneyRefunded(refund, "p1/refund"))).Then(new PaymentRefunded(Monday, refund, Dinars(80), "p1/refund"));
        story.When(new ConfirmRefund(TestContexts.By(new Actor(ActorRole.Operator, Guid.NewGuid(), Guid.Empty)), refund, HandoverMethod.Cash, null)).ThenRefused("payment.unknown-refund");
    }

    [Fact]
    public void A_page_that_nobody_can_close_stays_the_one_that_is_meant()
    {
        Open(GatewayTerms.Areeba, ends: Monday.AddMinutes(10));
        Assert.Equal(Monday.AddMinutes(10), story.State.PageEndsAt);
        var again = new RetryPayment(TestContexts.By(Ada));
        story.At(Monday.AddMinutes(9)).When(again).ThenWants(PaymentIntents.Look);
        story.When(again).ThenNothing();
        story.When(Seen()).When(new RetryPayment(TestContexts.By(Ada))).ThenWants(PaymentIntents.Look);
        Assert.Equal("https://pay.example/p1", story.State.CheckoutUrl);
    }

    [Fact]
    public void Whoever_would_rather_pay_elsewhere_waits_for_its_end()
    {
        Open(GatewayTerms.Areeba, ends: Monday.AddMinutes(10));
        story.At(Monday.AddMinutes(9)).When(new RetryPayment(TestContexts.By(Ada), GatewayTerms.Fib)).ThenRefused("payment.page-stays");
        story.At(Monday.AddMinutes(10)).When(new RetryPayment(TestContexts.By(Ada), GatewayTerms.Fib)).ThenWants(PaymentIntents.Checkout);
        Assert.Equal(("fib", "areeba"), (story.State.Gateway, story.State.PageTerms?.Name));
    }

    [Fact]
    public void After_its_end_another_page_opens_at_the_same_gateway()
    {
        Open(GatewayTerms.FastPay, ends: Monday.AddMinutes(10));
        story.At(Monday.AddMinutes(10)).When(new RetryPayment(TestContexts.By(Ada))).ThenWants(PaymentIntents.Checkout);
        Assert.Equal(("p1", (string?)null), (story.State.CheckoutReference, story.State.CheckoutUrl));
    }

    [Fact]
    public void What_a_gateway_never_gives_back_a_person_does()
    {
        Open(GatewayTerms.NassWallet, ends: Monday.AddMinutes(10));
        story.When(Told(new MoneyCaptured("p1", "p1", Dinars(80), Dinars(0)))).When(new RefundPayment(TestContexts.By(Actor.Platform), Dinars(80), "Cancelled")).ThenWants();
    }

    private void Open(GatewayTerms? gateway = null, DateTimeOffset? ends = null)
    {
        story.At(Monday).When(new StartPayment(
            TestContexts.By(Actor.Platform), Booking, Ada.Id, Pia.ProviderId, "Tea", Dinars(80), false, Monday.AddMinutes(15), "Asia/Baghdad", Gateway: gateway ?? GatewayTerms.Fib));
        story.When(Told(new CheckoutOpened(story.State.CheckoutIntent!.Value, "p1", "https://pay.example/p1", Codes, ends)));
    }

    private RecordGatewayFact Seen(bool isOpen = true) => Told(new PageSeen(story.State.LookIntent!.Value, isOpen));

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static PassPaymentTime Clock() => new(TestContexts.By(Actor.Platform), "money_is_asked_after");

    private static HintPayment Hint(string page = "p1", string gateway = "fib") => new(TestContexts.By(Actor.Platform), gateway, page);

    private static Money Dinars(int dinars) => new(dinars * 1_000L, "IQD");
}
