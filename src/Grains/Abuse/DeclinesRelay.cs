using Microsoft.Extensions.Options;

namespace Marketplace.Abuse;

/// <summary>Shows operators who has card after card declined.</summary>
internal sealed class DeclinesRelay(IGrainFactory grains, IOptions<AbuseOptions> options) : IRelay<PayerEvent>
{
    public bool Hears(PayerEvent happened) => options.Value.Enabled is true && happened is PayerDeclined;

    public async Task Tell(Notice<PayerEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payer = notice.Known(await grains.GetGrain<IPayerGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (SelfDealing.Declined(notice.Source, payer.DeclinesInDay, notice.Event.At) is { } seen)
        {
            await grains.GetGrain<IFlagGrain>(seen.Id).Raise(new RaiseFlag(notice.Cause("flag"), seen.Case));
        }
    }
}
