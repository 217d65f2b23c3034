using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What the platform takes of a price: a share or an amount, then floor and cap, then the tax on the commission. Shares are rounded half up.</summary>
internal static class Commission
{
    /// <summary>Nothing passes through the platform, so it takes nothing.</summary>
    public static readonly PriceRates None = new(0, null, null, null, 0, 0);

    /// <param name="net">The price net of discounts.</param>
    /// <param name="rates">The rates in force, or those of the sale.</param>
    /// <returns>Commission and its tax; together never more than the price.</returns>
    public static (Money Commission, Money Tax) On(Money net, PriceRates rates)
    {
        var share = Bounded(rates.Fixed ?? net.Share(rates.CommissionBasisPoints), rates.Floor, rates.Cap);

        // A floor above the price must not make providers pay for working. What of it nobody can pay stays with them.
        var most = net.WholeSteps();
        share = Money.Min(share.InSteps(), most);
        return (share, Money.Min(share.Share(rates.TaxBasisPoints), most - share));
    }

    /// <summary>What the customer pays on top; of nothing, nothing.</summary>
    public static Money CustomerFee(Money net, PriceRates rates) =>
        net.IsZero ? net : Bounded(rates.FeeFixed ?? net.Share(rates.CustomerFeeBasisPoints), rates.FeeFloor, rates.FeeCap).InSteps();

    private static Money Bounded(Money amount, Money? floor, Money? cap)
    {
        amount = floor is { } least ? Money.Max(amount, least) : amount;
        return cap is { } most ? Money.Min(amount, most) : amount;
    }
}
