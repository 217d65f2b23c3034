using Marketplace.Identity;
using Marketplace.Listings;

namespace Marketplace.Providers;

/// <summary>Who must hear of a provider: the account that becomes one, and the listings when it leaves the market.</summary>
internal sealed class ProviderRelay(IGrainFactory grains, IProviderListings listings) : IRelay<ProviderEvent>
{
    public async Task Tell(Notice<ProviderEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case ProviderRegistered registered:
                await grains.GetGrain<IAccountGrain>(registered.AccountId).GrantProvider(new GrantProvider(notice.Cause("role")));
                break;

            case ProviderSuspended or ProviderRejected or ProviderClosed:
                await PauseAll(notice, cancellationToken);
                break;
        }
    }

    private async Task PauseAll(Notice<ProviderEvent> notice, CancellationToken cancellationToken)
    {
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
