using Marketplace.Bookings;
using Marketplace.Reviews;

namespace Marketplace.Notifications;

/// <summary>Tells whoever was reviewed that they were, and that everybody can read it now.</summary>
internal sealed class ReviewNotifications(IGrainFactory grains, Notifier notifier) : IRelay<ReviewEvent>
{
    public bool Hears(ReviewEvent happened) => happened is ReviewGiven or ReviewsClosed;

    public async Task Tell(Notice<ReviewEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var booking = (await grains.GetGrain<IBookingGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{notice.Stream} is about a booking that does not exist.");
        var facts = new NotificationFacts { BookingId = notice.Source, ListingId = booking.Terms.ListingId, Title = booking.Terms.Title };
        var topic = notice.Event is ReviewGiven ? NotificationTopic.ReviewReceived : NotificationTopic.ReviewPublished;
        var (ofCustomer, ofProvider) = notice.Event is ReviewGiven given
            ? (given.Side is ReviewSide.Customer, given.Side is ReviewSide.Provider)
            : await Given(notice, booking.CustomerId, cancellationToken);
        if (ofProvider)
        {
            await notifier.Tell(notice, booking.CustomerId, topic, facts);
        }

        if (ofCustomer && await notifier.PersonOf(booking.Terms.ProviderId, cancellationToken) is { } provider)
        {
            await notifier.Tell(notice, provider, topic, facts);
        }
    }

    /// <summary>Which sides have spoken, now that both can be read.</summary>
    private async Task<(bool Customer, bool Provider)> Given(Notice<ReviewEvent> notice, Guid customer, CancellationToken cancellationToken)
    {
        var pair = (await grains.GetGrain<IReviewGrain>(notice.Source).Read(Actor.Member(customer), cancellationToken)).View;
        return pair is { Status: ReviewPeriod.Closed }
            ? (pair.Mine is not null, pair.Theirs is not null)
            : throw new InvalidOperationException($"{notice.Stream} told that it is closed and does not know of it when asked.");
    }
}
