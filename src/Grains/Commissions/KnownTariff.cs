namespace Marketplace.Commissions;

/// <summary>
/// The newest tariff that this process has heard of. Every price asks whether there is a newer one, and what crosses between processes is a
/// number; nobody is ever priced by an older one than somebody before them here.
/// </summary>
internal sealed class KnownTariff(IGrainFactory grains)
{
    /// <summary>No version is as old, so whoever knows nothing is told of all there is.</summary>
    private const long Nothing = -1;

    private volatile TariffInForce? newest;

    public async Task<TariffInForce> InForce(CancellationToken cancellationToken)
    {
        var known = newest;
        var newer = await grains.GetGrain<ICommissionRulesGrain>(CommissionRulesView.Key).InForceAfter(known?.Version ?? Nothing, cancellationToken);
        if (newer is not null)
        {
            known = newest = new TariffInForce(newer.Tariff, newer.Version);
        }

        return known!;
    }
}
