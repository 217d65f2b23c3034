using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>What calendars have granted a booking, until it is settled: all of it together.</summary>
/// <param name="grains">The calendars.</param>
/// <param name="bookingId">Whose it is.</param>
/// <param name="grants">In the order of the resources' ids.</param>
/// <param name="assignment">The resources; null where the terms name none.</param>
internal sealed class TakenSlots(IGrainFactory grains, Guid bookingId, ImmutableArray<SlotGrant> grants, Assignment? assignment)
{
    /// <summary>The only one, of most bookings.</summary>
    public SlotGrant First => grants[0];

    public Assignment? Assignment => assignment;

    /// <summary>Tells every calendar what became of its grant. One that is not reached finds out when its lease is over.</summary>
    public Task Settle(SlotOutcome outcome) =>
        Task.WhenAll(grants.Select(grant => grains.GetGrain<ICalendarGate>(grant.ResourceId).Settle(bookingId, outcome)));
}
