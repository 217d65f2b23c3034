namespace Stripe;

/// <summary>What goes into the headers of one request.</summary>
public class RequestOptions
{
    public string ApiKey { get; set; }

    /// <summary>Names the intent: the same key with the same parameters has one effect and one answer.</summary>
    public string IdempotencyKey { get; set; }

    /// <summary>Acts for a connected account.</summary>
    public string StripeAccount { get; set; }
}
