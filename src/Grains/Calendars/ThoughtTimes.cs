namespace Marketplace.Calendars;

/// <summary>What would be taken if some bookings were at other times: several that move together are in nobody's way where they are now.</summary>
internal static class ThoughtTimes
{
    public static BusyTimes After(this BusyTimes busy, ImmutableArray<ThoughtMove> moves)
    {
        var moving = moves.ToDictionary(move => move.BookingId);
        return new BusyTimes(busy.All.SelectMany((seat, index) =>
            !moving.TryGetValue(seat.BookingId, out var move) ? [seat]
            : move is { Start: { } start, End: { } end } ? [At(seat, new TimeRange(start, end), index)]
            : (IEnumerable<Occupied>)[]));
    }

    /// <summary>
    /// The same seat with the same buffers. In a session that others share it is one more, of a number that nobody has: which
    /// it will be is not decided by thinking of it.
    /// </summary>
    private static Occupied At(Occupied seat, TimeRange work, int index) => seat with
    {
        Work = work,
        Span = work.Widened(seat.Work.Start - seat.Span.Start, seat.Span.End - seat.Work.End),
        Session = seat.Session == seat.BookingId ? seat.Session : SlotSessions.Of(seat.ListingId, work.Start),
        Seat = seat.Session == seat.BookingId ? seat.Seat : -1 - index,
    };
}
