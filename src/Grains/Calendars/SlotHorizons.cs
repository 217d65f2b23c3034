using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>How soon and how far ahead a listing may be booked.</summary>
internal static class SlotHorizons
{
    /// <summary>The earliest start: now and the notice, seconds dropped.</summary>
    public static DateTimeOffset Earliest(SlotRules rules, DateTimeOffset now) => WholeMinute(now + rules.MinNotice);

    /// <summary>The last local date on which work may begin.</summary>
    public static DateOnly LastDate(SlotRules rules, WallClock clock, DateTimeOffset now)
    {
        var today = clock.DateOf(now);
        var furthest = today.AddDays(SlotHorizon.MaximumDays);
        var last = rules.Horizon switch
        {
            { Until: { } until } => until,
            { Days: { } days, BusinessDays: true } => AddBusinessDays(today, days),
            { Days: { } days } => today.AddDays(days),
            _ => furthest,
        };

        return last < furthest ? last : furthest;
    }

    public static DateTimeOffset WholeMinute(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMinute));

    private static DateOnly AddBusinessDays(DateOnly date, int days)
    {
        while (days > 0)
        {
            date = date.AddDays(1);
            days -= date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }
}
