using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>What the driver makes of a charge that takes the provider's share to them: Stripe may make the transfer a moment after the charge.</summary>
public sealed class Charges_that_move_shares
{
    [Fact]
    public void What_the_charge_took_is_told_with_it()
    {
        var captured = Assert.IsType<MoneyCaptured>(StripePayments.FactOf(Paid(new Transfer { Id = "tr_1", Amount = 72_00, Currency = "eur" })));

        Assert.Equal(new MovedShare("tr_1", new Money(72_00, "EUR")), captured.Moved);
    }

    [Fact]
    public void Nobody_says_that_it_is_captured_before_it_is_known_what_it_took() =>
        Assert.Throws<GatewayUndecidedException>(() => StripePayments.FactOf(Paid(null)));

    [Fact]
    public void A_charge_that_was_to_take_nothing_took_nothing()
    {
        var paid = Paid(null);
        paid.TransferData = null;

        Assert.Null(Assert.IsType<MoneyCaptured>(StripePayments.FactOf(paid)).Moved);
    }

    private static PaymentIntent Paid(Transfer? transfer)
    {
        var charge = new Charge { Id = "ch_1" };
        if (transfer is not null)
        {
            charge.Transfer = transfer;
        }

        return new PaymentIntent
        {
            Id = "pi_1",
            Status = "succeeded",
            AmountReceived = 80_00,
            Currency = "eur",
            LatestCharge = charge,
            TransferData = new PaymentIntentTransferData { Amount = 72_00, DestinationId = "acct_1" },
        };
    }
}
