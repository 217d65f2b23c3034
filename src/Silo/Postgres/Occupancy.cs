using Marketplace.Calendars;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Reads the occupancy that bookings wrote.</summary>
internal sealed class Occupancy(NpgsqlDataSource database) : IOccupancy
{
    public async Task<ImmutableArray<Occupied>> Live(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken)
    {
        // Served by occupancy_by_resource.
        await using var command = database.CreateCommand(
            """
            SELECT booking_id, listing_id, session, seat, lower(span), upper(span), work_start, work_end
            FROM occupancy
            WHERE resource = $1 AND live AND work_end > $2
            ORDER BY work_end
            """);
        command.Parameters.Add(new() { Value = resourceId });
        command.Parameters.Add(new() { Value = endsAfter.UtcDateTime });

        var seats = ImmutableArray.CreateBuilder<Occupied>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            seats.Add(new Occupied(
                rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetInt32(3), RangeAt(rows, 4), RangeAt(rows, 6)));
        }

        return seats.ToImmutable();
    }

    private static TimeRange RangeAt(NpgsqlDataReader rows, int column) =>
        new(rows.GetFieldValue<DateTimeOffset>(column), rows.GetFieldValue<DateTimeOffset>(column + 1));
}
