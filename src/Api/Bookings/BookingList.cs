using Npgsql;

namespace Marketplace.Bookings;

/// <inheritdoc/>
internal sealed class BookingList(ListReader lists) : IBookingList
{
    private const string Columns =
        "id, status, customer_id, provider_id, listing_id, title, starts_at, ends_at, seats, total, refunded, currency, booked_at, "
        + "hold_expires_at, booked_at as sort";

    public Task<Page<BookingItem>> Read(
        BookingSide side, Guid mine, BookingStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by bookings_by_customer(_status) and bookings_by_provider(_status).
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        var query = status is { } wanted
            ? new ListQuery($"select {Columns} from bookings where {column} = $1 and status = $2", mine, Postgres.Wire.Name(wanted))
            : new ListQuery($"select {Columns} from bookings where {column} = $1", mine);
        return lists.Read(query, page, Item, cancellationToken);
    }

    private static BookingItem Item(NpgsqlDataReader row)
    {
        var currency = row.GetString(11);
        return new BookingItem(
            row.GetGuid(0),
            row.GetString(1),
            row.GetGuid(2),
            row.GetGuid(3),
            row.GetGuid(4),
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.GetFieldValue<DateTimeOffset>(7),
            row.GetInt32(8),
            new Money(row.GetInt64(9), currency),
            new Money(row.GetInt64(10), currency),
            row.GetFieldValue<DateTimeOffset>(12),
            row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13));
    }
}
