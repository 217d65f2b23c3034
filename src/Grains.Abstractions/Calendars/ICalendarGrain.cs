namespace Marketplace.Calendars;

/// <summary>
/// The calendar of one bookable resource: its plan, and the gate in front of its occupancy. The grain key is the
/// resource id; a provider's own calendar has the provider's id.
/// </summary>
[Alias("calendar")]
public interface ICalendarGrain : IGrainWithGuidKey, IAggregateGrain, ICalendarGate
{
    /// <summary>Replaces the plan.</summary>
    /// <remarks>Refusals: `calendar.unknown` (not yours), `calendar.zone-not-known`, `calendar.range-not-valid`, `calendar.override-repeated`, `calendar.seats-not-valid`, `calendar.period-not-valid`, `calendar.too-large`.</remarks>
    [Alias("set-plan")]
    Task<Outcome<CalendarView>> SetPlan(SetCalendarPlan command);

    /// <summary>Adds days that differ to the plan as it is.</summary>
    /// <remarks>Refusals: `calendar.unknown`, `calendar.period-not-valid`, `calendar.too-large`.</remarks>
    [Alias("add-period")]
    Task<Outcome<CalendarView>> AddPeriod(AddPlanPeriod command);

    /// <summary>The plan as its owner wrote it. Refusals: `calendar.unknown`.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<CalendarView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>True once anything could ever be booked.</summary>
    [Alias("has-hours"), ReadOnly]
    Task<bool> HasHours(CancellationToken cancellationToken);

    /// <summary>What may be booked in a window. Empty when there is no plan.</summary>
    [Alias("slots"), ReadOnly]
    Task<SlotList> Slots(SlotQuery query, CancellationToken cancellationToken);

    /// <summary>Those of some starts at which the resource may be booked, whatever the grid says.</summary>
    [Alias("check"), ReadOnly]
    Task<SlotList> Check(SlotQuery query, ImmutableArray<DateTimeOffset> starts, CancellationToken cancellationToken);

    /// <summary>Whether the resource could do what a booking wants, and how much of it it does already.</summary>
    [Alias("weigh"), ReadOnly]
    Task<SlotWeight> Weigh(ReserveSlot request, CancellationToken cancellationToken);

    /// <summary>Why a time may be booked, or not.</summary>
    [Alias("explain"), ReadOnly]
    Task<SlotExplanation> Explain(SlotQuestion question, CancellationToken cancellationToken);

    /// <summary>Which bookings occupy the resource from a local date to another one, exclusive; from today, and for a month, when nobody says. Refusals: `calendar.unknown`.</summary>
    [Alias("occupied"), ReadOnly]
    Task<Outcome<OccupiedList>> Occupied(Actor by, DateOnly? from, DateOnly? to, CancellationToken cancellationToken);

    /// <summary>Which bookings overlap what imported calendars say is taken. Refusals: `calendar.unknown`.</summary>
    [Alias("conflicts"), ReadOnly]
    Task<Outcome<CalendarConflictList>> Conflicts(Actor by, CancellationToken cancellationToken);
}
