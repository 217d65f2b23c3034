using Marketplace.Bookings;
using Marketplace.Waitlists;

namespace Marketplace.Notifications;

/// <summary>Tells whoever waited that it is their turn, while the time is held for them.</summary>
internal sealed class WaitlistNotifications(IGrainFactory grains, Notifier notifier) : IRelay<WaitlistEvent>
{
    public bool Hears(WaitlistEvent happened) => happened is WaitlistOffered;

    public async Task Tell(Notice<WaitlistEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not WaitlistOffered offered)
        {
            return;
        }

        var booking = (await grains.GetGrain<IBookingGrain>(offered.BookingId).Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{notice.Stream} offered a booking that does not exist.");
        var facts = new NotificationFacts
        {
            BookingId = booking.Id,
            ListingId = booking.Terms.ListingId,
            Title = booking.Terms.Title,
            At = offered.ExpiresAt,
            TimeZone = booking.Terms.TimeZone,
        };
        await notifier.Tell(
            notice, booking.CustomerId, NotificationTopic.WaitlistOffered, facts, NotificationCause.Stands(booking.Id, BookingStatus.PendingPayment));
    }
}
