namespace Marketplace.Calendars;

/// <summary>
/// The occupied seats of one resource, wherever they come from, ordered so that asking about one time does not look
/// at all of them. A change makes new ones and leaves these as they are.
/// </summary>
internal sealed class BusyTimes
{
    private readonly ImmutableArray<Occupied> byStart;
    private readonly TimeSpan longest;

    public BusyTimes(IEnumerable<Occupied> seats)
        : this([.. seats.OrderBy(seat => seat.Span.Start)], null)
    {
    }

    private BusyTimes(ImmutableArray<Occupied> byStart, TimeSpan? longest)
    {
        this.byStart = byStart;
        this.longest = longest ?? byStart.Select(seat => seat.Span.Length).DefaultIfEmpty().Max();
    }

    public static BusyTimes None { get; } = new([]);

    public ImmutableArray<Occupied> All => byStart;

    /// <summary>These and more, without sorting again.</summary>
    public BusyTimes With(ImmutableArray<Occupied> seats)
    {
        var all = byStart;
        var widest = longest;
        foreach (var seat in seats)
        {
            all = all.Insert(FirstFrom(all, seat.Span.Start), seat);
            widest = seat.Span.Length > widest ? seat.Span.Length : widest;
        }

        return new BusyTimes(all, widest);
    }

    /// <summary>These, but for what one booking takes.</summary>
    public BusyTimes Without(Guid bookingId)
    {
        var others = byStart.RemoveAll(seat => seat.BookingId == bookingId);
        return others.Length == byStart.Length ? this : new BusyTimes(others, longest);
    }

    /// <summary>The seats whose span, buffers included, overlaps a range, in the order in which they start.</summary>
    public IEnumerable<Occupied> Overlapping(TimeRange range)
    {
        for (var index = FirstFrom(byStart, range.Start - longest); index < byStart.Length && byStart[index].Span.Start < range.End; index++)
        {
            if (byStart[index].Span.Overlaps(range))
            {
                yield return byStart[index];
            }
        }
    }

    private static int FirstFrom(ImmutableArray<Occupied> seats, DateTimeOffset start)
    {
        var (low, high) = (0, seats.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = seats[middle].Span.Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
