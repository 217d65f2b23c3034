namespace Marketplace;

/// <summary>What was said of a provider or a listing, in numbers.</summary>
/// <param name="Average">1 to 5 with two decimals; null without reviews.</param>
/// <param name="Count">How many published reviews.</param>
/// <param name="Histogram">How often 1, 2, 3, 4 and 5 were given.</param>
internal sealed record RatingBody(decimal? Average, long Count, ImmutableArray<long> Histogram)
{
    /// <param name="counts">How often each rating was given, from 1 to 5.</param>
    public static RatingBody Of(params ImmutableArray<long> counts)
    {
        var count = counts.Sum();
        var sum = counts.Select((given, index) => given * (index + 1)).Sum();
        return new(count == 0 ? null : Math.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero), count, counts);
    }
}
