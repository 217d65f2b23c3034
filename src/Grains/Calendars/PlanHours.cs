namespace Marketplace.Calendars;

/// <summary>
/// A plan made ready to be asked about dates and instants. A date's hours are those of its weekday unless, in this
/// order, a vacation closes it, an override replaces them, or a holiday closes it; a journey moves them to another clock.
/// </summary>
internal sealed class PlanHours
{
    /// <summary>From the western end of the date line to its eastern: a local date begins at most so many dates apart.</summary>
    private const int DatesApart = 2;

    private readonly CalendarPlan plan;
    private readonly ImmutableArray<DayRange>[] week = [.. Enumerable.Repeat(ImmutableArray<DayRange>.Empty, 7)];
    private readonly Dictionary<DateOnly, DateOverride> overrides;
    private readonly Dictionary<string, WallClock> journeys;

    public PlanHours(CalendarPlan plan)
    {
        this.plan = plan;
        Clock = WallClock.Of(plan.TimeZone);
        foreach (var day in plan.Weekly.GroupBy(day => day.Day))
        {
            week[(int)day.Key] = [.. day.SelectMany(hours => hours.Ranges)];
        }

        overrides = plan.Overrides.ToDictionary(date => date.Date);
        journeys = plan.Periods
            .Where(period => period.Kind is PlanPeriodKind.Travel)
            .Select(period => period.TimeZone!)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(zone => zone, WallClock.Of, StringComparer.Ordinal);
        ChangesSeats = plan.Overrides.Any(date => date.Seats is not null);
    }

    /// <summary>The clock of the plan's own zone.</summary>
    public WallClock Clock { get; }

    public bool IsEmpty => plan.IsEmpty;

    /// <summary>True when dates may have other seats than the listing.</summary>
    public bool ChangesSeats { get; }

    public DayHours On(DateOnly date)
    {
        PlanPeriod? vacation = null, holiday = null, journey = null;
        foreach (var period in plan.Periods)
        {
            switch (period.Kind)
            {
                case PlanPeriodKind.Vacation when period.Covers(date):
                    vacation ??= period;
                    break;
                case PlanPeriodKind.Holiday when period.Covers(date):
                    holiday ??= period;
                    break;
                case PlanPeriodKind.Travel when period.Covers(date):
                    journey ??= period;
                    break;
            }
        }

        var clock = journey is null ? Clock : journeys[journey.TimeZone!];
        return vacation is not null ? new DayHours(date, [], clock, vacation, null, true)
            : overrides.TryGetValue(date, out var instead) ? new DayHours(date, instead.Ranges, clock, null, instead.Seats, true)
            : holiday is not null ? new DayHours(date, [], clock, holiday, null, true)
            : new DayHours(date, week[(int)date.DayOfWeek], clock, null, null, false);
    }

    /// <summary>The date that an instant belongs to: where a journey makes dates overlap, the later one.</summary>
    public DateOnly DateOf(DateTimeOffset instant)
    {
        var date = Clock.DateOf(instant);
        if (journeys.Count == 0)
        {
            return date;
        }

        date = date.AddDays(DatesApart);
        while (On(date).Start > instant)
        {
            date = date.AddDays(-1);
        }

        return date;
    }

    /// <summary>How many seats sessions that begin then have, if the plan says.</summary>
    public int? SeatsAt(DateTimeOffset start) => ChangesSeats ? On(DateOf(start)).Seats : null;

    /// <summary>
    /// The open ranges of the local dates from first to last, in order. Ranges that touch or overlap are one, across
    /// midnight too. What would spill into a date whose hours are replaced ends at midnight.
    /// </summary>
    public ImmutableArray<TimeRange> Open(DateOnly first, DateOnly last)
    {
        var ranges = new List<TimeRange>();
        var next = On(first);
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            var day = next;
            next = On(date.AddDays(1));
            foreach (var hours in day.Ranges)
            {
                var end = day.Clock.At(date, hours.End);
                if (next.IsReplaced && day.Clock.StartOf(next.Date) is var midnight && midnight < end)
                {
                    end = midnight;
                }

                // A range that lies in a skipped hour has no length, or less.
                var start = day.Clock.At(date, hours.From);
                if (start < end)
                {
                    ranges.Add(new TimeRange(start, end));
                }
            }
        }

        return Merge(ranges);
    }

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

/// <summary>The hours of one date.</summary>
/// <param name="Date">Which.</param>
/// <param name="Ranges">In wall-clock time; none when it is closed.</param>
/// <param name="Clock">On which they are meant.</param>
/// <param name="Period">The vacation or holiday that closes it.</param>
/// <param name="Seats">If the date has its own.</param>
/// <param name="IsReplaced">True when these are not the hours of its weekday.</param>
internal readonly record struct DayHours(
    DateOnly Date, ImmutableArray<DayRange> Ranges, WallClock Clock, PlanPeriod? Period, int? Seats, bool IsReplaced)
{
    public DateTimeOffset Start => Clock.StartOf(Date);

    public bool IsOpen => !Ranges.IsEmpty;
}
