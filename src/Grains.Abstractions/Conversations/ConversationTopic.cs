namespace Marketplace.Conversations;

/// <summary>What a conversation is about and who takes part. Fixed when it opens.</summary>
/// <param name="Kind">What <paramref name="SubjectId"/> is.</param>
/// <param name="SubjectId">The listing that is asked about, or the booking; empty where support is asked about none.</param>
/// <param name="ListingId">The listing in either case; empty where there is none.</param>
/// <param name="Title">The title of the listing when the conversation opened, or what support is asked.</param>
/// <param name="CustomerId">The account of the customer; of a support thread, of whoever asks, be it a provider.</param>
/// <param name="ProviderId">The provider, for whom every person acts who may; empty in support threads, where operators answer.</param>
[GenerateSerializer, Immutable, Alias("conversation.topic")]
public sealed record ConversationTopic(TopicKind Kind, Guid SubjectId, Guid ListingId, string Title, Guid CustomerId, Guid ProviderId)
{
    /// <summary>The side on which somebody takes part, or null for strangers.</summary>
    public ConversationSide? SideOf(Actor who) =>
        ConversationSides.Of(who, CustomerId, ProviderId)
        ?? (Kind is TopicKind.Support && who.Role is ActorRole.Operator ? ConversationSide.Support : null);

    /// <summary>The booking it is about, or null.</summary>
    public Guid? Booking() => Kind is TopicKind.Listing ? null : Named(SubjectId);

    /// <summary>The listing it is about, or null.</summary>
    public Guid? Listing() => Named(ListingId);

    /// <summary>The provider who takes part, or null in support threads.</summary>
    public Guid? Provider() => Named(ProviderId);

    private static Guid? Named(Guid id) => id == Guid.Empty ? null : id;
}

/// <summary>What a conversation can be about. Stored by name; never rename.</summary>
public enum TopicKind
{
    Listing,
    Booking,

    /// <summary>Whatever somebody asks the marketplace.</summary>
    Support,
}

/// <summary>Who speaks. Each side shares one inbox and one read mark. Stored by name; never rename.</summary>
public enum ConversationSide
{
    Customer,
    Provider,

    /// <summary>The product itself, about what happened to the booking.</summary>
    System,

    /// <summary>Operators, who answer with one voice. What is kept of a provider's side is kept of theirs.</summary>
    Support,
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
