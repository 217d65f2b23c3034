using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Waitlists;

/// <summary>
/// Tries to book for whoever's turn it is, in their name. Nobody else can have what is held for them, because it is a booking
/// like any other: its hold, its payment and its end are the booking's.
/// </summary>
internal sealed class WaitlistRelay(IGrainFactory grains) : IRelay<WaitlistEvent>
{
    /// <summary>Long enough to hear of it and to find one's card.</summary>
    private static readonly TimeSpan LongestOffer = TimeSpan.FromHours(2);

    private static readonly TimeSpan ShortestOffer = TimeSpan.FromMinutes(15);

    public bool Hears(WaitlistEvent happened) => happened is WaitlistJoined or WaitlistOfferWanted;

    public Task Tell(Notice<WaitlistEvent> notice, CancellationToken cancellationToken) =>
        notice.Event switch
        {
            WaitlistJoined joined => LookAgain(notice, joined.Entry, cancellationToken),
            WaitlistOfferWanted wanted => Offer(notice, wanted),
            _ => Task.CompletedTask,
        };

    /// <summary>What was in the way may have ended while they joined, and then nobody would tell.</summary>
    private async Task LookAgain(Notice<WaitlistEvent> notice, WaitlistEntry entry, CancellationToken cancellationToken)
    {
        var terms = await grains.GetGrain<IListingTerms>(entry.ListingId).Terms(new TermsQuery(entry.Start, entry.Duration, entry.Seats, entry.Chosen), cancellationToken);
        if (terms.View is { } agreed && (await grains.Explain(agreed, cancellationToken)).Bookable)
        {
            await Line(notice).TimeFreed(new FreeTime(notice.Cause("free"), entry.From, entry.To, Guid.Empty));
        }
    }

    private async Task Offer(Notice<WaitlistEvent> notice, WaitlistOfferWanted wanted)
    {
        var entry = wanted.Entry;
        var customer = Actor.Member(entry.CustomerId);
        var booked = await grains.GetGrain<IBookingGrain>(WaitlistId.BookingOf(entry.Id, wanted.Offer)).Book(new BookSlot(
            notice.Cause("book") with { By = customer },
            entry.ListingId,
            entry.Start,
            entry.Duration,
            entry.Seats,
            QuoteId: null,
            Notes: null,
            Hold: HoldOf(entry, notice.At),
            entry.Chosen));
        await Line(notice).Record(new RecordOffer(
            notice.Cause("record"), entry.Id, wanted.Offer, booked.View is { } held ? held.HoldExpiresAt ?? entry.Start : null, booked.Refusal?.Code));
    }

    /// <summary>The later it gets, the less time there is for the one after them.</summary>
    private static TimeSpan HoldOf(WaitlistEntry entry, DateTimeOffset now)
    {
        var quarter = (entry.Start - now) / 4;
        return quarter > LongestOffer ? LongestOffer : quarter < ShortestOffer ? ShortestOffer : quarter;
    }

    private IWaitlistGrain Line(Notice<WaitlistEvent> notice) => grains.GetGrain<IWaitlistGrain>(notice.Source);
}
