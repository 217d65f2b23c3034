using Marketplace.Bookings;
using Marketplace.Listings;

namespace Marketplace.Conversations;

/// <summary>Asks the listing or the booking who the parties of a thread are; callers are never believed.</summary>
internal sealed class ThreadTopics(IGrainFactory grains)
{
    /// <summary>In characters; a line.</summary>
    private const int LongestSubject = 200;

    /// <summary>A thread about a listing or a booking.</summary>
    public async Task<Outcome<WantedThread>> WithPeople(OpenThreadRequest body, Caller caller, CancellationToken cancellationToken)
    {
        var check = new Check();
        var listing = check.OptionalId("listingId", body.ListingId);
        var booking = check.OptionalId("bookingId", body.BookingId);
        check.Require(listing is null != booking is null, "listingId", "either listingId or bookingId is required");
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        return listing is { } asked
            ? await AboutListing(asked, caller, cancellationToken)
            : Wanted(ConversationId.OfBooking(booking!.Value), await OfBooking(booking.Value, caller.Actor, cancellationToken));
    }

    /// <summary>A thread with support, perhaps about a booking of the caller's. Each is a new one.</summary>
    public async Task<Outcome<WantedThread>> WithSupport(OpenThreadRequest body, Caller caller, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Require(body.Kind is "support", "kind", "must be support, or be left out");
        check.Require(body.ListingId is null, "listingId", "is not for support");
        var subject = check.Text("subject", body.Subject, LongestSubject);
        var booking = check.OptionalId("bookingId", body.BookingId);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        var id = caller.NewId("thread");
        if (booking is not { } about)
        {
            return new WantedThread(id, new ConversationTopic(TopicKind.Support, Guid.Empty, Guid.Empty, subject, caller.AccountId, Guid.Empty));
        }

        var topic = await OfBooking(about, caller.Actor, cancellationToken);
        return topic.Match<Outcome<WantedThread>>(
            found => new WantedThread(id, found with { Kind = TopicKind.Support, Title = subject, CustomerId = caller.AccountId, ProviderId = Guid.Empty }),
            refusal => refusal);
    }

    /// <summary>A thread that was opened goes on when its listing is gone, so that a request which is repeated finds what became of it.</summary>
    private async Task<Outcome<WantedThread>> AboutListing(Guid listing, Caller caller, CancellationToken cancellationToken)
    {
        var id = ConversationId.OfListing(listing, caller.AccountId);
        var topic = await OfListing(listing, caller.AccountId, cancellationToken);
        return topic.Refusal is not null && (await grains.GetGrain<IConversationGrain>(id).Read(caller.Actor, cancellationToken)).View is { } open
            ? new WantedThread(id, open.Conversation.Topic)
            : Wanted(id, topic);
    }

    private static Outcome<WantedThread> Wanted(Guid id, Outcome<ConversationTopic> topic) =>
        topic.Match<Outcome<WantedThread>>(found => new WantedThread(id, found), refusal => refusal);

    private async Task<Outcome<ConversationTopic>> OfListing(Guid listing, Guid customer, CancellationToken cancellationToken)
    {
        var owner = await grains.GetGrain<IListingOwner>(listing).Owner(cancellationToken);
        return owner.Match<Outcome<ConversationTopic>>(
            found => new ConversationTopic(TopicKind.Listing, listing, listing, found.Title, customer, found.ProviderId),
            refusal => refusal);
    }

    private async Task<Outcome<ConversationTopic>> OfBooking(Guid booking, Actor by, CancellationToken cancellationToken)
    {
        var parties = await grains.GetGrain<IBookingParties>(booking).Parties(by, cancellationToken);
        return parties.Match<Outcome<ConversationTopic>>(
            found => new ConversationTopic(TopicKind.Booking, booking, found.ListingId, found.Title, found.CustomerId, found.ProviderId),
            refusal => refusal);
    }
}

/// <param name="Id">The thread, which may be open already.</param>
/// <param name="Topic">What it is about and who takes part.</param>
internal sealed record WantedThread(Guid Id, ConversationTopic Topic);
