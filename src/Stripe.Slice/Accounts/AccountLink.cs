namespace Stripe;

/// <summary>A single-use page on which a provider onboards itself.</summary>
public class AccountLink : StripeEntity<AccountLink>, IHasObject
{
    public DateTime Created { get; set; }

    public DateTime ExpiresAt { get; set; }

    public string Object { get; set; }

    public string Url { get; set; }
}
