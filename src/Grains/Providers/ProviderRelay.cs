using Marketplace.Listings;

namespace Marketplace.Providers;

/// <summary>Who must hear of a provider: their listings, when they leave the market.</summary>
internal sealed class ProviderRelay(IGrainFactory grains, IProviderListings listings) : IRelay<ProviderEvent>
{
    public async Task Tell(Notice<ProviderEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not (ProviderSuspended or ProviderRejected or ProviderClosed))
        {
            return;
        }

        foreach (var listingId in await listings.Active(notice.Source, cancellationToken))
        {
            // A listing that went by itself meanwhile refuses, and that is as good.
            await grains.GetGrain<IListingGrain>(listingId).Pause(new PauseListing(notice.Cause($"pause {listingId:N}")));
        }
    }
}

/// <summary>Which listings of a provider are on the market.</summary>
internal interface IProviderListings
{
    Task<ImmutableArray<Guid>> Active(Guid providerId, CancellationToken cancellationToken);
}
