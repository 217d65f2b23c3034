using Stripe.Infrastructure;

namespace Stripe;

/// <summary>One movement of an account's balance: <c>Net = Amount - Fee</c>, in minor units.</summary>
public class BalanceTransaction : StripeEntity<BalanceTransaction>, IHasId, IHasObject
{
    private Expandable<IBalanceTransactionSource> source;

    public long Amount { get; set; }

    public DateTime AvailableOn { get; set; }

    public string BalanceType { get; set; }

    public DateTime Created { get; set; }

    public string Currency { get; set; }

    public string Description { get; set; }

    public decimal? ExchangeRate { get; set; }

    public long Fee { get; set; }

    public List<BalanceTransactionFeeDetail> FeeDetails { get; set; }

    public string Id { get; set; }

    public long Net { get; set; }

    public string Object { get; set; }

    public string ReportingCategory { get; set; }

    public IBalanceTransactionSource Source
    {
        get => source.Value;
        set => source = new(value);
    }

    public string SourceId
    {
        get => source.Id;
        set => source = new(value);
    }

    public string Status { get; set; }

    public string Type { get; set; }
}
