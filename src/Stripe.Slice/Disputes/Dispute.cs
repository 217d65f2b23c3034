using Stripe.Infrastructure;

namespace Stripe;

/// <summary>A customer questions a charge with their bank, which takes the money back until it has decided.</summary>
public class Dispute : StripeEntity<Dispute>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<Charge> charge;
    private Expandable<PaymentIntent> paymentIntent;

    public long Amount { get; set; }

    public List<BalanceTransaction> BalanceTransactions { get; set; }

    public Charge Charge
    {
        get => charge.Value;
        set => charge = new(value);
    }

    public string ChargeId
    {
        get => charge.Id;
        set => charge = new(value);
    }

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public DisputeEvidence Evidence { get; set; }

    public DisputeEvidenceDetails EvidenceDetails { get; set; }

    public string Id { get; set; }

    public bool IsChargeRefundable { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string NetworkReasonCode { get; set; }

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

    public string Reason { get; set; }

    public string Status { get; set; }
}
