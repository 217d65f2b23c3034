using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Everything that decides whether a time of a listing may be booked.</summary>
/// <param name="Hours">When the resource works; null when nobody has said.</param>
/// <param name="ListingId">Which listing.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="TimeZone">Its zone, for notice, horizon, limits and stays.</param>
/// <param name="Busy">What is taken on the resource, by all its listings.</param>
/// <param name="Now">The moment of asking.</param>
internal sealed record SlotCase(
    PlanHours? Hours, Guid ListingId, SlotRules Rules, string TimeZone, BusyTimes Busy, DateTimeOffset Now);
