namespace Marketplace.Listings;

/// <summary>One thing that a provider offers. The grain key is the listing id.</summary>
/// <remarks>Strangers are refused with `listing.unknown`; so is everybody once it is archived.</remarks>
[Alias("listing")]
public interface IListingGrain : IGrainWithGuidKey, IAggregateGrain, IListingTerms, IListingOwner
{
    /// <remarks>Refusals: `provider.required`, `provider.off-the-market`, `listing.mode-not-offered`, `listing.policy-not-known`, `listing.already-created`, `listing.slug-taken`.</remarks>
    [Alias("create")]
    Task<Outcome<ListingView>> Create(CreateListing command);

    /// <remarks>Refusals: as for creating; `listing.incomplete` when a published listing would lose what it needs.</remarks>
    [Alias("change")]
    Task<Outcome<ListingView>> Change(ChangeListing command);

    /// <remarks>Refusals: `listing.incomplete` (the facts name what is missing), `provider.off-the-market`.</remarks>
    [Alias("publish")]
    Task<Outcome<ListingView>> Publish(PublishListing command);

    /// <remarks>Refusals: `listing.not-now` for a draft.</remarks>
    [Alias("pause")]
    Task<Outcome<ListingView>> Pause(PauseListing command);

    [Alias("archive")]
    Task<Outcome<ListingView>> Archive(ArchiveListing command);

    /// <summary>The listing, for its provider and staff; for everybody while it is active.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<ListingView>> Read(Actor by, CancellationToken cancellationToken);
}
