using System.Globalization;
using Npgsql;

namespace Marketplace.Listings;

/// <inheritdoc/>
internal sealed class ListingBrowser(ListReader lists) : IListingBrowser
{
    private const string Columns =
        """
        l.id, l.provider_id, p.business_name, l.slug, l.status, l.title, l.category, l.subcategory, l.price_type, l.price_amount,
        l.price_currency, l.price_text, l.duration_minutes, l.mode, l.seats, l.time_zone, l.city, l.state, l.zip, l.country, l.lat, l.lng,
        l.cover_image_url, l.published_at, coalesce(r.r1, 0) AS r1, coalesce(r.r2, 0) AS r2, coalesce(r.r3, 0) AS r3,
        coalesce(r.r4, 0) AS r4, coalesce(r.r5, 0) AS r5
        """;

    private const string Tables =
        """
        FROM listings AS l
        JOIN providers AS p ON p.id = l.provider_id
        LEFT JOIN ratings AS r ON r.subject_kind = 'listing' AND r.subject_id = l.id
        """;

    /// <summary>In thousandths, so that an average is a whole number that pages can be cut by.</summary>
    private const string Average =
        "coalesce((1000 * (r.r1 + 2 * r.r2 + 3 * r.r3 + 4 * r.r4 + 5 * r.r5) / nullif(r.r1 + r.r2 + r.r3 + r.r4 + r.r5, 0)), 0)";

    public Task<Page<ListingCard>> Browse(BrowseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by listings_search, listings_newest(_of_category) and listings_by_price(_of_category).
        var values = new List<object>();
        var conditions = new List<string> { "l.status = 'active'" };
        if (filter.Words is { } words)
        {
            conditions.Add($"l.search @@ websearch_to_tsquery('simple', {Value(words)})");
        }

        if (filter.Category is { } category)
        {
            var pattern = category.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
            conditions.Add($"(l.category = {Value(category)} OR l.category LIKE {Value($"{pattern}/%")})");
        }

        Add("l.price_amount >= {0}", filter.PriceMin);
        Add("l.price_amount <= {0}", filter.PriceMax);
        Add("l.price_currency = {0}", filter.Currency);
        Add("lower(l.city) = lower({0})", filter.City);
        Add("l.seats >= {0}", filter.Seats);
        Add($"{Average} >= {{0}}", filter.Rating * 1000);

        var (sort, kind, descending) = filter.Sort switch
        {
            BrowseSort.Price => ("l.price_amount", SortKind.Number, false),
            BrowseSort.PriceDescending => ("l.price_amount", SortKind.Number, true),
            BrowseSort.Rating => (Average, SortKind.Number, true),
            BrowseSort.Relevance => (
                $"(ts_rank(l.search, websearch_to_tsquery('simple', {Value(filter.Words!)})) * 1000000)::bigint", SortKind.Number, true),
            _ => ("l.published_at", SortKind.Instant, true),
        };
        SameOrder(page, kind);

        var sql = $"SELECT {Columns}, {sort} AS sort {Tables} WHERE {string.Join(" AND ", conditions)}";
        return lists.Read(new ListQuery(sql, [.. values]) { Sort = kind, Descending = descending }, page, Card, cancellationToken);

        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }

        void Add(string condition, object? value)
        {
            if (value is not null)
            {
                conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, Value(value)));
            }
        }
    }

    public Task<Page<ListingCard>> Of(Guid providerId, ListingStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by listings_of_provider.
        var condition = status is null ? "l.status <> 'archived'" : "l.status = $2";
        ImmutableArray<object> values = status is { } wanted ? [providerId, Postgres.Wire.Name(wanted)] : [providerId];
        var sql = $"SELECT {Columns}, l.created_at AS sort {Tables} WHERE l.provider_id = $1 AND {condition}";
        return lists.Read(new ListQuery(sql, values), page, Card, cancellationToken);
    }

    public Task<Page<ListingCard>> SavedBy(Guid accountId, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by favorites_newest.
        const string Sql = $"SELECT {Columns}, f.saved_at AS sort {Tables} JOIN favorites AS f ON f.listing_id = l.id WHERE f.account_id = $1 AND l.status = 'active'";
        return lists.Read(new ListQuery(Sql, accountId), page, Card, cancellationToken);
    }

    /// <summary>A cursor of one order means nothing in another one.</summary>
    private static void SameOrder(PageRequest page, SortKind kind)
    {
        if (page.Cursor is { } cursor && long.TryParse(cursor.Sort, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) != (kind is SortKind.Number))
        {
            throw new MalformedRequestException("cursor", "must be the `next` of a page in the same order");
        }
    }

    private static ListingCard Card(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        Text(row, 5),
        Text(row, 6),
        Text(row, 7),
        row.IsDBNull(8) ? null : new PriceCard(row.GetString(8), new Money(row.GetInt64(9), row.GetString(10))),
        Text(row, 11),
        row.IsDBNull(12) ? null : TimeSpan.FromMinutes(row.GetInt64(12)),
        row.GetString(13),
        row.GetInt32(14),
        row.GetString(15),
        new PlaceCard(Text(row, 16), Text(row, 17), Text(row, 18), Text(row, 19), Number(row, 20), Number(row, 21)),
        Text(row, 22),
        RatingBody.Of(row.GetInt64(24), row.GetInt64(25), row.GetInt64(26), row.GetInt64(27), row.GetInt64(28)),
        row.IsDBNull(23) ? null : row.GetFieldValue<DateTimeOffset>(23));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
