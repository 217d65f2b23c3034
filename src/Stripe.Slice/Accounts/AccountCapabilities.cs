namespace Stripe;

public class AccountCapabilities : StripeEntity<AccountCapabilities>
{
    public string CardPayments { get; set; }

    public string Transfers { get; set; }
}
