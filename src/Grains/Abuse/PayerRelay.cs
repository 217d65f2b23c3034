using Marketplace.Payments;

namespace Marketplace.Abuse;

/// <summary>Tells customers' records what came of what they tried.</summary>
internal sealed class PayerRelay(IGrainFactory grains) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) => happened is PaymentDeclined or PaymentCaptured;

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var payer = grains.GetGrain<IPayerGrain>(payment.CustomerId);
        await (notice.Event is PaymentDeclined
            ? payer.Decline(new NoteDecline(notice.Cause("declined"), notice.Source))
            : payer.Paid(new NotePaid(notice.Cause("paid"))));
    }
}
