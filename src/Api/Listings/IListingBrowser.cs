namespace Marketplace.Listings;

/// <summary>Listings in lists.</summary>
internal interface IListingBrowser
{
    /// <summary>What is on the market.</summary>
    Task<Page<ListingCard>> Browse(BrowseFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>A provider's own, drafts and paused ones too; deleted ones only by asking for them.</summary>
    Task<Page<ListingCard>> Of(Guid providerId, ListingStatus? status, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What a person saved and may still see, newest first.</summary>
    Task<Page<ListingCard>> SavedBy(Guid accountId, PageRequest page, CancellationToken cancellationToken);
}
