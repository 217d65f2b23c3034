using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>How a payment begins, and begins again: where the customer pays.</summary>
internal static class PaymentStart
{
    public static Decision<PaymentEvent> Of(PaymentState nothing, StartPayment start, DateTimeOffset now)
    {
        var intent = DerivedId.From(start.Context.Id.Value, "checkout");
        var started = new PaymentStarted(
            now,
            start.BookingId,
            start.CustomerId,
            start.ProviderId,
            start.Title,
            start.Amount,
            start.CaptureLater,
            start.ExpiresAt,
            start.TimeZone,
            start.Gateway?.Name ?? GatewayNames.Stripe,
            intent,
            start.Purpose,
            start.Credit,
            start.Gateway,
            start.KeepCard,
            start.Card,
            start.ChargeAt,
            ChargedShares.Frozen(start),
            start.RefundFee);

        // A credit pays without any gateway, and nothing needs none.
        return started is { Gateway: GatewayNames.Nobody, Credit: null, Amount.IsZero: false }
            ? Decision<PaymentEvent>.Happened(started, new PaymentVoided(now, "No gateway of this marketplace takes that amount in that currency."))
            : Decision<PaymentEvent>.Happened([started, .. Handovers.UnderWay(Payment.Evolve(nothing, started), intent, now)]);
    }

    /// <summary>Money that is under way at a gateway cannot be called back; what somebody only promised to hand over can.</summary>
    public static bool MayRetry(PaymentState payment, RetryPayment retry, DateTimeOffset now) =>
        payment is { NotWanted: null, Credit: null } && now < payment.ExpiresAt && !CardCharges.IsUnderWay(payment)
        && (payment.Status is Pending || (payment.Can.IsByHand && retry.Gateway is { IsByHand: false }));

    /// <summary>
    /// A page that is being opened is the one that is meant; it is written down all the same, so that a repeat is answered alike. One that stays
    /// open whatever we do is the one that is meant too, and whoever would rather pay elsewhere waits for its end: on two they could pay twice.
    /// </summary>
    public static Decision<PaymentEvent> Again(PaymentState payment, RetryPayment retry, Guid next, DateTimeOffset now)
    {
        var chosen = retry.Gateway is { } gateway && gateway.Name != payment.Gateway ? gateway : null;
        if (OpenPages.Stays(payment, now))
        {
            return chosen is not null ? PaymentRefusals.PageStays(payment.PageEndsAt!.Value)
                : OpenPages.AskedFor(payment, DerivedId.From(payment.BookingId, retry.Context.Id.Value, "look"), now);
        }

        // A page that keeps a card is another one than a page that does not.
        var said = KeptCards.Said(payment, retry);
        var retried = new PaymentRetried(now, chosen is null && said is null ? payment.CheckoutIntent ?? next : next, chosen, said);
        return Decision<PaymentEvent>.Happened([retried, .. Handovers.UnderWay(Payment.Evolve(payment, retried), retried.CheckoutIntent, now)]);
    }
}
