namespace Marketplace.Payments;

/// <summary>What a payment is after each thing that happens to one of its refunds.</summary>
internal static class RefundEvolution
{
    public static PaymentState Of(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentRefunded e => With(payment, e.IntentId, refund => refund with { RefundReference = e.RefundReference }),
        PaymentReturnPassedOn e => With(payment, e.IntentId, refund => refund with { RefundReference = SessionReturns.ReferenceOf(payment.PackageId!.Value) }),
        PaymentRefundFailed e => With(payment, e.IntentId, refund => refund with
        {
            RefundReference = null,
            ByHand = true,
            FailedReference = e.RefundReference,
            Failure = e.Reason,
        }),
        PaymentRefundRetried e => With(payment, e.IntentId, refund => refund with { ByHand = false, RetryIntent = e.RetryIntent }),
        PaymentRefundRefused e => With(payment, e.IntentId, refund => refund with { ByHand = true, Failure = e.Reason }),
        _ => payment,
    };

    /// <summary>It stands where what the customer has by now says.</summary>
    private static PaymentState With(PaymentState payment, Guid intent, Func<RefundView, RefundView> change)
    {
        var next = payment with { Refunds = [.. payment.Refunds.Select(refund => refund.IntentId == intent ? change(refund) : refund)] };
        return next with
        {
            Status = next.RefundsDone == 0 ? PaymentStatus.Captured
                : next.RefundsDone == next.Captured ? PaymentStatus.Refunded
                : PaymentStatus.PartiallyRefunded,
        };
    }
}
