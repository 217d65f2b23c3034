using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// What a payment makes of the gateway's facts. They may come late, twice and in any order, so each is judged by what the
/// payment already knows, never by the order of arrival.
/// </summary>
internal static class GatewayNews
{
    /// <summary>How long money may be under way without news before the gateway is asked: a webhook that was lost costs no more.</summary>
    public static readonly TimeSpan LookAfter = TimeSpan.FromHours(6);

    public static Decision<PaymentEvent> Judge(PaymentState payment, RecordGatewayFact record, DateTimeOffset now) =>
        (payment.Status, record.Fact) switch
        {
            (Pending, CheckoutOpened fact) when payment.CheckoutIntent == fact.IntentId && payment.NotWanted is null =>
                OpenPages.Opened(payment, fact, now),
            (_, PageSeen fact) when payment.LookIntent == fact.IntentId => OpenPages.Seen(payment, fact, now),

            (Pending, PageClosed fact) when payment.CheckoutIntent == fact.IntentId && payment.PageTerms is not null => Closed(payment, fact, now),

            (Pending, KeptCardDeclined fact) when payment.Charge?.IntentId == fact.IntentId => CardCharges.Declined(payment, record, fact, now),
            (Pending, KeptCardSpared fact) when payment.Charge?.IntentId == fact.IntentId => new PaymentChargeDropped(now, fact.IntentId),
            (_, CardForgotten fact) when payment.ForgetIntent == fact.IntentId => new PaymentCardForgotten(now),

            (_, CardDeclined fact) => DeclinedCards.Judge(payment, record, fact, now),

            (Pending, CreditGranted fact) => new PaymentCreditGranted(now, fact.ChargeReference),

            (Pending, MoneyUnderWay fact) => new PaymentUnderWay(now, fact.PaymentReference, now + LookAfter),
            (Processing, MoneyUnderWay fact) when IsAnswer(payment, fact) => new PaymentUnderWay(now, fact.PaymentReference, now + LookAfter),
            (Processing, MoneyFailed fact) when payment.PaymentReference == fact.PaymentReference => Failed(payment, record, fact.Reason, now),
            (Processing, MoneyVoided fact) when IsMeant(payment, fact) => Failed(payment, record, fact.Reason, now),

            (Pending or Voided, MoneyAuthorised fact) when payment.PaymentReference is null =>
                new PaymentAuthorised(now, fact.PaymentReference, fact.CaptureBefore, fact.Card, fact.Kept),
            (Processing, MoneyAuthorised fact) => new PaymentAuthorised(now, fact.PaymentReference, fact.CaptureBefore, fact.Card, fact.Kept),
            (Pending or Processing or Authorised or Voided, MoneyCaptured fact) => Captured(payment, record, fact, now),
            (Pending, MoneyVoided) when CardCharges.IsUnderWay(payment) => Decision<PaymentEvent>.Nothing,
            (Pending or Authorised, MoneyVoided fact) when IsMeant(payment, fact) => new PaymentVoided(now, fact.Reason, fact.Kept),
            (PaymentStatus.Captured or PartiallyRefunded, MoneyRefunded fact) => Refunded(payment, fact, now),
            (PaymentStatus.Captured or PartiallyRefunded, RefundRefused fact) => Refused(payment, fact, now),
            (_, MoneyTransferred fact) when payment.TransferIntent == fact.IntentId => Transferred(payment, fact, now),
            (_, TransferHeld fact) when payment.TransferIntent == fact.IntentId && payment.TransferRetryAt is null =>
                new PaymentTransferHeld(now, fact.Reason, now + Payment.TransferRetry),

            // Known already, or overtaken by something newer.
            _ => Decision<PaymentEvent>.Nothing,
        };

    /// <summary>
    /// It may have come to the page of the gateway that was chosen before. One that cannot reserve had to take it before anybody accepted.
    /// </summary>
    private static Decision<PaymentEvent> Captured(PaymentState payment, RecordGatewayFact record, MoneyCaptured fact, DateTimeOffset now)
    {
        var elsewhere = payment.PageTerms is { } page && page.Name == record.Gateway ? page : null;
        var captured = new PaymentCaptured(
            now,
            fact.PaymentReference,
            fact.ChargeReference,
            fact.Amount,
            fact.Fee,
            elsewhere?.Name,
            payment.CaptureLater && !(elsewhere ?? payment.Can).ReservesFirst,
            fact.Card,
            fact.Kept,
            fact.ChargeIntent);
        return fact.Moved is { } moved
            ? Decision<PaymentEvent>.Happened([captured, new PaymentShareMoved(now, payment.ProviderId, moved.Amount, moved.TransferReference)])
            : captured;
    }

    /// <summary>What the charge had taken to them was not sent again.</summary>
    private static PaymentTransferred Transferred(PaymentState payment, MoneyTransferred fact, DateTimeOffset now)
    {
        var (share, lacking) = (payment.InCurrency(payment.ProviderShare), payment.InCurrency(ChargedShares.Lacking(payment)));
        return new PaymentTransferred(
            now, payment.ProviderId, lacking, fact.TransferReference, payment.InCurrency(payment.Earned), share == lacking ? null : share);
    }

    private static Decision<PaymentEvent> Closed(PaymentState payment, PageClosed fact, DateTimeOffset now)
    {
        var closed = new PaymentPageClosed(now);
        return Decision<PaymentEvent>.Happened([closed, .. Handovers.UnderWay(Payment.Evolve(payment, closed), fact.IntentId, now)]);
    }

    /// <summary>
    /// A page that another one replaces is closed, and what a declined card had begun on it with it: that is no end of the payment,
    /// which goes on elsewhere. Without a reference it is the answer to what was asked.
    /// </summary>
    private static bool IsMeant(PaymentState payment, MoneyVoided fact) =>
        fact.PaymentReference is not { } ended || payment.NotWanted is not null || (payment.Status is not Pending && payment.PaymentReference == ended);

    /// <summary>
    /// The gateway was asked to give money back, or what became of it, and says that it is still under way: it cannot be
    /// stopped there, so whatever was asked waits for its end.
    /// </summary>
    private static bool IsAnswer(PaymentState payment, MoneyUnderWay fact) =>
        payment.PaymentReference == fact.PaymentReference && (payment.VoidIntent ?? payment.LookIntent) is not null;

    /// <summary>A booking that still wants the money gets another try; for one that does not, this is the end.</summary>
    private static PaymentEvent Failed(PaymentState payment, RecordGatewayFact record, string reason, DateTimeOffset now) =>
        payment.NotWanted is null
            ? new PaymentFailed(now, reason, DerivedId.From(payment.BookingId, record.Context.Id.Value, "checkout"))
            : new PaymentVoided(now, reason);

    private static Decision<PaymentEvent> Refused(PaymentState payment, RefundRefused fact, DateTimeOffset now)
    {
        foreach (var refund in payment.Refunds)
        {
            if (refund.AskedAs() == fact.IntentId && refund is { RefundReference: null, ByHand: false })
            {
                return new PaymentRefundRefused(now, refund.IntentId, fact.Reason);
            }
        }

        return Decision<PaymentEvent>.Nothing;
    }

    private static Decision<PaymentEvent> Refunded(PaymentState payment, MoneyRefunded fact, DateTimeOffset now)
    {
        foreach (var refund in payment.Refunds)
        {
            if (refund.AskedAs() == fact.IntentId && refund.RefundReference is null && refund.FailedReference != fact.RefundReference)
            {
                return new PaymentRefunded(now, refund.IntentId, refund.Amount, fact.RefundReference);
            }
        }

        return Decision<PaymentEvent>.Nothing;
    }
}
