using static Marketplace.Recurrence.RecurrenceFrequency;

namespace Marketplace.Recurrence;

/// <summary>The days, weeks, months or years of the calendar, numbered through so that every n-th is found by adding n.</summary>
internal readonly record struct RecurrencePeriods(RecurrenceFrequency Frequency, DayOfWeek WeekStart)
{
    /// <summary>The number of the period that a date lies in.</summary>
    public long Of(DateOnly date) =>
        Frequency switch
        {
            Yearly => date.Year,
            Monthly => (date.Year * 12) + date.Month - 1,
            // Day 0 of the calendar, 1 January 0001, was a Monday.
            Weekly => (date.DayNumber + WeekShift) / 7,
            _ => date.DayNumber,
        };

    /// <summary>Its dates, in order.</summary>
    public IEnumerable<DateOnly> Days(long period)
    {
        var (first, count) = Frequency switch
        {
            Yearly => (new DateOnly((int)period, 1, 1), DateTime.IsLeapYear((int)period) ? 366 : 365),
            Monthly => (new DateOnly((int)(period / 12), (int)(period % 12) + 1, 1), DateTime.DaysInMonth((int)(period / 12), (int)(period % 12) + 1)),
            Weekly => (DateOnly.FromDayNumber((int)Math.Max(0, (period * 7) - WeekShift)), 7),
            _ => (DateOnly.FromDayNumber((int)period), 1),
        };
        return Enumerable.Range(0, count).Select(first.AddDays);
    }

    /// <summary>How many days before day 0 its week began.</summary>
    private int WeekShift => (8 - (int)WeekStart) % 7;
}
