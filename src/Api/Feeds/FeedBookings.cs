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
        await using var command = Asked(
            $"""
            SELECT id, title, status, starts_at, ends_at, seats, booked_at, changed_at, version
            FROM bookings
            WHERE {column} = $1 AND ends_at > $2
            ORDER BY ends_at, id
            LIMIT {IFeedBookings.Maximum}
            """,
            id,
            endsAfter);
        return await Found(command, cancellationToken);
    }

    public async Task<IReadOnlyList<FeedBooking>> OfResource(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        // Served by occupancy_by_resource, occupancy_freed_by_resource and the key of bookings.
        await using var command = Asked(
            $"""
            SELECT id, title, CASE WHEN has THEN status ELSE 'cancelled' END, starts_at, ends_at, seats, booked_at, changed_at, version
            FROM bookings
            JOIN (
              SELECT booking_id, bool_or(live) AS has
              FROM (
                SELECT booking_id, live FROM occupancy WHERE resource = $1 AND work_end > $2 AND live
                UNION ALL
                SELECT booking_id, live FROM occupancy WHERE resource = $1 AND work_end > $2 AND NOT live
              ) seats
              GROUP BY booking_id
            ) times ON times.booking_id = id
            WHERE ends_at > $2
            ORDER BY ends_at, id
            LIMIT {IFeedBookings.Maximum}
            """,
            resourceId,
            endsAfter);
        return await Found(command, cancellationToken);
    }

    private NpgsqlCommand Asked(string sql, Guid id, DateTimeOffset endsAfter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = endsAfter.UtcDateTime });
        return command;
    }

    private static async Task<IReadOnlyList<FeedBooking>> Found(NpgsqlCommand command, CancellationToken cancellationToken)
    {
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
