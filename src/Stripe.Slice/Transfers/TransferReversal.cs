using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Money taken back from a connected account, against one transfer.</summary>
public class TransferReversal : StripeEntity<TransferReversal>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<BalanceTransaction> balanceTransaction;
    private Expandable<Transfer> transfer;

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

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public string Id { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public Transfer Transfer
    {
        get => transfer.Value;
        set => transfer = new(value);
    }

    public string TransferId
    {
        get => transfer.Id;
        set => transfer = new(value);
    }
}
