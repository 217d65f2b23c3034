namespace Marketplace;

/// <summary>A whole that is divided twice: into shares, and then part by part. Rows and columns both sum exactly.</summary>
internal static class Shares
{
    /// <summary>
    /// Takes up to that much of the shares, in their proportions. No share can be overdrawn: its part of a part of the whole is never
    /// more than it is, rounded up.
    /// </summary>
    /// <param name="shares">What is left of each; less afterwards.</param>
    /// <param name="most">How much is wanted of all of them together.</param>
    /// <returns>What was taken of each.</returns>
    public static ImmutableArray<Money> Take(Money[] shares, Money most)
    {
        var amount = Money.Min(most, shares.Aggregate(static (sum, share) => sum + share));
        if (!amount.IsPositive)
        {
            return [.. shares.Select(share => Money.Zero(share.Currency))];
        }

        // Shares that cannot be paid themselves have parts that cannot be either, or one of them would be overdrawn.
        long[] weights = [.. shares.Select(share => share.Amount)];
        var taken = shares.All(share => share.IsInSteps) ? amount.Split(weights) : amount.SplitExactly(weights);
        for (var index = 0; index < shares.Length; index++)
        {
            shares[index] -= taken[index];
        }

        return taken;
    }
}
