using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Finds the times that may be booked. What it offers, <see cref="SlotJudge"/> grants.</summary>
internal static class Slots
{
    /// <summary>The slots that begin within a window, one per instant, in order.</summary>
    /// <param name="slot">What decides.</param>
    /// <param name="window">In which the slots begin.</param>
    /// <param name="duration">How long the work takes: elapsed time, or for stays whole days.</param>
    /// <param name="seats">How many seats must be left.</param>
    /// <param name="viewer">The clock whose hours the grid is counted from.</param>
    public static ImmutableArray<Slot> Between(SlotCase slot, TimeRange window, TimeSpan duration, int seats, WallClock viewer)
    {
        var judge = new SlotJudge(slot);
        var bounds = new TimeRange(
            Later(window.Start, Later(judge.Earliest, judge.Opens)),
            window.End < judge.Furthest ? window.End : judge.Furthest);
        return slot.Hours is null || bounds.Length <= TimeSpan.Zero ? []
            : slot.Rules.Stay is { } stay ? Stays(judge, stay, bounds, duration.Days, seats)
            : Hours(slot, judge, bounds, duration, seats, viewer);
    }

    /// <summary>Those of some starts at which a slot would be granted, whatever the grid says.</summary>
    public static ImmutableArray<Slot> At(SlotCase slot, ImmutableArray<DateTimeOffset> starts, TimeSpan duration, int seats)
    {
        var judge = new SlotJudge(slot);
        var found = ImmutableArray.CreateBuilder<Slot>();
        foreach (var start in starts)
        {
            var work = new TimeRange(start, slot.Rules.Stay is { } stay ? stay.End(start, duration.Days, judge.Clock) : start + duration);
            if (!judge.Reasons(work, seats).Any())
            {
                found.Add(judge.Offer(work));
            }
        }

        return found.DrainToImmutable();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static ImmutableArray<Slot> Hours(
        SlotCase slot, SlotJudge judge, TimeRange bounds, TimeSpan duration, int seats, WallClock viewer)
    {
        var found = ImmutableArray.CreateBuilder<Slot>();
        foreach (var start in Sequence(slot, judge.Earliest, bounds, duration, viewer))
        {
            var work = new TimeRange(start, start + duration);
            if (judge.Allows(work, seats))
            {
                found.Add(judge.Offer(work));
            }
        }

        if (slot.Rules.Seats > 1 || slot.Hours!.ChangesSeats)
        {
            AddSessions(slot, judge, bounds, duration, seats, found);
        }

        return found.DrainToImmutable();
    }

    /// <summary>
    /// The starts whose time is open and free. In each free range counting begins at its start, or at the notice if
    /// that is later, rounded up to the grid, and goes on in steps of the slot interval.
    /// </summary>
    /// <remarks>
    /// Free ranges are read from the notice on rather than from the window on: where one begins decides the sequence,
    /// which must not depend on the page of the calendar that somebody looks at.
    /// </remarks>
    private static IEnumerable<DateTimeOffset> Sequence(
        SlotCase slot, DateTimeOffset earliest, TimeRange bounds, TimeSpan duration, WallClock viewer)
    {
        var (hours, rules) = (slot.Hours!, slot.Rules);
        var open = hours.Open(hours.DateOf(earliest).AddDays(-1), hours.DateOf(bounds.End + duration).AddDays(1));
        var step = SlotStep.Of(rules, duration);
        foreach (var free in FreeTimes.Of(open, slot.Busy, rules.BufferBefore, rules.BufferAfter))
        {
            if (free.End < bounds.Start + duration)
            {
                continue;
            }

            var first = SlotGrid.First(free.Start < earliest ? free with { Start = earliest } : free, rules, step, viewer);
            if (first < bounds.Start)
            {
                first += step.Interval * ((bounds.Start - first + step.Interval - TimeSpan.FromTicks(1)).Ticks / step.Interval.Ticks);
            }

            for (var start = first; start < bounds.End && start + duration <= free.End; start += step.Interval)
            {
                yield return start;
            }
        }
    }

    /// <summary>Sessions that somebody has booked already may have seats left; their time is free for nothing else.</summary>
    private static void AddSessions(
        SlotCase slot, SlotJudge judge, TimeRange bounds, TimeSpan duration, int seats, ImmutableArray<Slot>.Builder found)
    {
        var before = found.Count;
        var starts = slot.Busy.Overlapping(bounds)
            .Where(seat => seat.ListingId == slot.ListingId && seat.Work.Start >= bounds.Start && seat.Work.Start < bounds.End)
            .Where(seat => seat.Session == judge.SessionAt(seat.Work.Start))
            .Select(seat => seat.Work.Start)
            .Distinct();
        foreach (var start in starts)
        {
            var work = new TimeRange(start, start + duration);
            if (!judge.Reasons(work, seats).Any())
            {
                found.Add(judge.Offer(work));
            }
        }

        if (found.Count > before)
        {
            found.Sort((left, right) => left.Start.CompareTo(right.Start));
        }
    }

    /// <summary>One stay per local date.</summary>
    private static ImmutableArray<Slot> Stays(SlotJudge judge, SlotStay stay, TimeRange bounds, int units, int seats)
    {
        var found = ImmutableArray.CreateBuilder<Slot>();
        var last = judge.Clock.DateOf(bounds.End);
        for (var date = judge.Clock.DateOf(bounds.Start); date <= last; date = date.AddDays(1))
        {
            var start = stay.StartOn(date, judge.Clock);
            var work = new TimeRange(start, stay.End(start, units, judge.Clock));
            if (start >= bounds.Start && start < bounds.End && !judge.Reasons(work, seats).Any())
            {
                found.Add(judge.Offer(work));
            }
        }

        return found.DrainToImmutable();
    }
}
