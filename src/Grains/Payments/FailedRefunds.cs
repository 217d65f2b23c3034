namespace Marketplace.Payments;

/// <summary>
/// Refunds that the gateway takes on and that fail days later, because a card is closed or a bank sends the money back. What was booked is undone by a
/// movement of its own, and the refund waits for a person: see docs/adr/0056-refunds-that-fail-later.md.
/// </summary>
internal static class FailedRefunds
{
    /// <summary>
    /// A failure is news once, whatever is repeated or overtaken. Where nobody had heard that the gateway gave it, both are: it moved the money twice.
    /// </summary>
    public static Decision<PaymentEvent> Judge(PaymentState payment, RefundFailed fact, DateTimeOffset now)
    {
        if (payment.Refunds.FirstOrDefault(known => known.AskedAs() == fact.IntentId) is not { } refund || refund.FailedReference == fact.RefundReference)
        {
            return Decision<PaymentEvent>.Nothing;
        }

        var failed = new PaymentRefundFailed(now, refund.IntentId, refund.Amount, fact.RefundReference, fact.Reason);
        return refund.RefundReference == fact.RefundReference ? failed
            : refund.RefundReference is null
                ? Decision<PaymentEvent>.Happened([new PaymentRefunded(now, refund.IntentId, refund.Amount, fact.RefundReference), failed])
            : Decision<PaymentEvent>.Nothing;
    }

    /// <param name="payment">Whose refund it is.</param>
    /// <param name="retry">Names it.</param>
    /// <param name="intent">Asks the gateway.</param>
    /// <param name="now">When.</param>
    public static Decision<PaymentEvent> Retry(PaymentState payment, RetryRefund retry, Guid intent, DateTimeOffset now) =>
        payment.Refunds.FirstOrDefault(known => known.IntentId == retry.RefundId) is not { RefundReference: null, ByHand: true } refund ? PaymentRefusals.UnknownRefund
        : refund.FailedReference is null ? PaymentRefusals.RefundNotRetryable
        : new PaymentRefundRetried(now, refund.IntentId, intent);

    /// <summary>Whether the gateway has given it once. What failed since lies with the platform again, so nothing else has to wait for it.</summary>
    public static bool WasGiven(RefundView refund) => (refund.RefundReference ?? refund.FailedReference) is not null;
}
