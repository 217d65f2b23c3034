using Marketplace.Reviews;

namespace Marketplace.Bookings;

/// <summary>Lets both sides review once the work is done.</summary>
internal sealed class ReviewRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => happened is BookingCompleted;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
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
