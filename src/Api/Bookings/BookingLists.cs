using Npgsql;

namespace Marketplace.Bookings;

internal static class BookingLists
{
    private const string Columns =
        "id, status, customer_id, provider_id, listing_id, title, starts_at, ends_at, seats, total, refunded, currency, booked_at, "
        + "hold_expires_at, booked_at as sort";

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="status">Only bookings in this state.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose bookings.</param>
    /// <param name="lists">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<BookingItem>>> Mine(
        string? role, string? status, PageRequest page, Caller caller, ListReader lists, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var side = check.OptionalOneOf<BookingSide>("role", role) ?? BookingSide.Customer;
        check.Require(side is BookingSide.Customer or BookingSide.Provider, "role", "must be customer or provider");
        var wanted = check.OptionalOneOf<BookingStatus>("status", status);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var (column, mine) = side is BookingSide.Provider ? ("provider_id", caller.Actor.ProviderId) : ("customer_id", caller.AccountId);
        var query = wanted is null
            ? new ListQuery($"select {Columns} from bookings where {column} = $1", mine)
            : new ListQuery($"select {Columns} from bookings where {column} = $1 and status = $2", mine, Postgres.Wire.Name(wanted.Value));
        return await lists.Read(query, page, Item, cancellationToken);
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
