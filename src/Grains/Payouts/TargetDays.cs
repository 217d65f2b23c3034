using NodaTime;

namespace Marketplace.Payouts;

/// <summary>
/// The holidays of TARGET, by which the banks of the euro settle: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December, as the European
/// Central Bank decided in 2000 for good. Weekends are the calendar's.
/// </summary>
internal static class TargetDays
{
    /// <summary>Its name; null where it is none.</summary>
    public static string? HolidayOn(LocalDate day) =>
        (day.Month, day.Day) switch
        {
            (1, 1) => "New Year's Day",
            (5, 1) => "Labour Day",
            (12, 25) => "Christmas Day",
            (12, 26) => "26 December",
            _ when day == EasterSunday(day.Year).PlusDays(-2) => "Good Friday",
            _ when day == EasterSunday(day.Year).PlusDays(1) => "Easter Monday",
            _ => null,
        };

    /// <summary>The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).</summary>
    private static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = Math.DivRem(year, 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var correction = (golden + (11 * moon) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(moon + weekday - (7 * correction) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }
}
