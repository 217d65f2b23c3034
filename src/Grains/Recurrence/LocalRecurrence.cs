using static Marketplace.Recurrence.RecurrenceFrequency;

namespace Marketplace.Recurrence;

/// <summary>
/// The local times that a rule gives from a start, in order, one period after the other. Nothing is computed before it is
/// asked for. What the rule leaves open is taken from the start, which itself counts only if the rule gives it.
/// </summary>
internal sealed class LocalRecurrence
{
    /// <summary>The last year that every zone can express in full.</summary>
    public const int LastYear = 9_998;

    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    private readonly RecurrenceRule rule;
    private readonly DateTime start;
    private readonly RecurrenceDates dates;

    /// <summary>The times within a period's day, hour, minute or second, in seconds from its beginning.</summary>
    private readonly int[] offsets;

    public LocalRecurrence(RecurrenceRule rule, DateTime start)
    {
        this.rule = rule;
        this.start = start;
        dates = new RecurrenceDates(rule, DateOnly.FromDateTime(start));
        offsets = Offsets();
    }

    /// <param name="from">Earlier times need not be given, if they can be left out without counting them.</param>
    /// <param name="lastDate">Nothing later is wanted.</param>
    /// <param name="budget">Ends the search when it is spent.</param>
    public IEnumerable<DateTime> Times(DateTime from, DateOnly lastDate, RecurrenceBudget budget)
    {
        budget.Renew();
        var earliest = rule.Count is null && from > start ? from : start;
        var periods = rule.Frequency >= Daily ? WholeDays(earliest, lastDate, budget) : PartsOfDays(earliest, lastDate, budget);
        foreach (var (days, second) in periods)
        {
            foreach (var index in Chosen(days, DateOnly.FromDateTime(earliest)))
            {
                if (!budget.Spend())
                {
                    yield break;
                }

                var time = days[index / offsets.Length].ToDateTime(TimeOnly.MinValue).AddSeconds(second + offsets[index % offsets.Length]);
                if (time >= earliest)
                {
                    budget.Renew();
                    yield return time;
                }
            }
        }
    }

    private IEnumerable<(IReadOnlyList<DateOnly> Days, int Second)> WholeDays(DateTime earliest, DateOnly lastDate, RecurrenceBudget budget)
    {
        var unit = new RecurrencePeriods(rule.Frequency, rule.WeekStart);
        var first = unit.Of(DateOnly.FromDateTime(start));
        var passed = Math.Max(0, unit.Of(DateOnly.FromDateTime(earliest)) - first);
        var last = unit.Of(lastDate.Year > LastYear ? new DateOnly(LastYear, 12, 31) : lastDate);
        for (var period = first + (passed / rule.Interval * rule.Interval); period <= last; period += rule.Interval)
        {
            var days = new List<DateOnly>();
            foreach (var date in unit.Days(period))
            {
                if (!budget.Spend())
                {
                    yield break;
                }

                if (dates.Allows(date))
                {
                    days.Add(date);
                }
            }

            yield return (days, 0);
        }
    }

    /// <summary>Hours, minutes or seconds. Days, hours and minutes that the rule does not allow are passed over as a whole.</summary>
    private IEnumerable<(IReadOnlyList<DateOnly> Days, int Second)> PartsOfDays(DateTime earliest, DateOnly lastDate, RecurrenceBudget budget)
    {
        var origin = DateOnly.FromDateTime(start);
        var unit = rule.Frequency switch { Hourly => Hour, Minutely => Minute, _ => 1 };
        var step = (long)unit * rule.Interval;
        var position = (long)start.TimeOfDay.TotalSeconds / unit * unit;
        position += Math.Max(0, (long)(earliest - start).TotalSeconds / step * step);
        var days = Math.Min(lastDate.DayNumber, new DateOnly(LastYear, 12, 31).DayNumber) - origin.DayNumber + 1;
        while (position < (long)days * Day && budget.Spend())
        {
            var date = origin.AddDays((int)(position / Day));
            var blocked = Blocked(date, (int)(position % Day));
            if (blocked is null)
            {
                yield return ([date], (int)(position % Day));
            }

            var next = blocked is { } length ? ((position / length) + 1) * length : position + 1;
            position += (next - position + step - 1) / step * step;
        }
    }

    /// <summary>How long the stretch around a moment is of which the rule allows nothing; null if it allows the moment.</summary>
    private int? Blocked(DateOnly date, int second) =>
        !dates.Allows(date) ? Day
        : !Allows(rule.Hours, second / Hour) ? Hour
        : rule.Frequency <= Minutely && !Allows(rule.Minutes, second % Hour / Minute) ? Minute
        : rule.Frequency is Secondly && !Allows(rule.Seconds, second % Minute) ? 1
        : null;

    /// <summary>Which of the times of a period count: all, or those at the positions that the rule names.</summary>
    private IEnumerable<int> Chosen(IReadOnlyList<DateOnly> days, DateOnly earliest)
    {
        var size = days.Count * offsets.Length;
        if (rule.SetPositions.IsEmpty)
        {
            var passed = days.TakeWhile(day => day < earliest).Count() * offsets.Length;
            return Enumerable.Range(passed, size - passed);
        }

        return rule.SetPositions.Select(position => position > 0 ? position - 1 : size + position).Where(index => index >= 0 && index < size).Distinct().Order();
    }

    private int[] Offsets()
    {
        var hours = rule.Frequency < Daily ? [0] : OrStart(rule.Hours, start.Hour);
        var minutes = rule.Frequency < Hourly ? [0] : OrStart(rule.Minutes, start.Minute);
        var seconds = rule.Frequency is Secondly ? [0] : OrStart(rule.Seconds, start.Second);
        return [.. from hour in hours from minute in minutes from second in seconds select (hour * Hour) + (minute * Minute) + second];
    }

    private static ImmutableArray<int> OrStart(ImmutableArray<int> named, int ofStart) => named.IsEmpty ? [ofStart] : named;

    private static bool Allows(ImmutableArray<int> named, int value) => named.IsEmpty || named.Contains(value);
}
