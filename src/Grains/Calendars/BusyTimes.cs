namespace Marketplace.Calendars;

/// <summary>The occupied seats of one resource, ordered so that asking about one time does not look at all of them.</summary>
internal sealed class BusyTimes
{
    private readonly ImmutableArray<Occupied> byStart;
    private readonly TimeSpan longest;

    public BusyTimes(IEnumerable<Occupied> seats)
    {
        byStart = [.. seats.OrderBy(seat => seat.Span.Start)];
        longest = byStart.IsEmpty ? TimeSpan.Zero : byStart.Max(seat => seat.Span.Length);
    }

    public static BusyTimes None { get; } = new([]);

    public ImmutableArray<Occupied> All => byStart;

    /// <summary>The seats whose span, buffers included, overlaps a range.</summary>
    public IEnumerable<Occupied> Overlapping(TimeRange range)
    {
        for (var index = FirstFrom(range.Start - longest); index < byStart.Length && byStart[index].Span.Start < range.End; index++)
        {
            if (byStart[index].Span.Overlaps(range))
            {
                yield return byStart[index];
            }
        }
    }

    private int FirstFrom(DateTimeOffset start)
    {
        var (low, high) = (0, byStart.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = byStart[middle].Span.Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
