namespace Marketplace.Recurrence;

/// <summary>Weekdays as RFC 5545 writes them.</summary>
internal static class RecurrenceDays
{
    /// <summary>In the order of <see cref="DayOfWeek"/>.</summary>
    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static DayOfWeek? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (DayOfWeek)index : null;
}
