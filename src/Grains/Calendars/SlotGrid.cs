using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>At which times slots may begin.</summary>
internal static class SlotGrid
{
    /// <summary>The grids that people expect on a clock face, in minutes, the coarsest first.</summary>
    private static readonly int[] Faces = [60, 30, 20, 15, 10, 5];

    /// <summary>In minutes: the first usual grid that divides the interval, else one minute.</summary>
    public static int Of(TimeSpan interval)
    {
        var minutes = (long)interval.TotalMinutes;
        return Faces.FirstOrDefault(face => minutes % face == 0, 1);
    }

    /// <summary>
    /// The first grid time at or after an instant, counted from the hour on the viewer's clock: where the offset is
    /// 45 minutes past the hour, nine o'clock there is what a viewer there expects.
    /// </summary>
    public static DateTimeOffset RoundUp(DateTimeOffset instant, int grid, WallClock viewer)
    {
        var past = viewer.PastTheHour(instant).Ticks % (grid * TimeSpan.TicksPerMinute);
        return past == 0 ? instant : instant.AddTicks((grid * TimeSpan.TicksPerMinute) - past);
    }

    /// <summary>Where counting begins in a free range: on the grid, or on a finer one where packing finds more room.</summary>
    public static DateTimeOffset First(TimeRange free, SlotRules rules, SlotStep step, WallClock viewer)
    {
        var grid = rules.Packed ? Packed(free, step, viewer) : step.Grid;
        return RoundUp(free.Start, grid, viewer) + step.Offset;
    }

    /// <summary>The coarsest grid that loses no slot. Counting in minutes loses none, so there is one.</summary>
    private static int Packed(TimeRange free, SlotStep step, WallClock viewer)
    {
        var most = step.Fit(RoundUp(free.Start, 1, viewer), free.End);
        return Faces.Append(1).First(face => face <= step.Grid && step.Fit(RoundUp(free.Start, face, viewer), free.End) == most);
    }
}

/// <summary>How the starts of a listing follow each other.</summary>
/// <param name="Duration">Of the work.</param>
/// <param name="Interval">From one start to the next.</param>
/// <param name="Offset">Of the first one from the grid.</param>
/// <param name="Grid">In minutes.</param>
internal readonly record struct SlotStep(TimeSpan Duration, TimeSpan Interval, TimeSpan Offset, int Grid)
{
    public static SlotStep Of(SlotRules rules, TimeSpan duration)
    {
        var interval = rules.SlotInterval ?? duration;
        var offset = rules.SlotOffset ?? TimeSpan.Zero;
        return new SlotStep(duration, interval + offset, offset, SlotGrid.Of(interval));
    }

    /// <summary>How many slots fit when counting begins at a grid time.</summary>
    public long Fit(DateTimeOffset grid, DateTimeOffset end)
    {
        var spare = end - grid - Offset - Duration;
        return spare < TimeSpan.Zero ? 0 : 1 + (spare.Ticks / Interval.Ticks);
    }
}
