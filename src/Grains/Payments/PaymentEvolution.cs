using System.Diagnostics;
using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>What a payment is after each thing that happens to it. Nothing is decided here: what happened, happened.</summary>
internal static class PaymentEvolution
{
    public static PaymentState Of(PaymentState payment, PaymentEvent happened) => DisputedEvolution.Of(
        CardCharges.Evolve(KeptCards.Evolve(Alone(payment, happened), happened), happened), happened);

    private static PaymentState Alone(PaymentState payment, PaymentEvent happened) =>
        happened switch
        {
            // What costs nothing has all that it needs from the first moment on.
            PaymentStarted e => new PaymentState
            {
                Status = e.Amount.IsZero ? Captured : Pending,
                BookingId = e.BookingId,
                CustomerId = e.CustomerId,
                ProviderId = e.ProviderId,
                Title = e.Title,
                Amount = e.Amount,
                CaptureLater = e.CaptureLater,
                ExpiresAt = e.ExpiresAt,
                TimeZone = e.TimeZone,
                Gateway = e.Gateway,
                CheckoutIntent = e.Credit is null && !e.Amount.IsZero && e.Terms is not { IsByHand: true } ? e.CheckoutIntent : null,
                Purpose = e.Purpose,
                Credit = e.Credit,
                Terms = e.Terms,
                KeepCard = e.KeepCard,
                Charge = e.Card is { } card ? new CardCharge(card, e.ChargeAt) : null,
                Share = e.Share,
                RefundFee = e.RefundFee,
            },
            PaymentRetried e => Retried(payment, e),
            PaymentCheckoutOpened or PaymentLookWanted or PaymentPageSeen => OpenPages.Evolve(payment, happened),
            PaymentPageClosed => OpenPages.Forgotten(payment) with { CheckoutIntent = null, CheckoutReference = null, PageTerms = null, PageEndsAt = null },
            PaymentExtended e => payment with { ExpiresAt = e.ExpiresAt },
            PaymentUnderWay e => OpenPages.Forgotten(payment) with
            {
                Status = Processing,
                PaymentReference = e.PaymentReference,

                // Nobody can be asked what people have in their hands.
                LookAt = HandoverReference.Is(e.PaymentReference) ? null : e.LookAt,
                CheckoutIntent = null,
                VoidIntent = null,
            },
            PaymentFailed e => OpenPages.Forgotten(payment) with
            {
                Status = Pending,
                PaymentReference = null,
                CheckoutReference = null,
                CheckoutIntent = e.CheckoutIntent,
            },
            PaymentAuthorised e => OpenPages.Forgotten(payment) with
            {
                Status = Authorised,
                PaymentReference = e.PaymentReference,
                CheckoutIntent = null,
                Card = e.Card,
            },
            PaymentDeclined e => payment with { Declined = payment.Declined.Add(e.ChargeReference) },
            PaymentCreditGranted e => (payment.CaptureLater ? payment with { Status = Authorised } : Drawn(payment)) with { ChargeReference = e.ChargeReference },
            PaymentCreditDrawn => Drawn(payment),
            CaptureWanted e => payment with { CaptureIntent = e.IntentId },
            PaymentCaptured e => OpenPages.Forgotten(payment) with
            {
                Status = Captured,
                Gateway = e.Gateway ?? payment.Gateway,
                Terms = e.Gateway is null ? payment.Terms : payment.PageTerms,
                PageTerms = null,
                AwaitsAcceptance = e.AwaitsAcceptance,
                PaymentReference = e.PaymentReference,
                ChargeReference = e.ChargeReference,
                Captured = e.Amount.Amount,
                Fee = e.Fee.Amount,
                Card = e.Card,
                CheckoutIntent = null,
                CaptureIntent = null,
                VoidIntent = null,
            },
            PaymentConfirmed or PaymentRefundConfirmed or PaymentTaken or PaymentKept => Handovers.Evolve(payment, happened),
            VoidWanted e => (payment.Status is Pending ? OpenPages.Forgotten(payment) : payment with { CheckoutUrl = null }) with
            {
                NotWanted = e.Reason,
                VoidIntent = e.IntentId,
                CheckoutIntent = null,
            },
            PaymentVoided => OpenPages.Forgotten(payment) with
            {
                Status = Voided,
                Captured = 0,
                VoidIntent = null,
                CaptureIntent = null,
                CheckoutIntent = null,
            },
            PaymentRefunded or PaymentRefundRefused or PaymentRefundFailed or PaymentRefundRetried or PaymentReturnPassedOn => RefundEvolution.Of(payment, happened),
            RefundWanted e => payment with { Refunds = payment.Refunds.Add(new RefundView(e.IntentId, e.Amount, e.Reason, null)) },
            PaymentFeeCharged e => RefundFees.Evolve(payment, e),
            PaymentPenalised e => payment with { Penalty = payment.Penalty + e.Amount.Amount },
            PaymentEarned e => payment with
            {
                ProviderShare = e.Provider.Amount,
                PlatformShare = (e.Commission + e.CommissionTax + e.CustomerFee).Amount,
                CouponShare = e.Coupon?.Amount ?? 0,
                Tax = e.Tax,
                TransferIntent = e.Provider.IsPositive ? e.TransferIntent : null,
                Shares = PaymentShares.Of(e),
            },
            PaymentTransferHeld e => payment with { TransferRetryAt = e.RetryAt },
            PaymentTransferResumed => payment with { TransferRetryAt = null },
            PaymentTransferred e => payment with { TransferIntent = null, TransferRetryAt = null, TransferReference = e.TransferReference },
            PaymentReturnWanted or PaymentTransferReversed or PaymentReversalHeld or PaymentReversalResumed or PaymentReversalForgiven => Returns.Evolve(payment, happened),
            PaymentShareMoved or PaymentShareRecalled or PaymentShareReached => ChargedShares.Evolve(payment, happened),
            PaymentDisputed or PaymentRefundHeld or PaymentShareReserved or PaymentShareFreed or PaymentChargebackSettled or PaymentGivenTwice => payment,
            PaymentChargeWanted or PaymentChargeDeclined or PaymentChargeDropped or PaymentChargeMailed or CardForgetWanted or PaymentCardForgotten => payment,
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>The old page is still known, because it has to be closed before the next one opens, at the gateway that opened it.</summary>
    private static PaymentState Retried(PaymentState payment, PaymentRetried happened)
    {
        var chosen = happened.Terms ?? payment.Terms;
        var page = happened.Terms is null ? payment.PageTerms : payment.CheckoutReference is null ? null : payment.PageTerms ?? payment.Can;
        return OpenPages.Forgotten(payment) with
        {
            Status = Pending,
            PaymentReference = payment.Status is Processing ? null : payment.PaymentReference,
            Gateway = chosen?.Name ?? payment.Gateway,
            Terms = chosen,
            PageTerms = page?.Name == chosen?.Name ? null : page,
            CheckoutIntent = chosen is { IsByHand: true } && page is null ? null : happened.CheckoutIntent,
        };
    }

    private static PaymentState Drawn(PaymentState payment) => payment with { Status = Captured, Captured = payment.Amount.Amount };
}
