namespace Marketplace.Calendars;

/// <summary>What is left of open ranges when everything busy is taken out.</summary>
internal static class FreeTimes
{
    /// <summary>
    /// The ranges, in order, in which work may lie so that it keeps its own buffers, too, clear of whatever is busy.
    /// </summary>
    public static IEnumerable<TimeRange> Of(ImmutableArray<TimeRange> open, BusyTimes busy, TimeSpan before, TimeSpan after)
    {
        foreach (var range in open)
        {
            var free = range.Start;
            foreach (var seat in busy.Overlapping(range.Widened(before, after)))
            {
                var blocked = seat.Span.Widened(after, before);
                if (blocked.Start > free)
                {
                    yield return new TimeRange(free, blocked.Start);
                }

                free = blocked.End > free ? blocked.End : free;
            }

            if (free < range.End)
            {
                yield return new TimeRange(free, range.End);
            }
        }
    }
}
