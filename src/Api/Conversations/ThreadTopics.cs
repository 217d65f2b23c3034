using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Conversations;

/// <summary>Asks the listing or the booking who the parties of a thread are; callers are never believed.</summary>
internal sealed class ThreadTopics(IGrainFactory grains)
{
    public async Task<Outcome<ConversationTopic>> OfListing(Guid listing, Guid customer, CancellationToken cancellationToken)
    {
        var owner = await grains.GetGrain<IListingOwner>(listing).Owner(cancellationToken);
        return owner.Match<Outcome<ConversationTopic>>(
            found => new ConversationTopic(TopicKind.Listing, listing, listing, found.Title, customer, found.ProviderId),
            refusal => refusal);
    }

    public async Task<Outcome<ConversationTopic>> OfBooking(Guid booking, Actor by, CancellationToken cancellationToken)
    {
        var parties = await grains.GetGrain<IBookingParties>(booking).Parties(by, cancellationToken);
        return parties.Match<Outcome<ConversationTopic>>(
            found => new ConversationTopic(TopicKind.Booking, booking, found.ListingId, found.Title, found.CustomerId, found.ProviderId),
            refusal => refusal);
    }
}
