using Marketplace.Payouts;

namespace Marketplace.Notifications;

/// <summary>Tells providers that money is on its way to their bank, or came back from it.</summary>
internal sealed class PayoutNotifications(IGrainFactory grains, Notifier notifier) : IRelay<PayoutEvent>
{
    public bool Hears(PayoutEvent happened) => happened is PayoutSent or PayoutFailed;

    public async Task Tell(Notice<PayoutEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payout = notice.Known(await grains.GetGrain<IPayoutGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (await notifier.PersonOf(payout.ProviderId, cancellationToken) is { } person)
        {
            var facts = new NotificationFacts { PayoutId = payout.Id, Amount = payout.Amount };
            await (notice.Event is PayoutSent sent
                ? notifier.Tell(notice, person, NotificationTopic.PayoutSent, facts with { At = sent.ArrivalDate })
                : notifier.Tell(notice, person, NotificationTopic.PayoutFailed, facts));
        }
    }
}
