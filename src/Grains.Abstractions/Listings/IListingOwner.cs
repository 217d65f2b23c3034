namespace Marketplace.Listings;

/// <summary>Whose a listing is. The key is the listing id.</summary>
public interface IListingOwner : IGrainWithGuidKey
{
    /// <remarks>Refusals: `listing.unknown`, for drafts and deleted ones too.</remarks>
    [Alias("owner"), ReadOnly]
    Task<Outcome<ListingOwner>> Owner(CancellationToken cancellationToken);
}

/// <summary>Who offers a listing and what it is called.</summary>
[GenerateSerializer, Immutable, Alias("listing.owner")]
public sealed record ListingOwner(Guid ProviderId, string Title);
