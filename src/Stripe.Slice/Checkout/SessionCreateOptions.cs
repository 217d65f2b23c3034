namespace Stripe.Checkout;

/// <summary>What the page sells and where it returns to.</summary>
public class SessionCreateOptions : BaseOptions, IHasMetadata
{
    public List<string> AllowedPaymentMethodTypes { get; set; }

    public string CancelUrl { get; set; }

    public string ClientReferenceId { get; set; }

    public string Currency { get; set; }

    public string CustomerCreation { get; set; }

    public string CustomerEmail { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public List<SessionLineItemOptions> LineItems { get; set; }

    public string Locale { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Mode { get; set; }

    public SessionPaymentIntentDataOptions PaymentIntentData { get; set; }

    public string ReturnUrl { get; set; }

    public string SuccessUrl { get; set; }

    public string UiMode { get; set; }
}
