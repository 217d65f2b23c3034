using System.Globalization;

namespace Marketplace.Calendars;

/// <summary>Times of day on the wire, `00:00` to `24:00`, as minutes since midnight.</summary>
internal static class DayTimes
{
    public static string Format(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    /// <summary>Local times have no 24:00 of their own, but days end there.</summary>
    public static int Check(Check check, string field, string? value)
    {
        if (value is "24:00" or "24:00:00")
        {
            return DayRange.Midnight;
        }

        if (value is null)
        {
            check.Fail(field, "is required");
            return 0;
        }

        check.Require(
            TimeOnly.TryParseExact(value, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Second == 0,
            field,
            "must be a time of day such as 09:00 or 24:00");
        return (time.Hour * 60) + time.Minute;
    }
}
