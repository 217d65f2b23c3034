using Marketplace.Bookings;
using Marketplace.Packages;
using Marketplace.Payouts;
using Marketplace.SecurityDeposits;
using Microsoft.Extensions.Options;

namespace Marketplace.Payments;

/// <summary>Tells the booking what became of its money, and the provider's account what it earned.</summary>
internal sealed class PaymentRelay(IGrainFactory grains, IOptions<PayoutOptions> options) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) =>
        happened is PaymentAuthorised or PaymentCaptured or PaymentUnderWay or PaymentFailed or PaymentVoided or PaymentTransferred or PaymentShareReached or PaymentReturnWanted
            or PaymentShareReserved or PaymentShareFreed or PaymentChargebackSettled or PaymentTaken or PaymentKept
            or PaymentStarted { Credit: not null } or PaymentCreditGranted or PaymentCreditDrawn or PaymentEarned { Credit: not null }
            or PaymentReturnPassedOn or PaymentFeeCharged { Amount.IsPositive: true } or PaymentPenalised;

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var booking = grains.GetGrain<IBookingGrain>(payment.BookingId);
        switch (notice.Event)
        {
            case PaymentCaptured captured when payment.Purpose is PaymentPurpose.Package:
                await Package(payment.BookingId).PaymentArrived(new TakePackagePayment(notice.Cause("captured"), captured.ChargeReference));
                break;
            case PaymentVoided when payment.Purpose is PaymentPurpose.Package:
                await Package(payment.BookingId).PaymentLost(new LosePackagePayment(notice.Cause("voided")));
                break;
            case PaymentCaptured when payment.Purpose is PaymentPurpose.SecurityDeposit:
                await Deposit().PaymentArrived(new TakeSecurityDeposit(notice.Cause("captured")));
                break;
            case PaymentUnderWay when payment.Purpose is PaymentPurpose.SecurityDeposit:
                await Deposit().PaymentExpected(new ExpectSecurityDeposit(notice.Cause("expected")));
                break;
            case PaymentFailed when payment.Purpose is PaymentPurpose.SecurityDeposit:
                await Deposit().PaymentMissed(new MissSecurityDeposit(notice.Cause("missed")));
                break;
            case PaymentCaptured when payment.Purpose is not PaymentPurpose.Booking:
                await booking.PaymentArrived(new TakePayment(notice.Cause("captured"), true, null, null, PaymentId: notice.Source, Purpose: payment.Purpose));
                break;
            case PaymentTransferred transferred:
                await Credit(transferred.Share ?? transferred.Amount, transferred.Earned, HandoverReference.Is(transferred.TransferReference));
                break;
            case PaymentShareReached reached:
                await Credit(reached.Amount, reached.Earned, isByHand: false);
                break;
            case PaymentKept kept:
                // Where the platform's coupon pays more than the platform takes, it is the platform that owes.
                if (!kept.Owed.IsZero)
                {
                    await grains.GetGrain<IProviderAccountGrain>(kept.ProviderId).Debit(new DebitEarnings(
                        notice.Cause("debit"), kept.ProviderId, payment.BookingId, notice.Source, kept.EntryId, kept.Owed, payment.TimeZone, Kind: AccountItemKind.Commission, IsByHand: true));
                }

                break;

            case PaymentReturnWanted back:
                if (back.IsDebited)
                {
                    await grains.GetGrain<IProviderAccountGrain>(payment.ProviderId).Debit(new DebitEarnings(
                        notice.Cause("debit"),
                        payment.ProviderId,
                        payment.BookingId,
                        notice.Source,
                        back.RefundIntent,
                        back.Provider,
                        payment.TimeZone,
                        back.IsClaimed,
                        IsByHand: back.IsByHand,
                        ReversalIntent: back.ReversalIntent));
                }

                if (payment.Purpose is PaymentPurpose.SecurityDeposit)
                {
                    await Deposit().AwardReturned(new RecordAwardReturned(notice.Cause("award-returned"), back.Refund, back.Reason));
                }

                await booking.MoneyReturned(new RecordReturn(
                    notice.Cause("returned"), notice.Source, back.Refund, back.ByOperator ? BookingSide.Platform : BookingSide.Provider, back.Reason, payment.Purpose));
                break;

            case PaymentReturnPassedOn passed:
                var why = payment.Refunds.First(refund => refund.IntentId == passed.IntentId).Reason;
                await Package(payment.Credit!.PackageId).GiveBack(new GiveBackSession(notice.Cause("give-back-session"), payment.BookingId, passed.Amount, why));
                break;

            case PaymentShareReserved or PaymentShareFreed or PaymentChargebackSettled or PaymentFeeCharged or PaymentPenalised:
                await TellAccount(notice, payment);
                break;

            case PaymentUnderWay when payment.Purpose is PaymentPurpose.ChangeOrder:
                await booking.PaymentExpected(new ExpectPayment(notice.Cause("expected"), notice.Source));
                break;
            case PaymentFailed when payment.Purpose is PaymentPurpose.ChangeOrder:
                await booking.PaymentMissed(new MissPayment(notice.Cause("missed"), notice.Source));
                break;

            case PaymentUnderWay when payment.Purpose is PaymentPurpose.Balance:
                await booking.PaymentExpected(new ExpectPayment(notice.Cause("expected"), notice.Source, payment.Purpose));
                break;
            case PaymentFailed when payment.Purpose is PaymentPurpose.Balance:
                await booking.PaymentMissed(new MissPayment(notice.Cause("missed"), notice.Source, payment.Purpose));
                break;

            // What else is paid besides is there in time, or the booking has given it up by then.
            case var _ when payment.Purpose is not PaymentPurpose.Booking:
                break;
            case PaymentAuthorised authorised:
                await booking.PaymentArrived(new TakePayment(notice.Cause("authorised"), false, authorised.CaptureBefore, null));
                break;
            case PaymentStarted { Credit: { } credit }:
                await Draw(credit);
                break;
            case PaymentCreditGranted when payment.CaptureLater:
                await booking.PaymentArrived(new TakePayment(notice.Cause("authorised"), false, null, null));
                break;
            case PaymentEarned { Credit: { } credit }:
                await Package(credit.PackageId).Use(new UseCredit(notice.Cause("use-credit"), payment.BookingId));
                break;
            case PaymentCaptured { AwaitsAcceptance: true }:
                await booking.PaymentArrived(new TakePayment(notice.Cause("authorised"), false, null, null));
                break;
            case PaymentCaptured or PaymentTaken or PaymentCreditGranted or PaymentCreditDrawn:
                await booking.PaymentArrived(new TakePayment(notice.Cause("captured"), true, null, null));
                break;
            case PaymentUnderWay:
                await booking.PaymentExpected(new ExpectPayment(notice.Cause("expected")));
                break;
            case PaymentFailed:
                await booking.PaymentMissed(new MissPayment(notice.Cause("missed")));
                break;
            case PaymentVoided voided:
                if (payment.Credit is { } returned)
                {
                    await Package(returned.PackageId).Return(new ReturnCredit(notice.Cause("return-credit"), payment.BookingId));
                }

                await booking.PaymentLost(new LosePayment(notice.Cause("voided"), voided.Reason));
                break;
        }

        Task Credit(Money share, Money? earned, bool isByHand) => grains.GetGrain<IProviderAccountGrain>(payment.ProviderId).Credit(new CreditEarnings(
            notice.Cause("credit"),
            payment.ProviderId,
            payment.BookingId,
            share,
            payment.TimeZone,
            notice.Source,
            payment.Purpose is PaymentPurpose.Package ? payment.BookingId : null,
            isByHand,
            earned,
            options.Value.Reserve));

        ISecurityDepositGrain Deposit() => grains.GetGrain<ISecurityDepositGrain>(SecurityDepositId.Of(payment.BookingId));

        // The package decides; a credit that is somebody else's by now ends the payment, and with it the booking.
        async Task Draw(BookingCredit credit)
        {
            var taken = await Package(credit.PackageId).Take(new TakeCredit(notice.Cause("take-credit"), payment.BookingId, credit.Number));
            GatewayFact fact = taken.View is { } granted ? new CreditGranted(granted.Charge) : new MoneyVoided(taken.Refusal!.Reason);
            await grains.GetGrain<IPaymentGrain>(notice.Source).Record(new RecordGatewayFact(notice.Cause("credit"), fact));
        }
    }

    /// <summary>What was never transferred was never on the account, so that nothing of it is taken off there; but for the fee.</summary>
    private async Task TellAccount(Notice<PaymentEvent> notice, PaymentView payment)
    {
        var account = grains.GetGrain<IProviderAccountGrain>(payment.ProviderId);
        switch (notice.Event)
        {
            case PaymentShareReserved e:
                await Adjust("reserved", e.EntryId, -e.Amount, AccountItemKind.DisputeReserve);
                break;
            case PaymentFeeCharged e:
                await Adjust("refund-fee", e.EntryId, -e.Amount, AccountItemKind.RefundFee, payment.Terms is { PaysOutByHand: true });
                break;
            case PaymentPenalised e:
                await Adjust("penalty", e.EntryId, -e.Amount, AccountItemKind.Penalty, payment.Terms is { PaysOutByHand: true });
                break;
            case PaymentShareFreed e:
                await Adjust("freed", e.EntryId, e.Amount, AccountItemKind.DisputeFreed);
                break;
            case PaymentChargebackSettled e:
                if (e.ReversalIntent is not null)
                {
                    await account.Debit(new DebitEarnings(
                        notice.Cause("debit"),
                        payment.ProviderId,
                        payment.BookingId,
                        notice.Source,
                        e.EntryId,
                        e.Provider,
                        payment.TimeZone,
                        IsReversed: true,
                        ReversalIntent: e.ReversalIntent));
                }

                if (e.Fee.IsPositive)
                {
                    await Adjust("fee", DerivedId.From(e.DisputeId, "fee"), -e.Fee, AccountItemKind.DisputeFee);
                }

                break;
        }

        Task Adjust(string purpose, Guid entry, Money amount, AccountItemKind kind, bool isByHand = false) => account.Adjust(new AdjustEarnings(
            notice.Cause(purpose), payment.ProviderId, payment.BookingId, notice.Source, entry, amount, kind, payment.TimeZone, isByHand));
    }

    private IPackageGrain Package(Guid id) => grains.GetGrain<IPackageGrain>(id);
}
