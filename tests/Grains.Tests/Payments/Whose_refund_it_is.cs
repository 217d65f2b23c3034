using Marketplace.Ledger;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment,
    Marketplace.Payments.PaymentState,
    Marketplace.Payments.PaymentCommand,
    Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>80.00 EUR were paid; 70.48 went to Pia, 8.00 are the platform's commission and 1.52 the tax on it. Olga, an operator, says who pays what goes back.</summary>
public sealed class Whose_refund_it_is
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly PaymentStarted Started = new(
        Monday, Booking, TestContexts.Person(1).Id, Pia.ProviderId, "Grooming", Euro(80_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe", Guid.Empty);

    private static readonly PaymentCaptured Captured = new(Monday, "pi_1", "ch_1", Euro(80_00), Euro(1_45));
    private static readonly PaymentEarned Earned = new(Monday, Guid.Empty, Euro(70_48), Euro(8_00), Euro(1_52), Euro(0));
    private static readonly PaymentTransferred Transferred = new(Monday, Pia.ProviderId, Euro(70_48), "tr_1");

    private readonly PaymentStory story = new();

    /// <summary>A gift of somebody who sold nothing: what was earned, and invoiced, stays what it was.</summary>
    [Fact]
    public void Goodwill_is_the_platforms_expense_and_leaves_to_everybody_what_they_earned()
    {
        Paid().When(Return(30_00, RefundPayer.Platform)).ThenWants(PaymentIntents.Refund);
        var back = Wanted();
        Assert.Equal((Euro(0), Euro(0), Euro(0), Euro(30_00)), (back.Provider, back.Commission, back.CommissionTax, back.Goodwill));
        Assert.False(back.IsDebited);
        var legs = Assert.Single(Payment.Postings(story.State, back)).Legs;
        Assert.Equal((new LedgerLeg(Accounts.Goodwill, Booking, Euro(30_00)), new LedgerLeg(Accounts.ClearingRefund, Booking, Euro(-30_00)), 2), (legs[0], legs[1], legs.Length));
        Assert.Equal((70_48, 9_52, 0, 50_00), (story.State.ProviderShare, story.State.PlatformShare, story.State.Held, story.State.Returnable));
        Assert.Equal(RefundPayer.Platform, Assert.Single(story.State.Refunds).PaidBy);
    }

    [Fact]
    public void However_it_is_mixed_the_customer_never_has_more_than_they_paid()
    {
        Paid().When(Return(30_00, RefundPayer.Platform)).When(Return(50_01, RefundPayer.Platform)).ThenRefused("payment.return-too-much", "left", "asked");
        story.When(Return(null, RefundPayer.Both));
        Assert.Equal((Euro(50_00), Euro(44_05), Euro(5_00), Euro(95)), (Wanted().Refund, Wanted().Provider, Wanted().Commission, Wanted().CommissionTax));
        story.When(Return(1, RefundPayer.Platform)).ThenRefused("payment.return-too-much");
        Assert.Equal((26_43, 3_57, 30_00, 0), (story.State.ProviderShare, story.State.PlatformShare, story.State.Goodwill, story.State.Held));
    }

    [Fact]
    public void Out_of_the_providers_share_alone_the_platform_keeps_its_commission()
    {
        Paid().When(Return(70_49, RefundPayer.Provider)).ThenRefused("payment.share-too-small", "share", "asked");
        story.When(Return(70_48, RefundPayer.Provider)).ThenWants(PaymentIntents.Reverse);
        Assert.Equal((Euro(70_48), Euro(0), Euro(0)), (Wanted().Provider, Wanted().Commission, Wanted().CommissionTax));
        Assert.Equal((0, 9_52), (story.State.ProviderShare, story.State.PlatformShare));
    }

    /// <summary>What holds of all refunds is not what was said of this one.</summary>
    [Fact]
    public void Each_their_part_is_that_also_where_providers_usually_pay_first()
    {
        Paid().When(Return(40_00, RefundPayer.Both) with { Bearer = CommissionBearer.Provider });
        Assert.Equal((Euro(35_24), Euro(4_00)), (Wanted().Provider, Wanted().Commission));
        story.When(Return(10_00, null) with { Bearer = CommissionBearer.Provider });
        Assert.Equal((Euro(10_00), Euro(0)), (Wanted().Provider, Wanted().Commission));
    }

    [Fact]
    public void Only_an_operator_says_so() =>
        Paid().When(Return(10_00, RefundPayer.Provider) with { Context = TestContexts.By(Pia) }).ThenRefused("payment.payer-not-yours");

    /// <summary>The bank takes all of a charge of which the platform had given a part back: that part is its loss, and not the provider's.</summary>
    [Fact]
    public void What_the_platform_gave_a_bank_does_not_take_of_the_provider_once_more()
    {
        Paid().When(Return(30_00, RefundPayer.Platform)).When(Told(new MoneyRefunded(Wanted().RefundIntent, "re_1")));
        story.When(new DisputePayment(
            TestContexts.By(Actor.Platform), Guid.NewGuid(), "dp_1", Euro(80_00), Euro(0), Euro(0), ChargebackEnd.Lost, new ChargebackTerms(ChargebackBearer.Provider, ChargebackBearer.Provider), 1));
        var kept = Assert.Single(story.Events.OfType<PaymentChargebackSettled>());
        Assert.Equal(Euro(50_00), kept.Provider + kept.Commission + kept.CommissionTax);
        Assert.Equal(Euro(30_00), Assert.Single(story.Events.OfType<PaymentGivenTwice>()).Amount);
        Assert.Equal((26_43, 3_57, 0), (story.State.ProviderShare, story.State.PlatformShare, story.State.Held));
    }

    /// <summary>In whatever order operators say who pays what, and in whatever steps, everything sums.</summary>
    [Fact]
    public void In_whatever_steps_the_parts_come_to_what_the_customer_has()
    {
        var random = new Random(58);
        for (var sale = 0; sale < 500; sale++)
        {
            var currency = random.Next(3) switch { 0 => "EUR", 1 => "JPY", _ => "IQD" };
            var step = Currency.Step(currency);
            Money Some(long most) => new(random.NextInt64(0, (most / step) + 1) * step, currency);
            var (provider, commission, tax, fee) = (Some(90_000_00), Some(9_000_00), Some(900_00), Some(3_000_00));
            var paid = provider + commission + tax + fee;
            if (!paid.IsPositive)
            {
                continue;
            }

            story.Given(
                Started with { Amount = paid },
                Captured with { Amount = paid, Fee = Money.Zero(currency) },
                Earned with { Provider = provider, Commission = commission, CommissionTax = tax, CustomerFee = fee },
                Transferred with { Amount = provider }).At(Monday);
            for (var steps = random.Next(1, 8); steps > 0; steps--)
            {
                RefundPayer? payer = random.Next(4) is var drawn && drawn < 3 ? (RefundPayer)drawn : null;
                story.When(new ReturnPayment(TestContexts.By(Olga), Some(paid.Amount / 3), null, PaidBy: payer));
                foreach (var back in story.Events.OfType<PaymentReturnWanted>())
                {
                    Money[] parts = [back.Provider, back.Commission, back.CommissionTax, back.CustomerFee, back.Goodwill ?? Money.Zero(currency)];
                    Assert.Equal(back.Refund.Amount, parts.Sum(part => part.Amount));
                    Assert.All(parts, part => Assert.True(part.Amount >= 0 && part.Amount % step == 0));
                }
            }

            story.When(new ReturnPayment(TestContexts.By(Olga), null, null, PaidBy: RefundPayer.Both));
            var left = story.State.Shares!;
            Assert.Equal(paid.Amount, story.State.RefundsPromised);
            Assert.Equal((0, story.State.Goodwill), (story.State.Held, left.Provider + left.Commission + left.CommissionTax + left.CustomerFee));
            Assert.True(left is { Provider: >= 0, Commission: >= 0, CommissionTax: >= 0, CustomerFee: >= 0 });
            Assert.Equal((left.Provider, left.Commission + left.CommissionTax + left.CustomerFee), (story.State.ProviderShare, story.State.PlatformShare));
        }
    }

    private PaymentStory Paid() => story.Given(Started, Captured, Earned, Transferred).At(Monday);

    private PaymentReturnWanted Wanted() => Assert.IsType<PaymentReturnWanted>(Assert.Single(story.Events));

    private static Money Euro(long cents) => new(cents, "EUR");

    private static RecordGatewayFact Told(GatewayFact fact) => new(TestContexts.By(Actor.Platform), fact);

    private static ReturnPayment Return(long? cents, RefundPayer? payer) =>
        new(TestContexts.By(Olga), cents is { } some ? Euro(some) : null, "Sorry.", PaidBy: payer);
}
