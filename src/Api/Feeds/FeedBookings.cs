using Npgsql;

namespace Marketplace.Feeds;

/// <inheritdoc/>
internal sealed class FeedBookings(NpgsqlDataSource database) : IFeedBookings
{
    public async Task<IReadOnlyList<FeedBooking>> Read(
        CalendarFeedRole role, Guid accountId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        // Served by bookings_of_customer_by_end and bookings_of_provider_by_end.
        var (column, id) = role is CalendarFeedRole.Provider ? ("provider_id", DerivedId.From(accountId, "provider")) : ("customer_id", accountId);
        await using var command = database.CreateCommand(
            $"""
            SELECT id, title, status, starts_at, ends_at, seats, booked_at, changed_at, version
            FROM bookings
            WHERE {column} = $1 AND ends_at > $2
            ORDER BY ends_at, id
            LIMIT {IFeedBookings.Maximum}
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = endsAfter.UtcDateTime });

        var bookings = new List<FeedBooking>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            bookings.Add(new FeedBooking(
                rows.GetGuid(0),
                rows.GetString(1),
                rows.GetString(2),
                rows.GetFieldValue<DateTimeOffset>(3),
                rows.GetFieldValue<DateTimeOffset>(4),
                rows.GetInt32(5),
                rows.GetFieldValue<DateTimeOffset>(6),
                rows.GetFieldValue<DateTimeOffset>(7),
                rows.GetInt64(8)));
        }

        return bookings;
    }
}
