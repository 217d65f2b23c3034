using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>The slots of a booking: one of each of its resources, or the one of its provider.</summary>
internal static class BookingSlots
{
    /// <summary>As the occupancy table has them; none once they are free again.</summary>
    public static ImmutableArray<SlotGrant> Of(BookingState booking) =>
        booking.Grant is not { } grant ? []
        : booking.Assignment is { } assignment ? [.. assignment.Resources.Select(resource => resource.Grant)]
        : [grant];

    /// <summary>Whose calendars they are of, or were.</summary>
    public static ImmutableArray<Guid> Resources(BookingTerms terms, Assignment? assignment) =>
        assignment is null ? [terms.ResourceId] : [.. assignment.Resources.Select(resource => resource.ResourceId)];
}
