using System.Globalization;

namespace Marketplace.Listings;

/// <summary>What somebody looks for, from the query string.</summary>
internal sealed record BrowseRequest
{
    /// <summary>Words, as in a search engine: `dog -cat "long walk"`.</summary>
    public string? Q { get; init; }

    /// <summary>A category with everything below it.</summary>
    public string? Category { get; init; }

    /// <summary>In minor units.</summary>
    public string? PriceMin { get; init; }

    /// <summary>In minor units.</summary>
    public string? PriceMax { get; init; }

    /// <summary>Only prices in this currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Exactly, whatever the case.</summary>
    public string? City { get; init; }

    /// <summary>The least average, 1 to 5.</summary>
    public string? Rating { get; init; }

    /// <summary>The least number of seats.</summary>
    public string? Seats { get; init; }

    /// <summary>`newest` (default), `price`, `-price`, `rating`, or `relevance` (default with words).</summary>
    public string? Sort { get; init; }

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
