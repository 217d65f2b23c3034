using Marketplace.Payouts;

namespace Marketplace.Abuse;

/// <summary>Has the provider's money wait until an operator has decided, and tells their account what was decided.</summary>
internal sealed class FlagRelay(IGrainFactory grains) : IRelay<FlagEvent>
{
    public async Task Tell(Notice<FlagEvent> notice, CancellationToken cancellationToken)
    {
        var flag = notice.Known(await grains.GetGrain<IFlagGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (flag.Case is not { HoldsPayouts: true, ProviderId: { } provider })
        {
            return;
        }

        var account = grains.GetGrain<IProviderAccountGrain>(provider);
        await (notice.Event switch
        {
            FlagRaised => account.Flag(new FlagPayouts(notice.Cause("flag"), notice.Source)),
            FlagConfirmed confirmed => account.Unflag(new UnflagPayouts(notice.Cause("unflag"), notice.Source, confirmed.Reason)),
            _ => account.Unflag(new UnflagPayouts(notice.Cause("unflag"), notice.Source, HoldReason: null)),
        });
    }
}
