using Stripe.Infrastructure;

namespace Stripe;

/// <summary>What a payment takes to a connected account by itself once it succeeds.</summary>
public class PaymentIntentTransferData : StripeEntity<PaymentIntentTransferData>
{
    private Expandable<Account> destination;

    public long Amount { get; set; }

    public Account Destination
    {
        get => destination.Value;
        set => destination = new(value);
    }

    public string DestinationId
    {
        get => destination.Id;
        set => destination = new(value);
    }
}
