using Marketplace.Bookings;
using Npgsql;

namespace Marketplace.Series;

/// <inheritdoc/>
internal sealed class SeriesList(ListReader lists) : ISeriesList
{
    private const string Columns =
        "id, status, customer_id, provider_id, listing_id, title, rule, time_zone, first_start, last_end, times, booked, created_at, created_at as sort";

    public Task<Page<SeriesItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by series_by_customer and series_by_provider.
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return lists.Read(new ListQuery($"select {Columns} from series where {column} = $1", mine), page, Item, cancellationToken);
    }

    private static SeriesItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetGuid(2),
        row.GetGuid(3),
        row.GetGuid(4),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        row.GetFieldValue<DateTimeOffset>(8),
        row.GetFieldValue<DateTimeOffset>(9),
        row.GetInt32(10),
        row.GetInt32(11),
        row.GetFieldValue<DateTimeOffset>(12));
}
