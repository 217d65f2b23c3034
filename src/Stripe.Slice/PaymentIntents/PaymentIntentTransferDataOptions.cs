namespace Stripe;

public class PaymentIntentTransferDataOptions : INestedOptions
{
    public long? Amount { get; set; }

    public string Destination { get; set; }
}
