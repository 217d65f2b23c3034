namespace Marketplace.Payouts;

/// <summary>Asks what becomes of a payout that failed, and gives what it was to pay back to the provider's account once it has ended unpaid.</summary>
internal sealed class PayoutRelay(IGrainFactory grains) : IRelay<PayoutEvent>
{
    public bool Hears(PayoutEvent happened) => happened is PayoutFailed or PayoutGivenBack;

    public async Task Tell(Notice<PayoutEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var grain = grains.GetGrain<IPayoutGrain>(notice.Source);
        var payout = notice.Known(await grain.Read(Actor.Platform, cancellationToken));
        var account = grains.GetGrain<IProviderAccountGrain>(payout.ProviderId);
        if (notice.Event is PayoutGivenBack)
        {
            await account.TakeBack(new TakeBackPayout(notice.Cause("take-back"), notice.Source, payout.Items));
            return;
        }

        var pockets = (await account.ReadLatest(cancellationToken)).Pockets ?? [];
        await grain.Withdraw(new WithdrawPayout(
            notice.Cause("withdraw"),
            IsOwed: pockets.Any(pocket => pocket.Amount.Amount < 0 && pocket.Amount.Currency == payout.Amount.Currency && pocket.IsByHand == payout.IsByHand)));
    }
}
