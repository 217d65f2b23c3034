using Marketplace.Gateways;
using Marketplace.Identity;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Reconciliation;

namespace Marketplace.Providers;

/// <summary>
/// Who must hear of a provider: the account that becomes one, whoever listens to its gateway, what it is paid from when its
/// bank account changes, and the listings when it leaves the market.
/// </summary>
internal sealed class ProviderRelay(IGrainFactory grains, IProviderListings listings) : IRelay<ProviderEvent>
{
    public async Task Tell(Notice<ProviderEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case ProviderRegistered registered:
                await grains.GetGrain<IAccountGrain>(registered.AccountId).GrantProvider(new GrantProvider(notice.Cause("role")));
                break;

            case ProviderGatewayAccountOpened opened:
                await Watch(notice, opened.AccountId);
                break;

            case ProviderBankChanged { Mail: not null } changed:
                await grains.GetGrain<IProviderAccountGrain>(notice.Source).CoolOff(new CoolOffPayouts(notice.Cause("bank"), changed.Bank.TrustedFrom));
                break;

            case ProviderSuspended or ProviderRejected or ProviderClosed:
                await PauseAll(notice, cancellationToken);
                break;
        }
    }

    /// <summary>No money moves before the first provider has an account, so that is where the platform's own feed begins too.</summary>
    private async Task Watch(Notice<ProviderEvent> notice, string accountId)
    {
        foreach (var account in new[] { null, accountId })
        {
            await grains.GetGrain<IGatewayFeedGrain>(GatewayFeedId.Of(GatewayNames.Stripe, account)).Watch(
                new WatchGatewayFeed(notice.Cause("feed"), GatewayNames.Stripe, account));
        }

        await grains.GetGrain<IReconciliationGrain>(ReconciliationId.Of(GatewayNames.Stripe)).Watch(
            new WatchReconciliation(notice.Cause("reconciliation"), GatewayNames.Stripe));
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
