using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Money returned to the card of a charge.</summary>
public class Refund : StripeEntity<Refund>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<BalanceTransaction> balanceTransaction;
    private Expandable<Charge> charge;
    private Expandable<BalanceTransaction> failureBalanceTransaction;
    private Expandable<PaymentIntent> paymentIntent;
    private Expandable<TransferReversal> transferReversal;

    public long Amount { get; set; }

    public BalanceTransaction BalanceTransaction
    {
        get => balanceTransaction.Value;
        set => balanceTransaction = new(value);
    }

    public string BalanceTransactionId
    {
        get => balanceTransaction.Id;
        set => balanceTransaction = new(value);
    }

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

    public string Description { get; set; }

    public BalanceTransaction FailureBalanceTransaction
    {
        get => failureBalanceTransaction.Value;
        set => failureBalanceTransaction = new(value);
    }

    public string FailureBalanceTransactionId
    {
        get => failureBalanceTransaction.Id;
        set => failureBalanceTransaction = new(value);
    }

    public string FailureReason { get; set; }

    public string Id { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

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

    public string PaymentMethodId { get; set; }

    public string Reason { get; set; }

    public string ReceiptNumber { get; set; }

    public string Status { get; set; }

    public TransferReversal TransferReversal
    {
        get => transferReversal.Value;
        set => transferReversal = new(value);
    }

    public string TransferReversalId
    {
        get => transferReversal.Id;
        set => transferReversal = new(value);
    }
}
