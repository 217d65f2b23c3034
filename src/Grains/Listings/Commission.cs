using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>The commission on a price: percent, then floor and cap, then tax, each rounded half up.</summary>
internal static class Commission
{
    /// <summary>Nothing passes through the platform, so it takes nothing.</summary>
    public static readonly PriceRates None = new(0, null, null, null, 0, 0);

    /// <param name="net">The price net of discounts.</param>
    /// <param name="rates">The rates in force, or those of the sale.</param>
    /// <returns>Commission and its tax; together never more than the price.</returns>
    public static (Money Commission, Money Tax) On(Money net, PriceRates rates)
    {
        var share = net.Share(rates.CommissionBasisPoints);
        share = rates.Floor is { } floor ? Money.Max(share, floor) : share;
        share = rates.Cap is { } cap ? Money.Min(share, cap) : share;

        // A floor above the price must not make providers pay for working.
        share = Money.Min(share, net);
        return (share, Money.Min(share.Share(rates.TaxBasisPoints), net - share));
    }
}
