using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Money moved from the platform's balance to a connected account.</summary>
public class Transfer : StripeEntity<Transfer>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<BalanceTransaction> balanceTransaction;
    private Expandable<Account> destination;
    private Expandable<Charge> destinationPayment;
    private Expandable<Charge> sourceTransaction;

    public long Amount { get; set; }

    public long AmountReversed { get; set; }

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

    public Charge DestinationPayment
    {
        get => destinationPayment.Value;
        set => destinationPayment = new(value);
    }

    public string DestinationPaymentId
    {
        get => destinationPayment.Id;
        set => destinationPayment = new(value);
    }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public StripeList<TransferReversal> Reversals { get; set; }

    public bool Reversed { get; set; }

    public Charge SourceTransaction
    {
        get => sourceTransaction.Value;
        set => sourceTransaction = new(value);
    }

    public string SourceTransactionId
    {
        get => sourceTransaction.Id;
        set => sourceTransaction = new(value);
    }

    public string SourceType { get; set; }

    public string TransferGroup { get; set; }
}
