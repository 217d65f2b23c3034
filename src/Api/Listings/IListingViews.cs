namespace Marketplace.Listings;

/// <summary>How often listings were looked at.</summary>
internal interface IListingViews
{
    /// <exception cref="StorageUnavailableException">Nothing was counted.</exception>
    Task Add(IReadOnlyList<(Guid Listing, long Views)> seen, CancellationToken cancellationToken);
}
