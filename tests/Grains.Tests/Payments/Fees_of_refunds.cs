using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid, of which the gateway keeps 1.45 whatever becomes of them. Pia pays that where it is her wish that they go back.</summary>
public sealed class Fees_of_refunds
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PaymentStarted Started = new(
        Monday, new("66666666-0000-0000-0000-000000000000"), TestContexts.Person(1).Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Guid.Empty);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));
    private static readonly PaymentEarned Earned = new(Monday, Guid.Empty, Euro(72_00), Euro(8_00), Euro(0), Euro(0));
    private static readonly PaymentTransferred Transferred = new(Monday, Pia.ProviderId, Euro(72_00), "tr_1");

    private readonly PaymentStory story = new();

    [Fact]
    public void What_the_provider_cancels_costs_them_the_fee_and_nobody_twice()
    {
        Paid(GatewayFeeBearer.Provider).When(Refund(80_00, isProviders: true));
        var (wanted, fee) = (Assert.IsType<RefundWanted>(story.Events[0]), Fee());
        Assert.Equal((Euro(80_00), Euro(1_45), Pia.ProviderId), (fee.Returned, fee.Amount, fee.ProviderId));
        Assert.Equal(DerivedId.From(wanted.IntentId, "fee"), fee.EntryId);
        var legs = Assert.Single(Payment.Postings(story.State, fee)).Legs;
        Assert.Equal((new LedgerLeg(Accounts.PayableProvider, Pia.ProviderId, Euro(1_45)), new LedgerLeg(Accounts.GatewayFee, Guid.Empty, Euro(-1_45))), (legs[0], legs[1]));
        story.When(Refund(1, isProviders: true)).ThenRefused("payment.refund-too-much");
        Assert.Equal(1_45, story.State.FeeCharged);
    }

    [Theory]
    [InlineData(GatewayFeeBearer.Platform, true)]
    [InlineData(GatewayFeeBearer.Provider, false)]
    public void What_they_neither_wished_nor_caused_or_began_otherwise_costs_them_nothing(GatewayFeeBearer bearer, bool isProviders)
    {
        Paid(bearer).When(Refund(80_00, isProviders));
        Assert.IsType<RefundWanted>(Assert.Single(story.Events));
    }

    [Fact]
    public void In_steps_it_is_in_proportion_to_all_that_went_back_for_their_sake()
    {
        Paid(GatewayFeeBearer.Provider);
        foreach (var (cents, isProviders, fee) in new (long, bool, long?)[] { (26_67, true, 48), (10_00, false, null), (26_67, true, 49), (16, true, 0), (16_50, true, 30) })
        {
            story.When(Refund(cents, isProviders));
            Assert.Equal(fee, story.Events.OfType<PaymentFeeCharged>().SingleOrDefault()?.Amount.Amount);
        }

        Assert.Equal((70_00, 1_27), (story.State.ReturnedByProvider, story.State.FeeCharged));
    }

    [Fact]
    public void What_is_nothing_is_not_posted()
    {
        Paid(GatewayFeeBearer.Provider).When(Refund(16, isProviders: true));
        Assert.Empty(Payment.Postings(story.State, Fee()));
    }

    [Fact]
    public void What_was_earned_and_the_provider_gives_back_costs_them_the_same_and_is_asked_for_in_one()
    {
        story.Given(Started with { RefundFee = GatewayFeeBearer.Provider }, Captured, Earned, Transferred).At(Monday);
        var wish = new ReturnPayment(TestContexts.By(Pia), Euro(40_00), "Sorry.");
        Assert.Equal(Euro(36_73), ReturnWishes.Preview(Payment.Decide(story.State, wish, Monday)).View!.Provider);
        story.When(wish);
        Assert.Equal((Euro(36_00), Euro(73)), (Assert.IsType<PaymentReturnWanted>(story.Events[0]).Provider, Fee().Amount));
        story.When(new ReturnPayment(TestContexts.By(Olga), null, "Sorry."));
        Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));
    }

    [Fact]
    public void By_hand_there_is_none() =>
        Assert.Single(Paid(GatewayFeeBearer.Provider, fee: 0).When(Refund(80_00, isProviders: true)).Events);

    [Fact]
    public void A_fee_that_nobody_can_pay_whole_is_never_more_than_it_was()
    {
        var fils = new Money(250_000, "IQD");
        story.Given(
            Started with { Amount = fils, RefundFee = GatewayFeeBearer.Provider },
            Captured with { Amount = fils, Fee = new Money(1_700, "IQD") }).At(Monday).When(new RefundPayment(TestContexts.By(Actor.Platform), fils, null, IsProviders: true));
        Assert.Equal(1_000, Fee().Amount.Amount);
    }

    private PaymentStory Paid(GatewayFeeBearer bearer, long fee = 1_45) =>
        story.Given(Started with { RefundFee = bearer }, Captured with { Fee = Euro(fee) }).At(Monday);

    private PaymentFeeCharged Fee() => Assert.Single(story.Events.OfType<PaymentFeeCharged>());

    private static RefundPayment Refund(long cents, bool isProviders) => new(TestContexts.By(Actor.Platform), Euro(cents), "Cancelled", isProviders);

    private static Money Euro(long cents) => new(cents, "EUR");
}
