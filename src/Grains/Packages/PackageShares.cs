namespace Marketplace.Packages;

/// <summary>What each session is of the price of a package.</summary>
internal static class PackageShares
{
    /// <summary>All alike, and the last one takes what does not divide: so they sum to the price, and no session is dear before another is.</summary>
    public static ImmutableArray<Money> Of(Money price, int sessions)
    {
        var share = (price with { Amount = price.Amount / sessions }).WholeSteps();
        return [.. Enumerable.Repeat(share, sessions - 1), price - (share * (sessions - 1))];
    }
}
