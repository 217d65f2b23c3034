namespace Stripe;

public class PaymentIntentCancelOptions : BaseOptions
{
    public string CancellationReason { get; set; }
}
