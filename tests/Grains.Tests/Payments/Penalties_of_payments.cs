using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid for what Pia did not keep, and half of it is her penalty.</summary>
public sealed class Penalties_of_payments
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Pia = TestContexts.Person(2);

    private static readonly PaymentStarted Started = new(
        Monday, new("66666666-0000-0000-0000-000000000000"), TestContexts.Person(1).Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Guid.Empty);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));

    private readonly PaymentStory story = new();

    [Fact]
    public void It_is_hers_to_pay_and_the_platforms_to_have()
    {
        story.Given(Started, Captured).At(Monday).When(Penalise(40_00));
        var penalised = Assert.IsType<PaymentPenalised>(Assert.Single(story.Events));
        Assert.Equal((Pia.ProviderId, Euro(40_00)), (penalised.ProviderId, penalised.Amount));
        var legs = Assert.Single(Payment.Postings(story.State, penalised)).Legs;
        Assert.Equal((new LedgerLeg(Accounts.PayableProvider, Pia.ProviderId, Euro(40_00)), new LedgerLeg(Accounts.RevenuePenalty, Guid.Empty, Euro(-40_00))), (legs[0], legs[1]));
        Assert.Equal((40_00, 80_00, PaymentStatus.Captured), (story.State.Penalty, story.State.Held, story.State.Status));
    }

    [Fact]
    public void It_stands_whatever_became_of_the_money()
    {
        story.Given(Started, new PaymentVoided(Monday, "Cancelled")).At(Monday).When(Penalise(40_00));
        Assert.IsType<PaymentPenalised>(Assert.Single(story.Events));
        story.Given(Started, Captured, new RefundWanted(Monday, Pia.Id, Euro(80_00), null), new PaymentRefunded(Monday, Pia.Id, Euro(80_00), "re_1")).At(Monday).When(Penalise(40_00));
        Assert.IsType<PaymentPenalised>(Assert.Single(story.Events));
    }

    [Fact]
    public void Nobody_but_the_platform_says_so() =>
        story.Given(Started, Captured).At(Monday).When(new PenalisePayment(TestContexts.By(Pia), Euro(40_00))).ThenRefused("payment.unknown");

    private static PenalisePayment Penalise(long cents) => new(TestContexts.By(Actor.Platform), Euro(cents));

    private static Money Euro(long cents) => new(cents, "EUR");
}
