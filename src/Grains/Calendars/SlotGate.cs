namespace Marketplace.Calendars;

/// <summary>Decides who gets a time. Pure but for the leases it is given; the grain around it only loads and calls.</summary>
internal static class SlotGate
{
    public static Outcome<SlotGrant> Reserve(
        Guid resourceId, PlanHours? hours, SlotLeases leases, ReserveSlot request, DateTimeOffset now, DateTimeOffset engineNow)
    {
        if (leases.GrantOf(request) is { } standing)
        {
            return standing;
        }

        leases.Forget(request.BookingId);
        var others = leases.Busy.Without(request.BookingId);
        var judge = new SlotJudge(new SlotCase(hours, request.ListingId, request.Rules, request.TimeZone, others, now));
        var work = new TimeRange(request.Start, request.End);
        if (judge.Reasons(work, request.Seats, request.IgnoreNotice, request.GoesOn).FirstOrDefault() is { } reason)
        {
            return CalendarRefusals.Of(reason);
        }

        var isShared = judge.CapacityAt(work.Start) > 1;
        var span = work.Widened(request.Rules.BufferBefore, request.Rules.BufferAfter);
        var grant = new SlotGrant(
            resourceId,
            isShared ? judge.SessionAt(work.Start) : request.BookingId,
            isShared ? [.. judge.FreeSeats(work).Take(request.Seats)] : [0],
            span.Start,
            span.End);
        leases.Grant(request, grant, engineNow);
        return grant;
    }

    /// <summary>What reserving would find, with nothing reserved.</summary>
    public static SlotWeight Weigh(PlanHours? hours, SlotLeases leases, ReserveSlot request, DateTimeOffset now)
    {
        var others = leases.Busy.Without(request.BookingId);
        var judge = new SlotJudge(new SlotCase(hours, request.ListingId, request.Rules, request.TimeZone, others, now));
        var work = new TimeRange(request.Start, request.End);
        return new SlotWeight(
            judge.Reasons(work, request.Seats, request.IgnoreNotice, request.GoesOn).FirstOrDefault(),
            judge.CapacityAt(work.Start) > 1 && others.Overlapping(work).Any(seat => seat.Session == judge.SessionAt(work.Start)),
            SlotUsage.InMonth(others, request.ListingId, judge.Clock, work.Start));
    }
}
