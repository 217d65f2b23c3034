namespace Marketplace.Listings;

/// <summary>A listing as it is.</summary>
/// <param name="Id">The listing.</param>
/// <param name="ProviderId">Whose it is.</param>
/// <param name="ResourceId">Whose calendar a booking occupies.</param>
/// <param name="Slug">Its name in URLs; never changes once the listing has a title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Content">What it offers.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="UpdatedAt">When anything last changed.</param>
/// <param name="PublishedAt">When it last went on the market.</param>
/// <param name="PausedAt">Since when it is paused; null when it is not.</param>
/// <param name="DeletedAt">When it was archived.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("listing.view")]
public sealed record ListingView(
    Guid Id,
    Guid ProviderId,
    Guid ResourceId,
    string Slug,
    ListingStatus Status,
    ListingContent Content,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? PausedAt,
    DateTimeOffset? DeletedAt,
    long Version) : IVersioned;

/// <summary>Where a listing stands.</summary>
public enum ListingStatus
{
    None,
    Draft,
    Active,
    Paused,
    Archived,
}
