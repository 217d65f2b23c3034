namespace Marketplace.Calendars;

/// <summary>Windows of local dates in a query: `from`, and `to`, exclusive. Either may be left out.</summary>
internal static class LocalDates
{
    public static void Window(Check check, DateOnly? from, DateOnly? to, int maximumDays)
    {
        check.Require(to is null || from is null || to > from, "to", "must be after from");
        check.Require(
            to is null || from is null || to.Value.DayNumber - from.Value.DayNumber <= maximumDays, "to", $"must be at most {maximumDays} days after from");
    }
}
