using Stripe.Infrastructure;

namespace Stripe.Checkout;

/// <summary>A hosted payment page and what became of it.</summary>
public class Session : StripeEntity<Session>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<PaymentIntent> paymentIntent;

    public long? AmountSubtotal { get; set; }

    public long? AmountTotal { get; set; }

    public string CancelUrl { get; set; }

    public string ClientReferenceId { get; set; }

    public string ClientSecret { get; set; }

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public string CustomerEmail { get; set; }

    public DateTime ExpiresAt { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public string Locale { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Mode { get; set; }

    public string Object { get; set; }

    public PaymentIntent PaymentIntent
    {
        get => paymentIntent.Value;
        set => paymentIntent = new(value);
    }

    public string PaymentIntentId
    {
        get => paymentIntent.Id;
        set => paymentIntent = new(value);
    }

    public List<string> PaymentMethodTypes { get; set; }

    public string PaymentStatus { get; set; }

    public string ReturnUrl { get; set; }

    public string Status { get; set; }

    public string SuccessUrl { get; set; }

    public string UiMode { get; set; }

    public string Url { get; set; }
}
