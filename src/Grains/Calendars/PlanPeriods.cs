namespace Marketplace.Calendars;

/// <summary>Which dates a period of a plan means.</summary>
internal static class PlanPeriods
{
    /// <remarks>Every year's 29 February is the 28th where there is none.</remarks>
    public static bool Covers(this PlanPeriod period, DateOnly date)
    {
        if (date < period.FirstDay || !period.EveryYear)
        {
            return date >= period.FirstDay && date <= period.LastDay;
        }

        // Around new year it is last year's that still lasts.
        var years = date.Year - period.FirstDay.Year;
        return CoversIn(period, years, date) || (years > 0 && CoversIn(period, years - 1, date));
    }

    private static bool CoversIn(PlanPeriod period, int years, DateOnly date)
    {
        var first = period.FirstDay.AddYears(years);
        return date >= first && date.DayNumber - first.DayNumber <= period.LastDay.DayNumber - period.FirstDay.DayNumber;
    }
}
