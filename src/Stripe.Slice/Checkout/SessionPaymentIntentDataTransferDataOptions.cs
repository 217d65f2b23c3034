namespace Stripe.Checkout;

public class SessionPaymentIntentDataTransferDataOptions : INestedOptions
{
    public long? Amount { get; set; }

    public string Destination { get; set; }
}
