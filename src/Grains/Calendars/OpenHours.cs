namespace Marketplace.Calendars;

/// <summary>From a plan in wall-clock time to the ranges of instants in which work may happen.</summary>
internal static class OpenHours
{
    /// <summary>
    /// The open ranges of the local dates from first to last, in order. Ranges that touch or overlap are one, across
    /// midnight too. An override replaces its date, so what spills into that date from the day before ends at midnight.
    /// </summary>
    public static ImmutableArray<TimeRange> Between(CalendarPlan plan, WallClock clock, DateOnly first, DateOnly last)
    {
        var week = plan.Weekly.ToLookup(day => day.Day, day => day.Ranges);
        var overrides = plan.Overrides.ToDictionary(date => date.Date, date => date.Ranges);
        var ranges = new List<TimeRange>();
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            var today = overrides.TryGetValue(date, out var instead) ? instead : week[date.DayOfWeek].SelectMany(hours => hours);
            foreach (var hours in today)
            {
                var range = new TimeRange(clock.At(date, hours.From), clock.At(date, hours.End));

                // A range that lies in a skipped hour has no length, or less.
                if (range.Length > TimeSpan.Zero)
                {
                    ranges.Add(range);
                }
            }
        }

        return Merge(ranges);
    }

    public static DateOverride? OverrideOn(this CalendarPlan plan, DateOnly date) =>
        plan.Overrides.FirstOrDefault(candidate => candidate.Date == date);

    private static ImmutableArray<TimeRange> Merge(List<TimeRange> ranges)
    {
        ranges.Sort((left, right) => left.Start.CompareTo(right.Start));
        var merged = ImmutableArray.CreateBuilder<TimeRange>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.Start <= merged[^1].End)
            {
                var end = range.End > merged[^1].End ? range.End : merged[^1].End;
                merged[^1] = merged[^1] with { End = end };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.ToImmutable();
    }
}
