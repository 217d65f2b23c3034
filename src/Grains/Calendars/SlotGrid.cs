namespace Marketplace.Calendars;

/// <summary>At which times slots may begin.</summary>
internal static class SlotGrid
{
    /// <summary>The grids that people expect on a clock face, the coarsest first.</summary>
    private static readonly int[] Steps = [60, 30, 20, 15, 10, 5];

    /// <summary>In minutes: the first usual grid that divides the interval, else one minute.</summary>
    public static int Of(TimeSpan interval)
    {
        var minutes = (long)interval.TotalMinutes;
        return Steps.FirstOrDefault(step => minutes % step == 0, 1);
    }

    /// <summary>
    /// The first grid time at or after an instant, counted from the hour on the viewer's clock: where the offset is
    /// 45 minutes past the hour, nine o'clock there is what a viewer there expects.
    /// </summary>
    public static DateTimeOffset RoundUp(DateTimeOffset instant, int grid, WallClock viewer)
    {
        var past = viewer.MinuteOfHour(instant) % grid;
        return past == 0 ? instant : instant.AddMinutes(grid - past);
    }
}
