using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.SecurityDeposits;

/// <summary>Tells the payment what becomes of the deposit, and the booking that nobody has paid it.</summary>
internal sealed class SecurityDepositRelay(IGrainFactory grains, GatewayChoice gateways) : IRelay<SecurityDepositEvent>
{
    public bool Hears(SecurityDepositEvent happened) =>
        happened is SecurityDepositAsked or SecurityDepositRenewed or SecurityDepositRejected or SecurityDepositEnded { PaymentId: not null };

    public async Task Tell(Notice<SecurityDepositEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case SecurityDepositAsked asked:
                await Start(asked);
                break;
            case SecurityDepositRenewed renewed:
                await Payment(renewed.PaymentId).Extend(new ExtendPayment(notice.Cause("extend"), renewed.PayBy));
                break;
            case SecurityDepositRejected rejected:
                await GiveBack(rejected.PaymentId, rejected.Reason);
                break;
            case SecurityDepositEnded { PaymentId: { } payment, Award.IsPositive: true } awarded:
                await Divide(payment, awarded);
                break;

            // What is held, and whatever comes for it from now on.
            case SecurityDepositEnded { PaymentId: { } payment } ended:
                await GiveBack(payment, ended.Reason);
                if (ended.Outcome is SecurityDepositStatus.Unpaid)
                {
                    await Cancel();
                }

                break;
        }

        async Task Start(SecurityDepositAsked asked)
        {
            var said = await Case();
            await Payment(asked.PaymentId).Start(new StartPayment(
                notice.Cause("start-payment"),
                said.BookingId,
                said.CustomerId,
                said.ProviderId,
                $"Security deposit: {said.Title}",
                asked.Amount,
                CaptureLater: false,
                asked.PayBy,
                said.TimeZone,
                PaymentPurpose.SecurityDeposit,
                Gateway: gateways.First(asked.Amount)));
        }

        // The platform takes nothing of an award: nothing was sold.
        async Task Divide(Guid payment, SecurityDepositEnded awarded)
        {
            if (awarded.Back.IsPositive)
            {
                await Payment(payment).Refund(new RefundPayment(notice.Cause("refund"), awarded.Back, awarded.Reason));
            }

            var nothing = Money.Zero(awarded.Award.Currency);
            await Payment(payment).Release(new ReleasePayment(notice.Cause("release"), awarded.Award, nothing, nothing, nothing));
        }

        // A booking that has begun goes on without it. One that could not be cancelled at this moment is tried again.
        async Task Cancel()
        {
            var booking = grains.GetGrain<IBookingGrain>((await Case()).BookingId);
            var cancelled = await booking.Cancel(new CancelBooking(notice.Cause("cancel"), DepositEnds.NotPaid, IsUnsecured: true));
            if (cancelled.Refusal is { } refusal && (await booking.Read(Actor.Platform, cancellationToken)).View is { Status: BookingStatus.Confirmed })
            {
                throw new InvalidOperationException($"{notice.Stream} is not paid, and its booking cannot be cancelled: {refusal.Code}.");
            }
        }

        async Task<SecurityDepositCase> Case() =>
            notice.Known(await grains.GetGrain<ISecurityDepositGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).Case;

        IPaymentGrain Payment(Guid id) => grains.GetGrain<IPaymentGrain>(id);

        Task GiveBack(Guid payment, string reason) => Payment(payment).GiveBack(new GiveBackPayment(notice.Cause("give-back"), reason, UnlessPaid: false));
    }
}
