using Marketplace.Bookings;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class RunningBookings(NpgsqlDataSource database) : IRunningBookings
{
    public async Task<ImmutableArray<Guid>> By(BookingMode mode, int version, Guid after, int limit, CancellationToken cancellationToken)
    {
        // Served by the keys of both tables, in one pass through them for a whole migration. An index on the version would cost every
        // booking something, and nobody but an operator once in a while would ever use it.
        await using var command = database.CreateCommand(
            """
            select id
            from bookings
            join aggregates on stream = 'booking/' || replace(id::text, '-', '')
            where id > $1 and mode = $2
              and status not in ('closed', 'payment_expired', 'declined', 'expired', 'cancelled', 'refunded', 'no_show')
              and coalesce((state #>> '{state,terms,process,version}')::int, 1) = $3
            order by id
            limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Wire.Name(mode) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });

        var found = ImmutableArray.CreateBuilder<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetGuid(0));
        }

        return found.ToImmutable();
    }
}
