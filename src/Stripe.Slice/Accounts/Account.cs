namespace Stripe;

/// <summary>A connected account: the gateway's picture of one provider.</summary>
public class Account : StripeEntity<Account>, IHasId, IHasMetadata, IHasObject
{
    public string BusinessType { get; set; }

    public AccountCapabilities Capabilities { get; set; }

    public bool ChargesEnabled { get; set; }

    public string Country { get; set; }

    public DateTime Created { get; set; }

    public string DefaultCurrency { get; set; }

    public bool DetailsSubmitted { get; set; }

    public string Email { get; set; }

    public StripeList<IExternalAccount> ExternalAccounts { get; set; }

    public string Id { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public bool PayoutsEnabled { get; set; }

    public AccountRequirements Requirements { get; set; }

    public AccountSettings Settings { get; set; }

    public string Type { get; set; }
}
