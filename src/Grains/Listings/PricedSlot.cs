using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Listings;

/// <summary>What is paid for, in time.</summary>
internal readonly record struct PricedSlot(DateTimeOffset Start, DateTimeOffset End, TimeSpan Duration, int Seats, SlotRules Rules)
{
    /// <summary>A stay ends by the clock of the place, whatever the clocks do meanwhile; everything else by elapsed time.</summary>
    public static PricedSlot Of(DateTimeOffset start, TimeSpan duration, int seats, SlotRules rules, WallClock clock) =>
        new(start, rules.Stay is { } stay ? stay.End(start, duration.Days, clock) : start + duration, duration, seats, rules);

    /// <summary>The same with add-ons that take time. Stays have none.</summary>
    public PricedSlot LongerBy(TimeSpan time) => time == TimeSpan.Zero ? this : this with { End = End + time, Duration = Duration + time };
}
