namespace Marketplace.Calendars;

/// <summary>From the seats that are taken to the bookings that an owner knows.</summary>
internal static class OccupiedTimes
{
    public static OccupiedList Between(BusyTimes busy, WallClock clock, LocalWindow window) =>
        new(window.From, window.To, [
            .. busy.Overlapping(window.On(clock))
                .GroupBy(seat => seat.BookingId)
                .Select(seats => (First: seats.First(), Count: seats.Count()))
                .OrderBy(booking => booking.First.Work.Start)
                .Select(booking => new OccupiedTime(
                    booking.First.BookingId,
                    booking.First.ListingId,
                    booking.First.Work.Start,
                    booking.First.Work.End,
                    booking.First.Span.Start,
                    booking.First.Span.End,
                    booking.Count)),
        ]);
}
