namespace Stripe;

public class ChargePaymentMethodDetails : StripeEntity<ChargePaymentMethodDetails>
{
    public ChargePaymentMethodDetailsCard Card { get; set; }

    public string Type { get; set; }
}
