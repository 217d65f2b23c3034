using Marketplace.Listings;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryListingBrowser(MemoryPages pages) : IListingBrowser
{
    public Task<Page<ListingCard>> Browse(BrowseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var search = filter.Words is { } words ? WordSearch.Of(words) : null;
        var rows = Offered().Where(row => Fits(row, filter) && (search is null || Rank(search, row) is not null));
        return filter.Sort switch
        {
            BrowseSort.Price => pages.ByNumber(rows, row => row.Number("price_amount"), descending: false, page, Card, cancellationToken),
            BrowseSort.PriceDescending => pages.ByNumber(rows, row => row.Number("price_amount"), descending: true, page, Card, cancellationToken),
            BrowseSort.Relevance => pages.ByNumber(rows, row => Rank(search!, row)!.Value, descending: true, page, Card, cancellationToken),
            BrowseSort.Rating => pages.ByNumber(rows, Average, descending: true, page, Card, cancellationToken),
            _ => pages.ByInstant(rows, "published_at", page, Card, cancellationToken),
        };
    }

    public Task<Page<ListingCard>> Of(Guid providerId, ListingStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = pages[ReadModel.Listings].Where(row => row.Id("provider_id") == providerId
            && (status is { } wanted ? row.Text("status") == Wire.Name(wanted) : row.Text("status") != "archived"));
        return pages.ByInstant(rows, "created_at", page, Card, cancellationToken);
    }

    public Task<Page<ListingCard>> SavedBy(Guid accountId, PageRequest page, CancellationToken cancellationToken)
    {
        var offered = Offered().ToDictionary(row => row.Id("id"));
        var rows = pages[ReadModel.Favorites].Where(row => row.Id("account_id") == accountId && offered.ContainsKey(row.Id("listing_id")));
        return pages.ByInstant(rows, "saved_at", page, row => Card(offered[row.Id("listing_id")]), cancellationToken);
    }

    private IEnumerable<MemoryRow> Offered() => pages[ReadModel.Listings].Where(row => row.Text("status") == "active");

    /// <summary>Titles before keywords and categories before descriptions.</summary>
    private static long? Rank(WordSearch search, MemoryRow row) => search.Rank(
        (row.OptionalText("title") ?? string.Empty, 1.0),
        (row.Text("keywords"), 0.4),
        ($"{row.OptionalText("category")} {row.OptionalText("subcategory")}", 0.4),
        (row.OptionalText("description") ?? string.Empty, 0.2));

    private bool Fits(MemoryRow row, BrowseFilter filter) =>
        (filter.Category is not { } category || row.OptionalText("category") is { } own && (own == category || own.StartsWith($"{category}/", StringComparison.Ordinal)))
        && (filter.PriceMin is not { } least || row.OptionalNumber("price_amount") >= least)
        && (filter.PriceMax is not { } most || row.OptionalNumber("price_amount") <= most)
        && (filter.Currency is not { } currency || row.OptionalText("price_currency") == currency)
        && (filter.City is not { } city || string.Equals(row.OptionalText("city"), city, StringComparison.OrdinalIgnoreCase))
        && (filter.Seats is not { } seats || row.Number("seats") >= seats)
        && (filter.Rating is not { } rating || Average(row) >= rating * 1000);

    /// <summary>In thousandths, cut off as SQL divides whole numbers.</summary>
    private long Average(MemoryRow row)
    {
        var counts = pages.Database.RatingOf("listing", row.Id("id")).Histogram;
        var count = counts.Sum();
        return count == 0 ? 0 : 1000 * counts.Select((given, index) => given * (index + 1)).Sum() / count;
    }

    private ListingCard Card(MemoryRow row) => new(
        row.Id("id"),
        row.Id("provider_id"),
        pages.Database.ReadModels[ReadModel.Providers].Find(row.Id("provider_id"))!.Text("business_name"),
        row.Text("slug"),
        row.Text("status"),
        row.OptionalText("title"),
        row.OptionalText("category"),
        row.OptionalText("subcategory"),
        row.OptionalText("price_type") is { } type ? new PriceCard(type, new Money(row.Number("price_amount"), row.Text("price_currency"))) : null,
        row.OptionalText("price_text"),
        row.OptionalNumber("duration_minutes") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        row.Text("mode"),
        (int)row.Number("seats"),
        row.Text("time_zone"),
        new PlaceCard(
            row.OptionalText("city"), row.OptionalText("state"), row.OptionalText("zip"), row.OptionalText("country"), row.OptionalReal("lat"), row.OptionalReal("lng")),
        row.OptionalText("cover_image_url"),
        pages.Database.RatingOf("listing", row.Id("id")),
        row.OptionalInstant("published_at"));
}
