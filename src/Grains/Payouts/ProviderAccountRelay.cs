namespace Marketplace.Payouts;

/// <summary>Starts the payouts that a period was cut into.</summary>
internal sealed class ProviderAccountRelay(IGrainFactory grains) : IRelay<ProviderAccountEvent>
{
    public bool Hears(ProviderAccountEvent happened) => happened is PayoutCut;

    public async Task Tell(Notice<ProviderAccountEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is PayoutCut cut)
        {
            await grains.GetGrain<IPayoutGrain>(cut.PayoutId).Start(
                new StartPayout(notice.Cause("payout"), notice.Source, cut.Amount, cut.Period, cut.Items, cut.IsByHand));
        }
    }
}
