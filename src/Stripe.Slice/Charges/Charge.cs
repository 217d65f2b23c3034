using Stripe.Infrastructure;

namespace Stripe;

/// <summary>One attempt to move money from a card. Expandable fields arrive as an id or as the object.</summary>
public class Charge : StripeEntity<Charge>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<BalanceTransaction> balanceTransaction;
    private Expandable<PaymentIntent> paymentIntent;
    private Expandable<Transfer> transfer;

    public long Amount { get; set; }

    public long AmountCaptured { get; set; }

    public long AmountRefunded { get; set; }

    public long? ApplicationFeeAmount { get; set; }

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

    public string CalculatedStatementDescriptor { get; set; }

    public bool Captured { get; set; }

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public string Description { get; set; }

    public bool Disputed { get; set; }

    public string FailureCode { get; set; }

    public string FailureMessage { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public bool Paid { get; set; }

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

    public string PaymentMethod { get; set; }

    public ChargePaymentMethodDetails PaymentMethodDetails { get; set; }

    public string ReceiptEmail { get; set; }

    public string ReceiptNumber { get; set; }

    public string ReceiptUrl { get; set; }

    public bool Refunded { get; set; }

    public StripeList<Refund> Refunds { get; set; }

    public string StatementDescriptor { get; set; }

    public string StatementDescriptorSuffix { get; set; }

    public string Status { get; set; }

    public Transfer Transfer
    {
        get => transfer.Value;
        set => transfer = new(value);
    }

    public string TransferGroup { get; set; }

    public string TransferId
    {
        get => transfer.Id;
        set => transfer = new(value);
    }
}
