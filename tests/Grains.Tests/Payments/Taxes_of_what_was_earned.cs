using Marketplace.Bookings;
using PaymentStory = Marketplace.Story<
    Marketplace.Payments.Payment, Marketplace.Payments.PaymentState, Marketplace.Payments.PaymentCommand, Marketplace.Payments.PaymentEvent>;

namespace Marketplace.Payments;

/// <summary>84.00 EUR were paid, 4.00 of it the customer's fee. 70.48 are the provider's, who owes 12.77 of the 80.00 as tax; 8.00 are commission and 1.52 the tax on that.</summary>
public sealed class Taxes_of_what_was_earned
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly TaxPart Tax = new(Euro(12_77), 19_00, "DE123456789");

    private readonly PaymentStory story = new();

    [Fact]
    public void What_is_earned_says_what_of_it_is_owed() => Assert.Equal(Tax, Earned().State.Tax);

    [Theory]
    [InlineData(42_00, 6_39)]
    [InlineData(84_00, 12_77)]
    [InlineData(1, 0)]
    public void What_goes_back_takes_its_part_of_it_with_it(long refund, long tax)
    {
        Earned().When(new ReturnPayment(TestContexts.By(Pia), Euro(refund), "Sorry"));

        Assert.Equal(tax, Assert.Single(story.Events.OfType<PaymentReturnWanted>()).Tax?.Amount.Amount ?? 0);
        Assert.Equal(12_77 - tax, story.State.Tax!.Amount.Amount);
    }

    [Fact]
    public void In_however_many_steps_it_goes_back_nothing_is_owed_of_nothing()
    {
        var random = new Random(20260324);
        for (var round = 0; round < 200; round++)
        {
            var (payment, left, owed) = (new PaymentStory(), 84_00L, 12_77L);
            Earned(payment);
            while (left > 0)
            {
                var refund = random.Next(4) == 0 ? left : random.NextInt64(1, left + 1);
                payment.When(new ReturnPayment(TestContexts.By(Pia), Euro(refund), "Sorry"));
                owed -= Assert.Single(payment.Events.OfType<PaymentReturnWanted>()).Tax?.Amount.Amount ?? 0;
                left -= refund;

                // Of what is left of the price nineteen in a hundred and nineteen, a cent of rounding for each step.
                Assert.InRange(owed - (left * 80 / 84 * 19 / 119m), -8, 8);
            }

            Assert.Equal((0L, 0L), (owed, payment.State.Tax!.Amount.Amount));
        }
    }

    [Fact]
    public void What_a_bank_keeps_is_not_owed_any_more()
    {
        var dispute = new Guid("44444444-0000-0000-0000-000000000001");
        Earned().When(new DisputePayment(TestContexts.By(Actor.Platform), dispute, "dp_1", Euro(84_00), Euro(0), Euro(0), ChargebackEnd.Lost, new ChargebackTerms(), 1));

        Assert.Equal(Tax, Assert.Single(story.Events.OfType<PaymentChargebackSettled>()).Tax);
        Assert.True(story.State.Tax!.Amount.IsZero);
    }

    private PaymentStory Earned(PaymentStory? payment = null)
    {
        payment ??= story;
        payment.Given(
            new PaymentStarted(
                Monday, new Guid("66666666-0000-0000-0000-000000000000"), Ada.Id, Pia.ProviderId, "Grooming", Euro(84_00), false, Monday.AddMinutes(15), "Europe/Berlin", "stripe",
                new Guid("55555555-0000-0000-0000-000000000000")),
            new PaymentCaptured(Monday, "pi_1", "ch_1", Euro(84_00), Euro(1_00)));
        payment.At(Monday).When(new ReleasePayment(TestContexts.By(Actor.Platform), Euro(70_48), Euro(8_00), Euro(1_52), Euro(4_00), Tax: Tax));
        return payment.When(new RecordGatewayFact(TestContexts.By(Actor.Platform), new MoneyTransferred(payment.State.TransferIntent!.Value, "tr_1")));
    }

    private static Money Euro(long cents) => new(cents, "EUR");
}
