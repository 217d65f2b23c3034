using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Finds the times that may be booked. What it offers, <see cref="SlotJudge"/> grants.</summary>
internal static class Slots
{
    /// <summary>The slots that begin within a window, one per instant, in order.</summary>
    /// <param name="slot">What decides.</param>
    /// <param name="window">In which the slots begin.</param>
    /// <param name="duration">How long the work takes, elapsed.</param>
    /// <param name="seats">How many seats must be left.</param>
    /// <param name="viewer">The clock whose hours the grid is counted from.</param>
    public static ImmutableArray<Slot> Between(SlotCase slot, TimeRange window, TimeSpan duration, int seats, WallClock viewer)
    {
        var judge = new SlotJudge(slot);
        var found = ImmutableArray.CreateBuilder<Slot>();
        foreach (var start in Candidates(slot, judge.PlanClock, window, duration, viewer))
        {
            var work = new TimeRange(start, start + duration);
            if (!judge.TimeReasons(work, seats).Any())
            {
                found.Add(new Slot(start, work.End, judge.CapacityAt(start) == 1 ? 1 : judge.FreeSeats(work).Length));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// The starts that the plan and the grid allow. Counting begins at the start of each open range, or at the notice
    /// if that is later, rounded up to the grid; it goes on in steps of the slot interval.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Candidates(
        SlotCase slot, WallClock planClock, TimeRange window, TimeSpan duration, WallClock viewer)
    {
        var earliest = SlotHorizons.Earliest(slot.Rules, slot.Now);
        var furthest = slot.Now.AddDays(SlotHorizon.MaximumDays + 1);
        var end = window.End < furthest ? window.End : furthest;
        if (slot.Plan is null || end <= earliest)
        {
            yield break;
        }

        // Open ranges are read from the notice on rather than from the window on: where one begins decides the
        // sequence, which must not depend on the page of the calendar that somebody looks at.
        var open = OpenHours.Between(
            slot.Plan, planClock, planClock.DateOf(earliest).AddDays(-1), planClock.DateOf(end + duration).AddDays(1));
        var interval = slot.Rules.SlotInterval ?? duration;
        var grid = SlotGrid.Of(interval);
        foreach (var range in open)
        {
            var from = SlotGrid.RoundUp(range.Start > earliest ? range.Start : earliest, grid, viewer);
            if (from < window.Start)
            {
                var steps = (window.Start - from + interval - TimeSpan.FromTicks(1)).Ticks / interval.Ticks;
                from += interval * steps;
            }

            for (var start = from; start < end && start + duration <= range.End; start += interval)
            {
                yield return start;
            }
        }
    }
}
