namespace Marketplace.Verification;

/// <summary>
/// Goes over every resource's time from left to right and looks at who is there at once: a second opinion that shares
/// nothing with the constraint that is meant to prevent it.
/// </summary>
internal static class OccupancySweep
{
    /// <summary>How many may share a session is in the terms of each booking; one is what a booking without terms may be.</summary>
    private const string Live =
        """
        select occupancy.resource, lower(occupancy.span), upper(occupancy.span), occupancy.session, occupancy.seat, occupancy.booking_id,
          coalesce((placed.body #>> '{terms,rules,seats}')::int, 1)
        from occupancy
        left join events placed
          on placed.stream = 'booking/' || replace(occupancy.booking_id::text, '-', '') and placed.version = 1
        where occupancy.live
        order by occupancy.resource, lower(occupancy.span), occupancy.booking_id, occupancy.seat
        """;

    public static async Task<Looked> Run(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var seats = await snapshot.Read(
            Live,
            row => new Seat(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetGuid(3),
                row.GetInt32(4),
                row.GetGuid(5),
                row.GetInt32(6)),
            cancellationToken);
        return Looked.At(seats.Count, [.. seats.GroupBy(seat => seat.Resource).SelectMany(Sweep)]);
    }

    /// <param name="seats">Of one resource, by their begin.</param>
    private static IEnumerable<string> Sweep(IEnumerable<Seat> seats)
    {
        var present = new List<Seat>();
        foreach (var next in seats)
        {
            present.RemoveAll(seat => seat.End <= next.Begin);
            if (next.Number >= next.Capacity)
            {
                yield return $"Booking {next.Booking} has seat {next.Number} of {next.Capacity} on {next.Resource}";
            }

            foreach (var other in present)
            {
                if (other.Session != next.Session || other.Number == next.Number)
                {
                    yield return $"Bookings {other.Booking} and {next.Booking} both have {next.Resource} from {next.Begin:u}";
                }
            }

            present.Add(next);
        }
    }

    private sealed record Seat(
        Guid Resource, DateTimeOffset Begin, DateTimeOffset End, Guid Session, int Number, Guid Booking, int Capacity);
}
