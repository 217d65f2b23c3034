using Marketplace.Payments;

namespace Marketplace.Notifications;

/// <summary>Tells customers that money went back to them, did not reach them, or did not come. That it came is told by their receipt.</summary>
internal sealed class PaymentNotifications(IGrainFactory grains, Notifier notifier) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) => happened is PaymentFailed or PaymentRefunded or PaymentRefundFailed;

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var facts = new NotificationFacts { PaymentId = payment.Id, BookingId = payment.BookingId, Title = payment.Title, TimeZone = payment.TimeZone, At = notice.At };
        var (topic, amount) = notice.Event switch
        {
            PaymentRefunded refunded => (NotificationTopic.PaymentRefunded, refunded.Amount),
            PaymentRefundFailed failed => (NotificationTopic.RefundFailed, failed.Amount),
            _ => (NotificationTopic.PaymentFailed, payment.Amount),
        };
        await notifier.Tell(notice, payment.CustomerId, topic, facts with { Amount = amount });
    }
}
