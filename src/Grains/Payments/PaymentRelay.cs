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
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = await Read(notice);
        var booking = grains.GetGrain<IBookingGrain>(payment.BookingId);
        switch (notice.Event)
        {
            case PaymentCaptured when payment.Purpose is not PaymentPurpose.Booking:
                await booking.PaymentArrived(new TakePayment(notice.Cause("captured"), true, null, null, PaymentId: notice.Source, Purpose: payment.Purpose));
                break;
            case PaymentTransferred transferred:
                await grains.GetGrain<IProviderAccountGrain>(transferred.ProviderId).Credit(new CreditEarnings(
                    notice.Cause("credit"), transferred.ProviderId, payment.BookingId, transferred.Amount, payment.TimeZone, notice.Source));
                break;

            // What is paid besides holds no slot of its own: it is there in time, or the booking has given it up by then.
            case var _ when payment.Purpose is not PaymentPurpose.Booking:
                break;
            case PaymentAuthorised authorised:
                await booking.PaymentArrived(new TakePayment(notice.Cause("authorised"), false, authorised.CaptureBefore, null));
                break;
            case PaymentCaptured:
                await booking.PaymentArrived(new TakePayment(notice.Cause("captured"), true, null, null));
                break;
            case PaymentUnderWay:
                await booking.PaymentExpected(new ExpectPayment(notice.Cause("expected")));
                break;
            case PaymentFailed:
                await booking.PaymentMissed(new MissPayment(notice.Cause("missed")));
                break;
            case PaymentVoided voided:
                await booking.PaymentLost(new LosePayment(notice.Cause("voided"), voided.Reason));
                break;
        }
    }

    private async Task<PaymentView> Read(Notice<PaymentEvent> notice) =>
        (await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, CancellationToken.None)).View
        ?? throw new InvalidOperationException($"{notice.Stream} told an event and does not exist.");
}
