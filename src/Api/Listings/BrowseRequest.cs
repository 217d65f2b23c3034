using System.Globalization;

namespace Marketplace.Listings;

/// <summary>What somebody looks for, from the query string.</summary>
/// <param name="Q">Words, as in a search engine: `dog -cat "long walk"`.</param>
/// <param name="Category">A category with everything below it.</param>
/// <param name="PriceMin">In minor units.</param>
/// <param name="PriceMax">In minor units.</param>
/// <param name="Currency">Only prices in this currency.</param>
/// <param name="City">Exactly, whatever the case.</param>
/// <param name="Rating">The least average, 1 to 5.</param>
/// <param name="Seats">The least number of seats.</param>
/// <param name="Sort">`newest` (default), `price`, `-price`, `rating`, or `relevance` (default with words).</param>
internal sealed record BrowseRequest(
    string? Q, string? Category, string? PriceMin, string? PriceMax, string? Currency, string? City, string? Rating, string? Seats, string? Sort)
{
    public BrowseFilter Filter(Check check)
    {
        var words = check.OptionalText("q", Q, max: 200);
        return new BrowseFilter(
            words,
            check.OptionalText("category", Category, ListingLimits.CategoryLength)?.ToLowerInvariant(),
            Number(check, "priceMin", PriceMin, 0, Money.Limit),
            Number(check, "priceMax", PriceMax, 0, Money.Limit),
            Currency is null ? null : check.Currency("currency", Currency),
            check.OptionalText("city", City, max: 100),
            Number(check, "rating", Rating, 1, 5),
            Number(check, "seats", Seats, 1, int.MaxValue),
            SortOf(check, words));
    }

    private BrowseSort SortOf(Check check, string? words)
    {
        BrowseSort? sort = Sort switch
        {
            null => words is null ? BrowseSort.Newest : BrowseSort.Relevance,
            "newest" => BrowseSort.Newest,
            "price" or "price_asc" => BrowseSort.Price,
            "-price" or "price_desc" => BrowseSort.PriceDescending,
            "rating" => BrowseSort.Rating,
            "relevance" => words is null ? BrowseSort.Newest : BrowseSort.Relevance,
            _ => null,
        };
        check.Require(sort is not null, "sort", "must be one of newest, price, -price, rating, relevance");
        return sort ?? BrowseSort.Newest;
    }

    private static long? Number(Check check, string field, string? value, long min, long max)
    {
        if (value is null)
        {
            return null;
        }

        var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        check.Require(isNumber && number >= min && number <= max, field, $"must be between {min} and {max}");
        return number;
    }
}

/// <summary>What somebody looks for, checked.</summary>
internal sealed record BrowseFilter(
    string? Words, string? Category, long? PriceMin, long? PriceMax, string? Currency, string? City, long? Rating, long? Seats, BrowseSort Sort);

internal enum BrowseSort
{
    Newest,
    Price,
    PriceDescending,
    Rating,
    Relevance,
}
