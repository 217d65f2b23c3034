namespace Marketplace.Simulations;

/// <summary>Who has which time, looked at after every commit: a second opinion that shares nothing with the constraint.</summary>
internal static class OccupancyLaws
{
    public static IEnumerable<string> Overlaps(MemoryDatabase database)
    {
        OccupancyRow[] seats = [.. database.Occupancy];
        for (var left = 0; left < seats.Length; left++)
        {
            for (var right = left + 1; right < seats.Length; right++)
            {
                if (Collide(seats[left], seats[right]))
                {
                    yield return $"Bookings {seats[left].Booking} and {seats[right].Booking} both have {seats[left].Resource} from {seats[left].Span.Start:u}";
                }
            }
        }
    }

    private static bool Collide(OccupancyRow left, OccupancyRow right) =>
        left.Resource == right.Resource && left.Span.Overlaps(right.Span) && left.Booking != right.Booking
        && (left.Session != right.Session || left.Seat == right.Seat);
}
