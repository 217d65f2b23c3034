using System.Collections.Frozen;
using static Marketplace.Recurrence.RecurrenceFrequency;

namespace Marketplace.Recurrence;

/// <summary>
/// Which dates a rule allows. Every part about days is a property of a single date, so that the table of the RFC, where a
/// part expands one period and limits another, comes down to asking each date of the period.
/// </summary>
internal sealed class RecurrenceDates
{
    private readonly FrozenSet<int> months;
    private readonly FrozenSet<int> weekNumbers;
    private readonly FrozenSet<int> yearDays;
    private readonly FrozenSet<int> monthDays;
    private readonly FrozenSet<RecurrenceDay> days;
    private readonly DayOfWeek weekStart;
    private readonly bool countsInMonth;

    public RecurrenceDates(RecurrenceRule rule, DateOnly start)
    {
        var (impliedMonths, impliedMonthDays, impliedDays) = Implied(rule, start);
        months = impliedMonths.ToFrozenSet();
        weekNumbers = rule.WeekNumbers.ToFrozenSet();
        yearDays = rule.YearDays.ToFrozenSet();
        monthDays = impliedMonthDays.ToFrozenSet();
        days = impliedDays.ToFrozenSet();
        weekStart = rule.WeekStart;
        countsInMonth = rule.Frequency is Monthly || !rule.Months.IsEmpty;
    }

    public bool Allows(DateOnly date) =>
        (months.Count == 0 || months.Contains(date.Month))
        && (monthDays.Count == 0 || EitherWay(monthDays, date.Day, DateTime.DaysInMonth(date.Year, date.Month)))
        && (yearDays.Count == 0 || EitherWay(yearDays, date.DayOfYear, DaysIn(date.Year)))
        && (days.Count == 0 || AllowsWeekday(date))
        && (weekNumbers.Count == 0 || AllowsWeek(date));

    /// <summary>What a rule does not say about its days follows from the start: a yearly rule alone is a birthday.</summary>
    private static (ImmutableArray<int> Months, ImmutableArray<int> MonthDays, ImmutableArray<RecurrenceDay> Days) Implied(
        RecurrenceRule rule, DateOnly start)
    {
        if (!rule.YearDays.IsEmpty || !rule.MonthDays.IsEmpty || !rule.Days.IsEmpty)
        {
            return (rule.Months, rule.MonthDays, rule.Days);
        }

        return rule.Frequency switch
        {
            Yearly when !rule.WeekNumbers.IsEmpty => (rule.Months, [], [new RecurrenceDay(0, start.DayOfWeek)]),
            Yearly when rule.Months.IsEmpty => ([start.Month], [start.Day], []),
            Yearly or Monthly => (rule.Months, [start.Day], []),
            Weekly => (rule.Months, [], [new RecurrenceDay(0, start.DayOfWeek)]),
            _ => (rule.Months, [], []),
        };
    }

    private bool AllowsWeekday(DateOnly date)
    {
        if (days.Contains(new RecurrenceDay(0, date.DayOfWeek)))
        {
            return true;
        }

        var (day, length) = countsInMonth
            ? (date.Day, DateTime.DaysInMonth(date.Year, date.Month))
            : (date.DayOfYear, DaysIn(date.Year));
        return days.Contains(new RecurrenceDay(((day - 1) / 7) + 1, date.DayOfWeek))
            || days.Contains(new RecurrenceDay(-((length - day) / 7) - 1, date.DayOfWeek));
    }

    private bool AllowsWeek(DateOnly date)
    {
        var fromWeekStart = ((int)date.DayOfWeek - (int)weekStart + 7) % 7;

        // A week belongs to the year of its fourth day, which is in the year that has most of the week.
        var fourth = date.DayNumber - fromWeekStart + 3;
        if (fourth < 0 || fourth > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        var middle = DateOnly.FromDayNumber(fourth);
        return EitherWay(weekNumbers, WeekOf(middle), WeekOf(middle.AddDays((DaysIn(middle.Year) - middle.DayOfYear) / 7 * 7)));
    }

    /// <param name="middle">The fourth day of the week.</param>
    private static int WeekOf(DateOnly middle) => ((middle.DayOfYear - 1) / 7) + 1;

    private static bool EitherWay(FrozenSet<int> numbers, int number, int last) =>
        numbers.Contains(number) || numbers.Contains(number - last - 1);

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;
}
