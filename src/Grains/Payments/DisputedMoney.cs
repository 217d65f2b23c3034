namespace Marketplace.Payments;

/// <summary>
/// What banks do to a payment. The gateway's own count decides: nothing is settled while it may still carry out a refund or a transfer of
/// which nobody has heard, and a refund waits only once the gateway has refused it. See docs/adr/0025-chargebacks.md.
/// </summary>
internal static class DisputedMoney
{
    public static Decision<PaymentEvent> Decide(PaymentState payment, DisputePayment told, DateTimeOffset now)
    {
        if (payment.Captured == 0)
        {
            // Its capture is on its way: told again, it is heard.
            return PaymentRefusals.NotWhile(payment.Status);
        }

        var known = Find(payment, told.DisputeId) ?? new PaymentDispute();
        var (withdrawn, fee, reinstated) = (
            told.Withdrawn.Amount - known.Withdrawn, told.Fee.Amount - known.Fee, told.Reinstated.Amount - known.Reinstated);
        var isNews = known.Heard == 0 ? !told.Withdrawn.IsZero : (withdrawn, fee, reinstated, told.End) != (0, 0, 0, known.End);
        return told.Heard <= known.Heard || !isNews
            ? Decision<PaymentEvent>.Nothing
            : new PaymentDisputed(
                now,
                told.DisputeId,
                told.Reference,
                payment.InCurrency(withdrawn),
                payment.InCurrency(fee),
                payment.InCurrency(reinstated),
                told.End,
                known.Heard == 0 ? told.Terms : known.Terms,
                told.Heard);
    }

    /// <summary>
    /// A refund that the gateway refused for the sake of a dispute. One of which we do not know, or that ended meanwhile, holds nothing: the
    /// refund is asked for again.
    /// </summary>
    public static Decision<PaymentEvent> Hold(PaymentState payment, RefundHeld held, DateTimeOffset now) =>
        payment.Chargebacks is { } chargebacks
        && chargebacks.Disputes.Any(dispute => dispute.Stake > 0 || dispute.Unsettled > 0)
        && payment.Refunds.FirstOrDefault(known => known.AskedAs() == held.IntentId) is { RefundReference: null } refund
        && !chargebacks.HeldRefunds.Contains(refund.IntentId)
            ? new PaymentRefundHeld(now, refund.IntentId)
            : Decision<PaymentEvent>.Nothing;

    /// <summary>Why nothing can be given back; null where something can.</summary>
    public static Refusal? Bar(PaymentState payment) =>
        payment.Chargebacks is null ? null
        : payment.Chargebacks.Disputes.Sum(dispute => dispute.Stake) is > 0 and var stake ? PaymentRefusals.Disputed(payment.InCurrency(stake))
        : Left(payment) <= 0 && Lost(payment) is > 0 and var lost ? PaymentRefusals.Disputed(payment.InCurrency(lost))
        : null;

    /// <summary>What the gateway would still give back.</summary>
    public static long Left(PaymentState payment) => payment.Captured - payment.RefundsPromised - Lost(payment);

    public static long Lost(PaymentState payment) => payment.Chargebacks?.Disputes.Sum(dispute => dispute.Lost) ?? 0;

    public static bool IsHeld(PaymentState payment, Guid refund) => payment.Chargebacks?.HeldRefunds.Contains(refund) is true;

    /// <summary>Whether the provider's share is not to be transferred.</summary>
    public static bool IsTransferWithheld(PaymentState payment) => payment.Chargebacks?.IsTransferWithheld is true;

    /// <summary>Whether a bank has money, or keeps some that nobody bears yet, that the provider may have to give back.</summary>
    public static bool IsAtStake(PaymentChargebacks chargebacks) =>
        chargebacks.Disputes.Any(dispute => dispute.Terms.Loss is ChargebackBearer.Provider && (dispute.Stake > 0 || dispute.Unsettled > 0));

    public static PaymentDispute? Find(PaymentState payment, Guid dispute) => payment.Chargebacks?.Disputes.FirstOrDefault(known => known.Id == dispute);
}
