namespace Marketplace.Calendars;

/// <summary>
/// Says why a time may not be booked. Slots are offered, explained and granted by this one judge, so that what is
/// offered can be had and what is not offered has a reason.
/// </summary>
internal sealed class SlotJudge
{
    private readonly SlotCase slot;
    private readonly SlotUsage usage;
    private readonly DateOnly lastDate;

    public SlotJudge(SlotCase slot)
    {
        this.slot = slot;
        Clock = WallClock.Of(slot.TimeZone);
        usage = new SlotUsage(slot, Clock);
        Earliest = SlotHorizons.Earliest(slot.Rules, slot.Now);
        lastDate = SlotHorizons.LastDate(slot.Rules, Clock, slot.Now);
    }

    /// <summary>The listing's clock.</summary>
    public WallClock Clock { get; }

    /// <summary>The first instant that keeps the notice.</summary>
    public DateTimeOffset Earliest { get; }

    /// <summary>The first instant of the dates for which the listing is sold.</summary>
    public DateTimeOffset Opens => slot.Rules.Horizon?.From is { } first ? Clock.StartOf(first) : DateTimeOffset.MinValue;

    /// <summary>The first instant at which work may begin no more.</summary>
    public DateTimeOffset Furthest => Clock.StartOf(lastDate.AddDays(1));

    /// <summary>Every rule that says no, the most basic one first. Lazy: whoever wants a yes or no takes the first.</summary>
    /// <param name="work">The time asked for.</param>
    /// <param name="seats">How many seats.</param>
    /// <param name="ignoreNotice">For a booking that kept the notice when it was made.</param>
    /// <param name="goesOn">For a booking that is there and takes longer.</param>
    public IEnumerable<SlotReason> Reasons(TimeRange work, int seats, bool ignoreNotice = false, bool goesOn = false)
    {
        foreach (var reason in slot.Rules.Stay is null ? Closed(work) : ClosedDates(work))
        {
            yield return reason;
        }

        // Whoever kept the notice once need not keep it again, but nobody gets an hour that has begun.
        var soonest = ignoreNotice ? slot.Now : Earliest;
        if (work.Start < soonest && !goesOn)
        {
            yield return SlotReasons.Notice(slot.Rules.MinNotice, soonest);
        }

        if (slot.Rules.Horizon?.From is { } firstDate && Clock.DateOf(work.Start) < firstDate)
        {
            yield return SlotReasons.NotYetSold(firstDate);
        }

        if (Clock.DateOf(work.Start) > lastDate)
        {
            yield return SlotReasons.Horizon(lastDate);
        }

        var capacity = CapacityAt(work.Start);
        if (seats > capacity)
        {
            yield return SlotReasons.TooFewSeats(capacity, seats);
        }

        if (!goesOn && TooFewJoined(work, capacity) is { } undecided)
        {
            yield return undecided;
        }

        if (InTheWay(work, capacity) is { } other)
        {
            yield return SlotReasons.Taken(other, work);
        }
        else if (capacity > 1 && seats <= capacity && FreeSeats(work).Length is var left && left < seats)
        {
            yield return SlotReasons.SeatsTaken(capacity, left, seats);
        }

        foreach (var (limit, from, count, time) in usage.Broken(work, SessionAt(work.Start)))
        {
            yield return SlotReasons.Limited(limit, from, count, time);
        }
    }

    /// <summary>As <see cref="Reasons"/> has none, for a session that nobody has booked, at a time that is known to be open, free and not too soon or far.</summary>
    public bool Allows(TimeRange work, int seats) =>
        seats <= CapacityAt(work.Start) && usage.Allows(work) && (slot.Rules.Minimum is null || TooFewJoined(work, CapacityAt(work.Start)) is null);

    /// <summary>A time that may be booked, as it is shown.</summary>
    public Slot Offer(TimeRange work)
    {
        var capacity = CapacityAt(work.Start);
        if (capacity == 1)
        {
            return new Slot(work.Start, work.End, 1);
        }

        var left = FreeSeats(work).Length;
        return slot.Rules.Minimum is { } minimum
            ? new Slot(work.Start, work.End, left, capacity - left, minimum.Participants)
            : new Slot(work.Start, work.End, left);
    }

    /// <summary>How many seats sessions that begin then have.</summary>
    public int CapacityAt(DateTimeOffset start) => slot.Hours?.SeatsAt(start) ?? slot.Rules.Seats;

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

    /// <summary>From the moment on at which a session is decided, only those that have enough may be joined.</summary>
    private SlotReason? TooFewJoined(TimeRange work, int capacity)
    {
        if (capacity == 1 || slot.Rules.Minimum is not { } minimum || slot.Now < work.Start - minimum.DecidesBefore)
        {
            return null;
        }

        var joined = capacity - FreeSeats(work).Length;
        return joined < minimum.Participants ? SlotReasons.TooFewJoined(minimum, joined, work.Start - minimum.DecidesBefore) : null;
    }

    /// <summary>What collides with the time, somebody's work rather than somebody's buffer.</summary>
    private Occupied? InTheWay(TimeRange work, int capacity)
    {
        var span = work.Widened(slot.Rules.BufferBefore, slot.Rules.BufferAfter);
        var session = SessionAt(work.Start);
        return slot.Busy.Overlapping(span)
            .Where(seat => capacity == 1 || seat.Session != session)
            .OrderByDescending(seat => seat.Work.Overlaps(work))
            .FirstOrDefault();
    }

    /// <summary>Hours must be open from the first minute to the last; the first date on which they are not is named.</summary>
    private IEnumerable<SlotReason> Closed(TimeRange work)
    {
        if (slot.Hours is not { IsEmpty: false } hours)
        {
            yield return SlotReasons.NoHours;
            yield break;
        }

        // One day more on either side: ranges join across midnight.
        var (first, last) = (hours.DateOf(work.Start), hours.DateOf(work.End));
        var open = hours.Open(first.AddDays(-1), last.AddDays(1));
        if (open.Any(range => range.Contains(work)))
        {
            yield break;
        }

        var openUntil = open.FirstOrDefault(range => range.Start <= work.Start && work.Start < range.End).End;
        yield return SlotReasons.Closed(hours.On(openUntil > work.Start && openUntil < work.End ? hours.DateOf(openUntil) : first));
    }

    /// <summary>Stays ask only which dates are open, and when they begin.</summary>
    private IEnumerable<SlotReason> ClosedDates(TimeRange work)
    {
        if (slot.Hours is not { IsEmpty: false } hours)
        {
            yield return SlotReasons.NoHours;
            yield break;
        }

        var stay = slot.Rules.Stay!;
        var first = Clock.DateOf(work.Start);
        for (var units = stay.Units(work, Clock); units > 0; units--)
        {
            if (hours.On(first.AddDays(units - 1)) is { IsOpen: false } closed)
            {
                yield return SlotReasons.Closed(closed);
            }
        }

        if (stay.CheckIn is { } checkIn && work.Start != Clock.At(first, checkIn))
        {
            yield return SlotReasons.CheckIn(checkIn, Clock);
        }
    }
}
