using System.Xml;
using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>
/// Says why a time may not be booked. Slots are offered, explained and granted by this one judge, so that what is
/// offered can be had and what is not offered has a reason.
/// </summary>
internal sealed class SlotJudge
{
    private readonly SlotCase slot;
    private readonly WallClock listingClock;
    private readonly SlotUsage usage;
    private readonly DateTimeOffset earliest;
    private readonly DateOnly lastDate;

    public SlotJudge(SlotCase slot)
    {
        this.slot = slot;
        listingClock = WallClock.Of(slot.TimeZone);
        PlanClock = slot.Plan is null ? listingClock : WallClock.Of(slot.Plan.TimeZone);
        usage = new SlotUsage(slot, listingClock);
        earliest = SlotHorizons.Earliest(slot.Rules, slot.Now);
        lastDate = SlotHorizons.LastDate(slot.Rules, listingClock, slot.Now);
    }

    public WallClock PlanClock { get; }

    /// <summary>Every rule that says no, the most basic one first. Lazy: whoever wants a yes or no takes the first.</summary>
    /// <param name="work">The time asked for.</param>
    /// <param name="seats">How many seats.</param>
    /// <param name="ignoreNotice">For a booking that kept the notice when it was made.</param>
    public IEnumerable<SlotReason> Reasons(TimeRange work, int seats, bool ignoreNotice = false) =>
        Closed(work).Concat(TimeReasons(work, seats, ignoreNotice));

    /// <summary>As <see cref="Reasons"/>, for a time that is known to lie within the open hours.</summary>
    public IEnumerable<SlotReason> TimeReasons(TimeRange work, int seats, bool ignoreNotice = false)
    {
        // Whoever kept the notice once need not keep it again, but nobody gets an hour that has begun.
        var soonest = ignoreNotice ? slot.Now : earliest;
        if (work.Start < soonest)
        {
            yield return Reason("notice", ("minNotice", Text(slot.Rules.MinNotice)), ("earliest", Text(soonest)));
        }

        if (listingClock.DateOf(work.Start) > lastDate)
        {
            yield return Reason("horizon", ("lastDate", Text(lastDate)));
        }

        var capacity = CapacityAt(work.Start);
        if (seats > capacity)
        {
            yield return Reason("seats", ("seats", Text(capacity)), ("wanted", Text(seats)));
        }

        foreach (var reason in Taken(work, seats, capacity))
        {
            yield return reason;
        }

        foreach (var (limit, from, count, time) in usage.Broken(work, SessionAt(work.Start)))
        {
            yield return Reason(
                "limit",
                ("per", Text(limit.Per)),
                ("from", Text(from)),
                limit.Count is { } most ? ("count", Text(most)) : ("time", Text(limit.Time!.Value)),
                ("usedCount", Text(count)),
                ("usedTime", Text(time)));
        }
    }

    /// <summary>How many seats sessions that begin then have.</summary>
    public int CapacityAt(DateTimeOffset start) =>
        slot.Plan?.OverrideOn(PlanClock.DateOf(start))?.Seats ?? slot.Rules.Seats;

    /// <summary>The shared session at a start. With one seat no booking has it, so it is never found.</summary>
    public Guid SessionAt(DateTimeOffset start) => SlotSessions.Of(slot.ListingId, start);

    /// <summary>The numbers of the free seats of the session at that time, lowest first.</summary>
    public ImmutableArray<int> FreeSeats(TimeRange work)
    {
        var capacity = CapacityAt(work.Start);
        var session = SessionAt(work.Start);
        var taken = slot.Busy.Overlapping(work).Where(seat => seat.Session == session).Select(seat => seat.Seat).ToHashSet();

        // When seats were taken away from a date, those above the new number still sit there.
        var left = Math.Max(0, capacity - taken.Count);
        return [.. Enumerable.Range(0, capacity).Where(seat => !taken.Contains(seat)).Take(left)];
    }

    private IEnumerable<SlotReason> Taken(TimeRange work, int seats, int capacity)
    {
        var span = work.Widened(slot.Rules.BufferBefore, slot.Rules.BufferAfter);
        var session = SessionAt(work.Start);
        var others = slot.Busy.Overlapping(span).Where(seat => capacity == 1 || seat.Session != session);
        var nearest = others.OrderByDescending(seat => seat.Work.Overlaps(work)).FirstOrDefault();
        if (nearest is not null)
        {
            yield return nearest.Work.Overlaps(work)
                ? Reason("busy", ("from", Text(nearest.Work.Start)), ("to", Text(nearest.Work.End)))
                : Reason("buffer", ("from", Text(nearest.Span.Start)), ("to", Text(nearest.Span.End)));
        }
        else if (capacity > 1 && seats <= capacity && FreeSeats(work).Length is var left && left < seats)
        {
            yield return Reason("seats", ("seats", Text(capacity)), ("left", Text(left)), ("wanted", Text(seats)));
        }
    }

    private IEnumerable<SlotReason> Closed(TimeRange work)
    {
        var first = PlanClock.DateOf(work.Start);
        var last = PlanClock.DateOf(work.End);
        if (slot.Plan is null || slot.Plan.IsEmpty)
        {
            yield return Reason("plan", ("hours", "none"));
            yield break;
        }

        // One day more on either side: ranges join across midnight.
        var open = OpenHours.Between(slot.Plan, PlanClock, first.AddDays(-1), last.AddDays(1));
        if (open.Any(range => range.Contains(work)))
        {
            yield break;
        }

        var overridden = slot.Plan.OverrideOn(first) ?? slot.Plan.OverrideOn(last);
        var date = overridden?.Date ?? first;
        var hours = overridden?.Ranges ?? slot.Plan.Weekly.Where(day => day.Day == date.DayOfWeek).SelectMany(day => day.Ranges);
        yield return Reason(
            overridden is null ? "plan" : "override",
            ("date", Text(date)),
            ("hours", string.Join(',', hours.Order(Comparer<DayRange>.Create((a, b) => a.From.CompareTo(b.From))))),
            ("timeZone", slot.Plan.TimeZone));
    }

    private static SlotReason Reason(string rule, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var builder = ImmutableArray.CreateBuilder<RefusalFact>(facts.Length);
        foreach (var (name, value) in facts)
        {
            builder.Add(new RefusalFact(name, value));
        }

        return new SlotReason(rule, builder.DrainToImmutable());
    }

    private static string Text(DateTimeOffset value) => $"{value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private static string Text(DateOnly value) => $"{value:yyyy-MM-dd}";

    private static string Text(TimeSpan value) => XmlConvert.ToString(value);

    private static string Text(int value) => $"{value}";

    private static string Text(SlotLimitPeriod value) => value.ToString().ToLowerInvariant();
}
