using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>Half of 80.00 EUR goes back, 36.00 of it are the provider's, whose account at the gateway is empty; then they are given up.</summary>
public sealed class Reversals_that_are_written_off
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Actor Pia = TestContexts.Person(2);

    private readonly PaymentStory story = new();

    [Fact]
    public void Take_the_rest_at_once()
    {
        var reversal = Waits();
        story.When(Forgive(reversal, 30_00)).ThenWants(PaymentIntents.Reverse);
        Assert.Equal(new ReversalView(reversal, Euro(6_00), IsClaimed: true, WrittenOff: 30_00), Assert.Single(Returns.Reversals(story.State)));
        story.When(Told(new TransferReversed(reversal, "trr_1"))).ThenWants();
        Assert.Equal(Euro(6_00), Assert.IsType<PaymentTransferReversed>(Assert.Single(story.Events)).Amount);
    }

    [Fact]
    public void Take_nothing_any_more_where_all_was_given_up()
    {
        var reversal = Waits();
        story.When(Forgive(reversal, 36_00)).ThenWants();
        Assert.Empty(Returns.Reversals(story.State));
        Assert.Null(Returns.NextRetry(story.State));
        story.When(Told(new ReversalHeld(reversal, "an old answer"))).ThenNothing();
        story.When(Told(new TransferReversed(reversal, "trr_1"))).ThenNothing();
    }

    [Fact]
    public void Keep_the_customer_waiting_no_longer()
    {
        story.Given(Started, Captured, Earned, Transferred).At(Monday).When(Return()).ThenWants(PaymentIntents.Reverse);
        story.When(Forgive(Assert.IsType<PaymentReturnWanted>(story.Events.Single()).ReversalIntent!.Value, 36_00)).ThenWants(PaymentIntents.Refund);
    }

    [Fact]
    public void Are_never_those_that_were_taken()
    {
        var reversal = Waits();
        story.When(Forgive(reversal, 36_01)).ThenRefused("payment.not-now");
        story.At(Monday.AddDays(1)).WhenDue("reversal_resumes").When(Told(new TransferReversed(reversal, "trr_1")));
        story.When(Forgive(reversal, 36_00)).ThenRefused("payment.not-now");
        story.When(Forgive(Intent, 1)).ThenRefused("payment.not-now");
        story.When(Forgive(reversal, 1) with { Context = TestContexts.By(Pia) }).ThenRefused("payment.unknown");
    }

    [Fact]
    public void Are_told_of_it_once()
    {
        Waits();
        var forgive = Forgive(story.State.Returns[0].ReversalIntent!.Value, 30_00);
        var journal = new Journal<PaymentState, PaymentEvent> { State = story.State }
            .Record<Payment, PaymentCommand>(forgive.Context, Payment.Decide(story.State, forgive, Monday).Events, Monday);
        Assert.NotNull(journal.Heard(forgive.Context.Id));
    }

    private static readonly PaymentStarted Started = new(
        Monday, new Guid("66666666-0000-0000-0000-000000000000"), TestContexts.Person(1).Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));
    private static readonly PaymentEarned Earned = new(Monday, Intent, Euro(72_00), Euro(8_00), Euro(0), Euro(0));
    private static readonly PaymentTransferred Transferred = new(Monday, Pia.ProviderId, Euro(72_00), "tr_1");

    /// <summary>The customer has their money, and the reversal waits for another day.</summary>
    private Guid Waits()
    {
        story.Given(Started, Captured, Earned, Transferred).At(Monday).When(Return());
        var back = Assert.IsType<PaymentReturnWanted>(story.Events.Single());
        story.When(Told(new ReversalHeld(back.ReversalIntent!.Value, "There is not enough."))).When(Told(new MoneyRefunded(back.RefundIntent, "re_1"))).ThenWants();
        return back.ReversalIntent.Value;
    }

    private static ReturnPayment Return() => new(TestContexts.By(Pia), Euro(40_00), null);

    private static ForgiveReversal Forgive(Guid reversal, long cents) => new(TestContexts.By(Actor.Platform), reversal, Euro(cents));

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static Money Euro(long cents) => new(cents, "EUR");
}
