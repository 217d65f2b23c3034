namespace Stripe;

/// <summary>Where the payouts of a connected account go.</summary>
public class BankAccount : StripeEntity<BankAccount>, IExternalAccount
{
    public string AccountHolderName { get; set; }

    public string BankName { get; set; }

    public string Country { get; set; }

    public string Currency { get; set; }

    public bool? DefaultForCurrency { get; set; }

    public string Fingerprint { get; set; }

    public string Id { get; set; }

    public string Last4 { get; set; }

    public string Object { get; set; }

    public string RoutingNumber { get; set; }

    public string Status { get; set; }
}
