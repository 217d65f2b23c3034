using Marketplace.Bookings;
using Marketplace.Payouts;

namespace Marketplace.Payments;

/// <summary>Tells the booking what became of its money, and the provider's account what it earned.</summary>
internal sealed class PaymentRelay(IGrainFactory grains) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) =>
        happened is PaymentAuthorised or PaymentCaptured or PaymentUnderWay or PaymentFailed or PaymentVoided or PaymentTransferred;

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case PaymentAuthorised authorised:
                await (await Booking()).PaymentArrived(new TakePayment(notice.Cause("authorised"), false, authorised.CaptureBefore, null));
                break;
            case PaymentCaptured:
                await (await Booking()).PaymentArrived(new TakePayment(notice.Cause("captured"), true, null, null));
                break;
            case PaymentUnderWay:
                await (await Booking()).PaymentExpected(new ExpectPayment(notice.Cause("expected")));
                break;
            case PaymentFailed:
                await (await Booking()).PaymentMissed(new MissPayment(notice.Cause("missed")));
                break;
            case PaymentVoided voided:
                await (await Booking()).PaymentLost(new LosePayment(notice.Cause("voided"), voided.Reason));
                break;
            case PaymentTransferred transferred:
                var payment = await Read(notice);
                await grains.GetGrain<IProviderAccountGrain>(transferred.ProviderId).Credit(
                    new CreditEarnings(notice.Cause("credit"), transferred.ProviderId, payment.BookingId, transferred.Amount, payment.TimeZone));
                break;
        }

        async Task<IBookingGrain> Booking() => grains.GetGrain<IBookingGrain>((await Read(notice)).BookingId);
    }

    private async Task<PaymentView> Read(Notice<PaymentEvent> notice) =>
        (await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, CancellationToken.None)).View
        ?? throw new InvalidOperationException($"{notice.Stream} told an event and does not exist.");
}
