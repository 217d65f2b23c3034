using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment, Marketplace.Payments.PaymentState, Marketplace.Payments.PaymentCommand, Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were sold: 50.00 were paid, 30.00 are the platform's to pay. 70.48 are the provider's, 8.00 commission and 1.52 the tax on it.</summary>
public sealed class What_the_platform_pays
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Guid Intent = new("55555555-0000-0000-0000-000000000000");
    private static readonly Guid Dispute = new("44444444-0000-0000-0000-000000000001");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);

    private readonly PaymentStory story = new();

    [Fact]
    public void It_is_an_expense_from_the_moment_in_which_somebody_earns_it()
    {
        Paid(50_00).When(Release(30_00)).ThenWants(PaymentIntents.Transfer);

        Assert.Equal(
            [("liability:escrow", 50_00), ("expense:coupon", 30_00), ("payable:provider", -70_48), ("revenue:commission", -8_00), ("tax:vat_out", -1_52)],
            Legs(story));
        Assert.Equal((0L, 30_00L, 50_00L), (story.State.Held, story.State.CouponShare, story.State.Earned));
    }

    [Fact]
    public void What_nobody_paid_for_is_earned_all_the_same()
    {
        story.Given(Started(0)).At(Monday).When(Release(80_00)).ThenWants(PaymentIntents.Transfer);

        Assert.Equal([("expense:coupon", 80_00), ("payable:provider", -70_48), ("revenue:commission", -8_00), ("tax:vat_out", -1_52)], Legs(story));
    }

    [Fact]
    public void More_than_was_paid_is_not_earned_without_it() => Paid(50_00).When(Release(29_99)).ThenRefused("payment.release-too-much");

    [Theory]
    [InlineData(25_00, 15_00, 35_24)]
    [InlineData(50_00, 30_00, 70_48)]
    [InlineData(10, 6, 14)]
    public void What_goes_back_takes_the_same_part_of_it_back(long refund, long coupon, long provider)
    {
        Paid(50_00).When(Release(30_00)).When(Told(new MoneyTransferred(story.State.TransferIntent!.Value, "tr_1")));

        story.When(new ReturnPayment(TestContexts.By(Pia), Euro(refund), "Sorry"));

        var back = Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));
        Assert.Equal((Euro(refund), Euro(coupon), Euro(provider)), (back.Refund, back.Coupon, back.Provider));
        Assert.Equal(0, Legs(story).Sum(leg => leg.Amount));
        Assert.Contains(("expense:coupon", -coupon), Legs(story));
        Assert.Equal((50_00 - refund, 30_00 - coupon), (story.State.Earned, story.State.CouponShare));
        story.When(new ReturnPayment(TestContexts.By(Pia), Euro(50_00 - refund + 1), "More")).ThenRefused("payment.return-too-much");
    }

    [Fact]
    public void What_a_bank_keeps_is_what_the_customer_paid_and_the_platform_has_the_rest_back()
    {
        Paid(50_00).When(Release(30_00)).When(Told(new MoneyTransferred(story.State.TransferIntent!.Value, "tr_1")));
        story.When(Disputed(50_00, ChargebackEnd.Open, 1)).When(Disputed(50_00, ChargebackEnd.Lost, 2));

        var settled = Assert.Single(story.Events.OfType<PaymentChargebackSettled>());
        Assert.Equal((Euro(70_48), Euro(8_00), Euro(1_52), Euro(30_00)), (settled.Provider, settled.Commission, settled.CommissionTax, settled.Coupon));
        Assert.Equal((0L, 0L, 0L, 0L), (story.State.ProviderShare, story.State.PlatformShare, story.State.CouponShare, story.State.Held));
        var legs = PaymentPostings.Of(story.State, settled).Single().Legs;
        Assert.Equal(0, legs.Sum(leg => leg.Amount.Amount));
        Assert.Equal(-50_00, legs.Single(leg => leg.Account == Accounts.LossChargeback).Amount.Amount);
    }

    [Fact]
    public void Who_collected_it_themselves_is_owed_what_it_pays_beyond_the_commission()
    {
        story.Given(Started(50_00) with { Gateway = GatewayNames.Manual, Terms = GatewayTerms.Manual }, new PaymentUnderWay(Monday, "by-hand/1", Monday)).At(Monday)
            .When(new ConfirmPayment(TestContexts.By(Pia), HandoverMethod.Cash, null, MoneyCollector.Provider)).When(Release(30_00));

        var kept = Assert.Single(story.Events.OfType<PaymentKept>());
        Assert.Equal((Euro(-20_48), Euro(70_48)), (kept.Owed, kept.Share));
        Assert.Equal([("payable:provider", 50_00), ("receivable:provider", -50_00)], PaymentPostings.Of(story.State, kept).Single().Legs.Select(leg => (leg.Account, leg.Amount.Amount)));
    }

    private PaymentStory Paid(long cents)
    {
        story.Given(Started(cents), new PaymentCaptured(Monday, "pi_1", "ch_1", Euro(cents), Euro(1_00)));
        return story.At(Monday);
    }

    private static PaymentStarted Started(long cents) => new(
        Monday, Booking, Ada.Id, Pia.ProviderId, "Grooming", Euro(cents), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Intent);

    private static ReleasePayment Release(long coupon) =>
        new(TestContexts.By(Actor.Platform), Euro(70_48), Euro(8_00), Euro(1_52), Euro(0), Euro(coupon));

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static DisputePayment Disputed(long withdrawn, ChargebackEnd end, long heard) => new(
        TestContexts.By(Actor.Platform), Dispute, "dp_1", Euro(withdrawn), Euro(0), Euro(0), end, new ChargebackTerms(), heard);

    private static (string Account, long Amount)[] Legs(PaymentStory told) =>
        [.. told.Events.SelectMany(happened => PaymentPostings.Of(told.State, happened)).SelectMany(posting => posting.Legs).Select(leg => (leg.Account, leg.Amount.Amount))];

    private static Money Euro(long cents) => new(cents, "EUR");
}
