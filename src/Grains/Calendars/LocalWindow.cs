namespace Marketplace.Calendars;

/// <summary>From a local date up to, but not including, another one.</summary>
internal readonly record struct LocalWindow(DateOnly From, DateOnly To)
{
    /// <summary>A year short of the calendar's ends, so that arithmetic around a window never leaves it.</summary>
    private static readonly DateOnly First = DateOnly.MinValue.AddYears(1);

    private static readonly DateOnly Last = DateOnly.MaxValue.AddYears(-1);

    /// <summary>The window that somebody means who may have left out either end.</summary>
    public static LocalWindow Of(DateOnly? from, DateOnly? to, DateOnly today, int defaultDays, int maximumDays)
    {
        var first = Within(from ?? today, First, Last);
        return new LocalWindow(first, Within(to ?? first.AddDays(defaultDays), first, first.AddDays(maximumDays)));
    }

    public TimeRange On(WallClock clock) => new(clock.StartOf(From), clock.StartOf(To));

    private static DateOnly Within(DateOnly date, DateOnly first, DateOnly last) => date < first ? first : date > last ? last : date;
}
