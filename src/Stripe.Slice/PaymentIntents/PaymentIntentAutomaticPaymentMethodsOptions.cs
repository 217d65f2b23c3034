namespace Stripe;

public class PaymentIntentAutomaticPaymentMethodsOptions : INestedOptions
{
    public string AllowRedirects { get; set; }

    public bool? Enabled { get; set; }
}
