using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Money on its way from an account's balance to its bank.</summary>
public class Payout : StripeEntity<Payout>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<BalanceTransaction> balanceTransaction;
    private Expandable<BalanceTransaction> failureBalanceTransaction;
    private Expandable<Payout> originalPayout;
    private Expandable<Payout> reversedBy;

    public long Amount { get; set; }

    public DateTime ArrivalDate { get; set; }

    public bool Automatic { get; set; }

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

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public string Description { get; set; }

    public string DestinationId { get; set; }

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

    public string FailureCode { get; set; }

    public string FailureMessage { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Method { get; set; }

    public string Object { get; set; }

    public Payout OriginalPayout
    {
        get => originalPayout.Value;
        set => originalPayout = new(value);
    }

    public string OriginalPayoutId
    {
        get => originalPayout.Id;
        set => originalPayout = new(value);
    }

    public string ReconciliationStatus { get; set; }

    public Payout ReversedBy
    {
        get => reversedBy.Value;
        set => reversedBy = new(value);
    }

    public string ReversedById
    {
        get => reversedBy.Id;
        set => reversedBy = new(value);
    }

    public string SourceType { get; set; }

    public string StatementDescriptor { get; set; }

    public string Status { get; set; }

    public string Type { get; set; }
}
