using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>How much of a listing's limits is used. A session counts once, however many seats of it are taken.</summary>
internal sealed class SlotUsage
{
    private readonly ImmutableArray<SlotLimit> limits;
    private readonly WallClock clock;
    private readonly HashSet<Guid> sessions = [];
    private readonly Dictionary<(SlotLimitPeriod, DateOnly), (int Count, TimeSpan Time)> used = [];

    public SlotUsage(SlotCase slot, WallClock clock)
    {
        limits = slot.Rules.Limits;
        this.clock = clock;
        if (limits.IsEmpty)
        {
            return;
        }

        SlotLimitPeriod[] periods = [.. limits.Select(limit => limit.Per).Distinct()];
        foreach (var seat in slot.Busy.All)
        {
            if (seat.ListingId == slot.ListingId && sessions.Add(seat.Session))
            {
                Count(seat.Work, periods);
            }
        }
    }

    /// <summary>How many sessions of a listing begin in the month of an instant.</summary>
    public static int InMonth(BusyTimes busy, Guid listingId, WallClock clock, DateTimeOffset instant)
    {
        var date = clock.DateOf(instant);
        var first = new DateOnly(date.Year, date.Month, 1);
        var month = new TimeRange(clock.StartOf(first), clock.StartOf(first.AddMonths(1)));
        return busy.Overlapping(month)
            .Where(seat => seat.ListingId == listingId && seat.Work.Start >= month.Start && seat.Work.Start < month.End)
            .Select(seat => seat.Session)
            .Distinct()
            .Count();
    }

    /// <summary>True when a session that nobody has booked yet would break no limit.</summary>
    public bool Allows(TimeRange work)
    {
        foreach (var limit in limits)
        {
            if (Breaks(limit, work, out _, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The limits that one more session would break; none for a session that already counts.</summary>
    public IEnumerable<(SlotLimit Limit, DateOnly From, int Count, TimeSpan Time)> Broken(TimeRange work, Guid session)
    {
        if (limits.IsEmpty || sessions.Contains(session))
        {
            yield break;
        }

        foreach (var limit in limits)
        {
            if (Breaks(limit, work, out var from, out var use))
            {
                yield return (limit, from, use.Count, use.Time);
            }
        }
    }

    private bool Breaks(SlotLimit limit, TimeRange work, out DateOnly from, out (int Count, TimeSpan Time) use)
    {
        from = PeriodOf(limit.Per, work.Start);
        use = used.GetValueOrDefault((limit.Per, from));
        return use.Count + 1 > limit.Count || use.Time + work.Length > limit.Time;
    }

    private void Count(TimeRange work, SlotLimitPeriod[] periods)
    {
        foreach (var per in periods)
        {
            var key = (per, PeriodOf(per, work.Start));
            var (count, time) = used.GetValueOrDefault(key);
            used[key] = (count + 1, time + work.Length);
        }
    }

    /// <summary>The first date of the period in which work counts: that of its start. Weeks begin on Monday (ISO 8601).</summary>
    private DateOnly PeriodOf(SlotLimitPeriod per, DateTimeOffset start)
    {
        var date = clock.DateOf(start);
        return per switch
        {
            SlotLimitPeriod.Week => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
            SlotLimitPeriod.Month => new DateOnly(date.Year, date.Month, 1),
            SlotLimitPeriod.Year => new DateOnly(date.Year, 1, 1),
            _ => date,
        };
    }
}
