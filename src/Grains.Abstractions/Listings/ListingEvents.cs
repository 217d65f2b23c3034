namespace Marketplace.Listings;

/// <summary>Something that happened to a listing. Events carry what later readers need, so no reader must ask back.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("listing.event")]
public abstract record ListingEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ProviderId">Whose it is.</param>
/// <param name="Tag">A short text of the listing's id, which makes slugs unique.</param>
/// <param name="Slug">Its name in URLs.</param>
/// <param name="Content">What is known of it so far.</param>
[GenerateSerializer, Immutable, Alias("listing.created")]
public sealed record ListingCreated(DateTimeOffset At, Guid ProviderId, string Tag, string Slug, ListingContent Content) : ListingEvent(At);

/// <summary>The slug and the whole content as they are from now on.</summary>
[GenerateSerializer, Immutable, Alias("listing.changed")]
public sealed record ListingChanged(DateTimeOffset At, string Slug, ListingContent Content) : ListingEvent(At);

[GenerateSerializer, Immutable, Alias("listing.published")]
public sealed record ListingPublished(DateTimeOffset At) : ListingEvent(At);

[GenerateSerializer, Immutable, Alias("listing.paused")]
public sealed record ListingPaused(DateTimeOffset At) : ListingEvent(At);

[GenerateSerializer, Immutable, Alias("listing.archived")]
public sealed record ListingArchived(DateTimeOffset At) : ListingEvent(At);
