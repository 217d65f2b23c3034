using Stripe.Infrastructure;

namespace Stripe;

/// <summary>The life of one payment, from asking to captured or cancelled.</summary>
public class PaymentIntent : StripeEntity<PaymentIntent>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<Customer> customer;
    private Expandable<Charge> latestCharge;

    public long Amount { get; set; }

    public long AmountCapturable { get; set; }

    public long AmountReceived { get; set; }

    public long? ApplicationFeeAmount { get; set; }

    public DateTime? CanceledAt { get; set; }

    public string CancellationReason { get; set; }

    public string CaptureMethod { get; set; }

    public string ClientSecret { get; set; }

    public string ConfirmationMethod { get; set; }

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public Customer Customer
    {
        get => customer.Value;
        set => customer = new(value);
    }

    public string CustomerId
    {
        get => customer.Id;
        set => customer = new(value);
    }

    public string Description { get; set; }

    public string Id { get; set; }

    public StripeError LastPaymentError { get; set; }

    public Charge LatestCharge
    {
        get => latestCharge.Value;
        set => latestCharge = new(value);
    }

    public string LatestChargeId
    {
        get => latestCharge.Id;
        set => latestCharge = new(value);
    }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public string PaymentMethodId { get; set; }

    public List<string> PaymentMethodTypes { get; set; }

    public string ReceiptEmail { get; set; }

    public string SetupFutureUsage { get; set; }

    public string StatementDescriptor { get; set; }

    public string StatementDescriptorSuffix { get; set; }

    public string Status { get; set; }

    public PaymentIntentTransferData TransferData { get; set; }

    public string TransferGroup { get; set; }
}
