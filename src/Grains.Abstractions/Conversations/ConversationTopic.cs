namespace Marketplace.Conversations;

/// <summary>What a conversation is about and who takes part. Fixed when it opens.</summary>
/// <param name="Kind">What <paramref name="SubjectId"/> is.</param>
/// <param name="SubjectId">The listing that is asked about, or the booking.</param>
/// <param name="ListingId">The listing in either case.</param>
/// <param name="Title">The title of the listing when the conversation opened.</param>
/// <param name="CustomerId">The account of the customer.</param>
/// <param name="ProviderId">The provider, for whom every person acts who may.</param>
[GenerateSerializer, Immutable, Alias("conversation.topic")]
public sealed record ConversationTopic(TopicKind Kind, Guid SubjectId, Guid ListingId, string Title, Guid CustomerId, Guid ProviderId)
{
    /// <summary>The side on which somebody takes part, or null for strangers.</summary>
    public ConversationSide? SideOf(Actor who) => ConversationSides.Of(who, CustomerId, ProviderId);
}

/// <summary>What a conversation can be about. Stored by name; never rename.</summary>
public enum TopicKind
{
    Listing,
    Booking,
}

/// <summary>Who speaks. Each side shares one inbox and one read mark. Stored by name; never rename.</summary>
public enum ConversationSide
{
    Customer,
    Provider,

    /// <summary>The product itself, about what happened to the booking.</summary>
    System,
}

/// <summary>On which side somebody stands.</summary>
public static class ConversationSides
{
    /// <returns>Null for strangers.</returns>
    public static ConversationSide? Of(Actor who, Guid customerId, Guid providerId) =>
        who.Id != Guid.Empty && who.Id == customerId ? ConversationSide.Customer
        : who.ActsFor(providerId) ? ConversationSide.Provider
        : null;

    /// <summary>Who hears what that side says.</summary>
    public static ConversationSide Other(this ConversationSide side) => side is ConversationSide.Customer ? ConversationSide.Provider : ConversationSide.Customer;
}

/// <summary>The identities of conversations: whoever opens the same one twice finds it again.</summary>
public static class ConversationId
{
    /// <summary>The one thread in which a customer asks about a listing.</summary>
    public static Guid OfListing(Guid listingId, Guid customerId) => DerivedId.From(listingId, customerId, "thread");

    /// <summary>The one thread of a booking.</summary>
    public static Guid OfBooking(Guid bookingId) => DerivedId.From(bookingId, "thread");
}
