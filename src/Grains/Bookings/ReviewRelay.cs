using Marketplace.Reviews;

namespace Marketplace.Bookings;

/// <summary>Lets both sides review what was done: the work, or its milestones that were accepted before the rest was called off.</summary>
internal sealed class ReviewRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => happened is BookingCompleted or BookingCancelled or BookingRefunded { Entire: true };

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        if (notice.Event is not BookingCompleted && booking.Milestones?.Any(milestone => milestone.AcceptedAt is not null) is not true)
        {
            return;
        }

        var terms = booking.Terms;
        await grains.GetGrain<IReviewGrain>(notice.Source).Open(new OpenReviews(
            notice.Cause("reviews"),
            booking.CustomerId,
            terms.ProviderId,
            terms.ListingId,
            terms.Title,
            notice.At,
            BookingDeadlines.ReviewsCloseAt(terms, notice.At)));
    }
}
