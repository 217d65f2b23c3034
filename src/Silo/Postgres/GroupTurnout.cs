using Marketplace.Groups;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class GroupTurnout(NpgsqlDataSource database) : IGroupTurnout
{
    public async Task<ImmutableArray<GroupParticipant>> Of(Guid resourceId, Guid sessionId, CancellationToken cancellationToken)
    {
        // Served by occupancy_one_per_seat and the key of bookings.
        await using var command = database.CreateCommand(
            """
            select seats.booking_id, count(*)::int, booking.status in ('confirmed', 'in_progress')
            from occupancy seats join bookings booking on booking.id = seats.booking_id
            where seats.resource = $1 and seats.session = $2 and seats.live
            group by seats.booking_id, booking.status
            order by seats.booking_id
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = resourceId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });

        var found = ImmutableArray.CreateBuilder<GroupParticipant>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new GroupParticipant(rows.GetGuid(0), rows.GetInt32(1), rows.GetBoolean(2)));
        }

        return found.ToImmutable();
    }
}
