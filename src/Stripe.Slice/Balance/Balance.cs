namespace Stripe;

/// <summary>What one account may spend now and soon, per currency, in minor units.</summary>
public class Balance : StripeEntity<Balance>, IHasObject
{
    public List<BalanceAmount> Available { get; set; }

    public List<BalanceAmount> ConnectReserved { get; set; }

    public bool Livemode { get; set; }

    public string Object { get; set; }

    public List<BalanceAmount> Pending { get; set; }
}
