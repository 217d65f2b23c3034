namespace Marketplace.Bookings;

/// <summary>What relays must know of a booking besides the event they tell.</summary>
internal static class BookingFacts
{
    public static async Task<BookingView> Of(IGrainFactory grains, Notice<BookingEvent> notice, CancellationToken cancellationToken) =>
        notice.Known(await grains.GetGrain<IBookingGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
}
