namespace Marketplace.Listings;

/// <summary>The commission on a price: percent, then floor and cap, then tax, each rounded half up.</summary>
internal static class Commission
{
    /// <param name="net">The price net of discounts.</param>
    /// <param name="category">Of the listing.</param>
    /// <param name="options">The rates in force.</param>
    /// <returns>Commission and its tax; together never more than the price.</returns>
    public static (Money Commission, Money Tax) On(Money net, string category, CommissionOptions options)
    {
        var share = net.Share(options.RateOf(category));
        if (options.Bounds.FirstOrDefault(bounds => bounds.Currency == net.Currency) is { } bounds)
        {
            share = Money.Max(share, new Money(bounds.Floor, net.Currency));
            share = bounds.Cap is { } cap ? Money.Min(share, new Money(cap, net.Currency)) : share;
        }

        // A floor above the price must not make providers pay for working.
        share = Money.Min(share, net);
        return (share, Money.Min(share.Share(options.TaxBasisPoints), net - share));
    }
}
