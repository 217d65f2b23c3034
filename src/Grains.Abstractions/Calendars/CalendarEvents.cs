namespace Marketplace.Calendars;

/// <summary>Something that happened to a calendar's plan. Occupancy is not here: it belongs to the bookings.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("calendar.event")]
public abstract record CalendarEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("calendar.plan-set")]
public sealed record CalendarPlanSet(DateTimeOffset At, Guid OwnerId, CalendarPlan Plan) : CalendarEvent(At);
