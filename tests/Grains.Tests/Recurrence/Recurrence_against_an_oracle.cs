using static Marketplace.Recurrence.RecurrenceCast;
using static Marketplace.Recurrence.RecurrenceFrequency;

namespace Marketplace.Recurrence;

/// <summary>
/// Random rules, by seed, against an oracle that knows nothing of periods to skip or of numbering: it walks through every
/// minute of some years, counts weeks and weekdays by walking too, and asks each minute whether the rule names it.
/// </summary>
public sealed class Recurrence_against_an_oracle
{
    private static readonly DayOfWeek[] Weekdays = Enum.GetValues<DayOfWeek>();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_name_the_same_times(int seed)
    {
        var random = new Random(seed);
        for (var draw = 0; draw < 30; draw++)
        {
            var rule = Draw(random);
            var start = new DateTime(random.Next(1996, 2030), random.Next(1, 13), random.Next(1, 29), random.Next(24), random.Next(4) * 15, 0);
            var last = rule.Frequency >= Daily ? start.Date.AddDays(800) : start.Date.AddDays(9);
            var expected = Named(rule, start, last).Take(rule.Count ?? 200).Select(Written);
            var found = new LocalRecurrence(rule, start).Times(DateTime.MinValue, DateOnly.FromDateTime(last), new RecurrenceBudget())
                .TakeWhile(time => time < last).Take(rule.Count ?? 200).Select(Written);

            Assert.True(expected.SequenceEqual(found), $"seed {seed}, draw {draw}: {rule} from {Written(start)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_window_shows_what_the_whole_shows_there(int seed)
    {
        var random = new Random(seed * 31);
        var zone = new[] { Berlin, NewYork, "Australia/Lord_Howe", "Pacific/Apia" }[random.Next(4)];
        for (var draw = 0; draw < 30; draw++)
        {
            var rule = Draw(random);
            var start = new DateTime(2026, random.Next(1, 13), random.Next(1, 29), random.Next(24), 0, 0);
            var set = new RecurrenceSet(start, WallClock.Of(zone), rule, [], []);
            var from = set.Zone.Moment(start).At.AddDays(random.Next(-5, 20));
            var to = from.AddDays(rule.Frequency >= Daily ? random.Next(500) : random.Next(3));

            Assert.Equal(
                set.All(new RecurrenceBudget()).TakeWhile(at => at < to).Where(at => at >= from).Take(200),
                set.Between(from, to, new RecurrenceBudget()).Take(200));
        }
    }

    /// <summary>Every period from its first minute to its last, so that positions count from its beginning.</summary>
    private static IEnumerable<DateTime> Named(RecurrenceRule rule, DateTime start, DateTime last)
    {
        var begin = PeriodOf(rule, start);
        var period = new List<DateTime>();
        var (current, number) = (begin, 0);
        var step = rule.Frequency >= Daily ? 15 : 1;
        var (date, isDated) = (DateTime.MinValue, false);
        for (var time = begin; time < last.AddDays(400); time = time.AddMinutes(step))
        {
            var key = PeriodOf(rule, time);
            if (key != current)
            {
                foreach (var chosen in Positions(rule, period))
                {
                    if (chosen >= start && chosen < last)
                    {
                        yield return chosen;
                    }
                }

                if (key >= last)
                {
                    yield break;
                }

                period.Clear();
                (current, number) = (key, number + 1);
            }

            if (date != time.Date)
            {
                (date, isDated) = (time.Date, IsDated(rule, start, time.Date));
            }

            if (isDated && number % rule.Interval == 0 && IsTimed(rule, start, time))
            {
                period.Add(time);
            }
        }
    }

    private static DateTime[] Positions(RecurrenceRule rule, List<DateTime> period) =>
        rule.SetPositions.IsEmpty
            ? [.. period]
            : [.. period.Where((_, index) => rule.SetPositions.Contains(index + 1) || rule.SetPositions.Contains(index - period.Count))];

    private static DateTime PeriodOf(RecurrenceRule rule, DateTime time)
    {
        switch (rule.Frequency)
        {
            case Yearly:
                return new DateTime(time.Year, 1, 1);
            case Monthly:
                return new DateTime(time.Year, time.Month, 1);
            case Weekly:
                var day = time.Date;
                while (day.DayOfWeek != rule.WeekStart)
                {
                    day = day.AddDays(-1);
                }

                return day;
            case Daily:
                return time.Date;
            case Hourly:
                return time.Date.AddHours(time.Hour);
            default:
                return time;
        }
    }

    private static bool IsDated(RecurrenceRule rule, DateTime start, DateTime time)
    {
        var namesDays = !(rule.YearDays.IsEmpty && rule.MonthDays.IsEmpty && rule.Days.IsEmpty);
        var isImplied = namesDays || rule.Frequency switch
        {
            Yearly when !rule.WeekNumbers.IsEmpty => time.DayOfWeek == start.DayOfWeek,
            Yearly => time.Day == start.Day && (!rule.Months.IsEmpty || time.Month == start.Month),
            Monthly => time.Day == start.Day,
            Weekly => time.DayOfWeek == start.DayOfWeek,
            _ => true,
        };
        return isImplied
            && Fits(rule.Months, time.Month)
            && Fits(rule.MonthDays, time.Day, DateTime.DaysInMonth(time.Year, time.Month))
            && Fits(rule.YearDays, time.DayOfYear, new DateTime(time.Year, 12, 31).DayOfYear)
            && (rule.Days.IsEmpty || rule.Days.Any(day => FitsDay(rule, day, time)))
            && FitsWeek(rule, time);
    }

    private static bool IsTimed(RecurrenceRule rule, DateTime start, DateTime time) =>
        (rule.Hours.IsEmpty ? rule.Frequency < Daily || time.Hour == start.Hour : rule.Hours.Contains(time.Hour))
            && (rule.Minutes.IsEmpty ? rule.Frequency < Hourly || time.Minute == start.Minute : rule.Minutes.Contains(time.Minute));

    private static bool Fits(ImmutableArray<int> numbers, int value, int? last = null) =>
        numbers.IsEmpty || numbers.Contains(value) || (last is { } end && numbers.Contains(value - end - 1));

    private static bool FitsDay(RecurrenceRule rule, RecurrenceDay day, DateTime time)
    {
        if (day.Day != time.DayOfWeek || day.Ordinal == 0)
        {
            return day.Day == time.DayOfWeek;
        }

        bool IsInside(DateTime other) =>
            other.Year == time.Year && (other.Month == time.Month || (rule.Frequency is Yearly && rule.Months.IsEmpty));
        var direction = Math.Sign(day.Ordinal);
        var count = 0;
        for (var other = time; IsInside(other); other = other.AddDays(-7 * direction))
        {
            count++;
        }

        return count == Math.Abs(day.Ordinal);
    }

    private static bool FitsWeek(RecurrenceRule rule, DateTime time)
    {
        if (rule.WeekNumbers.IsEmpty)
        {
            return true;
        }

        var begin = PeriodOf(rule with { Frequency = Weekly }, time);
        int YearOf(DateTime week) => Enumerable.Range(0, 7).Select(day => week.AddDays(day).Year).GroupBy(year => year).MaxBy(days => days.Count())!.Key;
        var (number, last) = (0, 0);
        for (var week = begin; YearOf(week) == YearOf(begin); week = week.AddDays(-7))
        {
            number++;
        }

        for (var week = begin; YearOf(week) == YearOf(begin); week = week.AddDays(7))
        {
            last++;
        }

        return rule.WeekNumbers.Contains(number) || rule.WeekNumbers.Contains(-last);
    }

    private static RecurrenceRule Draw(Random random)
    {
        while (true)
        {
            var frequency = (RecurrenceFrequency)random.Next((int)Minutely, (int)Yearly + 1);
            bool Sometimes(int of = 4) => random.Next(of) == 0;
            ImmutableArray<int> Some(int from, int to) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(from, to + 1)).Where(number => number != 0).Distinct().Order()];
            var rule = new RecurrenceRule(frequency)
            {
                Interval = Sometimes(2) ? random.Next(1, 5) : 1,
                Count = Sometimes() ? random.Next(1, 12) : null,
                Months = Sometimes() ? Some(1, 12) : [],
                WeekNumbers = Sometimes() ? Some(-53, 53) : [],
                YearDays = Sometimes(8) ? Some(-366, 366) : [],
                MonthDays = Sometimes() ? Some(-31, 31) : [],
                Days = Sometimes(2) ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new RecurrenceDay(Sometimes(2) ? 0 : random.Next(-5, 6), Weekdays[random.Next(7)]))] : [],
                Hours = Sometimes() ? [.. Some(0, 23)] : [],
                Minutes = Sometimes() ? [.. Some(0, 3).Select(quarter => quarter * 15)] : [],
                SetPositions = Sometimes() ? Some(-4, 4) : [],
                WeekStart = Weekdays[random.Next(7)],
            };
            if (RecurrenceLimits.Fault(rule) is null)
            {
                return rule;
            }
        }
    }
}
