namespace Marketplace.Calendars;

/// <summary>
/// Judges times minute by minute. It knows nothing of ranges, merging, order or searching: it asks each minute whether
/// the wall clock is open then, and each booking whether it is in the way.
/// </summary>
internal sealed class SlotOracle(CalendarPlan plan, SlotCase slot, TimeSpan duration)
{
    private readonly WallClock clock = WallClock.Of(slot.TimeZone);
    private readonly Dictionary<string, WallClock> walls = [];
    private readonly Dictionary<DateTimeOffset, bool> open = [];

    public DateTimeOffset Earliest
    {
        get
        {
            var notice = slot.Now + slot.Rules.MinNotice;
            return notice.AddTicks(-(notice.Ticks % TimeSpan.TicksPerMinute));
        }
    }

    /// <summary>Whether the work may begin at a minute.</summary>
    /// <param name="start">The minute.</param>
    /// <param name="own">The session that the work would join, which is not in its way.</param>
    public bool IsFree(DateTimeOffset start, Guid own = default)
    {
        for (var minute = start; minute < start + duration; minute = minute.AddMinutes(1))
        {
            if (!IsUsable(minute, own))
            {
                return false;
            }
        }

        return IsWithinRules(start);
    }

    /// <summary>What must be offered: the grid times of each run of usable minutes, as long as the work fits into it.</summary>
    public List<DateTimeOffset> Offered(TimeRange window)
    {
        var interval = slot.Rules.SlotInterval ?? duration;
        var offset = slot.Rules.SlotOffset ?? TimeSpan.Zero;
        var minutes = interval.TotalMinutes;
        var grid = new[] { 60, 30, 20, 15, 10, 5, 1 }.First(face => minutes % face == 0);
        var offered = new List<DateTimeOffset>();
        var usableUntil = Earliest;
        for (var minute = Earliest; minute < window.End; minute = minute.AddMinutes(1))
        {
            if (!IsUsable(minute))
            {
                continue;
            }

            for (usableUntil = minute; usableUntil < window.End + duration && IsUsable(usableUntil); usableUntil = usableUntil.AddMinutes(1))
            {
            }

            var start = minute;
            while (clock.TimeOf(start).Minute % grid != 0)
            {
                start = start.AddMinutes(1);
            }

            for (start += offset; start + duration <= usableUntil && start < window.End; start += interval + offset)
            {
                if (start >= window.Start && IsWithinRules(start))
                {
                    offered.Add(start);
                }
            }

            minute = usableUntil;
        }

        return offered;
    }

    private bool IsUsable(DateTimeOffset minute, Guid own = default)
    {
        if (!open.TryGetValue(minute, out var isOpen))
        {
            open[minute] = isOpen = IsOpen(minute);
        }

        return isOpen && !IsBlocked(minute, own);
    }

    private bool IsBlocked(DateTimeOffset minute, Guid own) =>
        slot.Busy.All.Any(seat => seat.Session != own && seat.Span.Start - slot.Rules.BufferAfter <= minute && minute < seat.Span.End + slot.Rules.BufferBefore);

    private bool IsWithinRules(DateTimeOffset start)
    {
        var date = clock.DateOf(start);
        var sameDay = slot.Busy.All.Count(seat => seat.ListingId == slot.ListingId && clock.DateOf(seat.Work.Start) == date);
        return start >= Earliest
            && (slot.Rules.Horizon?.Days is not { } days || date.DayNumber - clock.DateOf(slot.Now).DayNumber <= days)
            && (slot.Rules.Limits.IsEmpty || sameDay < slot.Rules.Limits[0].Count);
    }

    private bool IsOpen(DateTimeOffset minute)
    {
        var today = Wall(plan.TimeZone).DateOf(minute);
        return Enumerable.Range(-2, 5).Select(today.AddDays).Any(date => IsOpenBy(date, minute));
    }

    /// <summary>Whether some range that is written down for a date holds this minute.</summary>
    private bool IsOpenBy(DateOnly date, DateTimeOffset minute)
    {
        var zone = plan.Periods.FirstOrDefault(period => period.Kind is PlanPeriodKind.Travel && Holds(period, date))?.TimeZone ?? plan.TimeZone;
        var wall = Wall(zone);
        var hours = Instead(date) ?? plan.Weekly.Where(day => day.Day == date.DayOfWeek).SelectMany(day => day.Ranges);
        return hours.Any(range => wall.At(date, range.From) <= minute && minute < wall.At(date, range.End))
            && (Instead(date.AddDays(1)) is null || minute < wall.StartOf(date.AddDays(1)));
    }

    private WallClock Wall(string zone) => walls.TryGetValue(zone, out var wall) ? wall : walls[zone] = WallClock.Of(zone);

    /// <summary>What replaces the weekday's hours.</summary>
    private IEnumerable<DayRange>? Instead(DateOnly date) =>
        plan.Periods.Any(period => period.Kind is PlanPeriodKind.Vacation && Holds(period, date)) ? []
        : plan.Overrides.Where(instead => instead.Date == date).Select(instead => instead.Ranges).ToArray() is [var ranges] ? ranges
        : plan.Periods.Any(period => period.Kind is PlanPeriodKind.Holiday && Holds(period, date)) ? []
        : null;

    private static bool Holds(PlanPeriod period, DateOnly date) => period.FirstDay <= date && date <= period.LastDay;
}
