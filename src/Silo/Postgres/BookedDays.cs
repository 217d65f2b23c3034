using Marketplace.Bookings;
using Marketplace.Closures;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class BookedDays(NpgsqlDataSource database) : IBookedDays
{
    public async Task<ImmutableArray<FoundBooking>> Between(
        Guid resourceId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        // Served by occupancy_by_resource and the key of bookings. Only what is confirmed and paid here gives money back.
        await using var command = database.CreateCommand(
            """
            select id, listing_id, title, customer_id, starts_at, ends_at, status,
              case when status = 'confirmed' and mode <> 'unpaid' then total - refunded else 0 end, currency
            from bookings
            where id in (select booking_id from occupancy where resource = $1 and live and work_end > $2 and work_start < $3)
              and status in ('pending_payment', 'requested', 'confirmed', 'in_progress')
            order by starts_at, id
            limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = resourceId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = from.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = to.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });

        var found = ImmutableArray.CreateBuilder<FoundBooking>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new FoundBooking(
                rows.GetGuid(0),
                rows.GetGuid(1),
                rows.GetString(2),
                rows.GetGuid(3),
                rows.GetFieldValue<DateTimeOffset>(4),
                rows.GetFieldValue<DateTimeOffset>(5),
                Wire.Read<BookingStatus>(rows.GetString(6)),
                new Money(rows.GetInt64(7), rows.GetString(8))));
        }

        return found.ToImmutable();
    }
}
