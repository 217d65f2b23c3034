using static Marketplace.Payments.ChargebackEnd;

namespace Marketplace.Payments;

/// <summary>What a payment is after each thing that banks do to it.</summary>
internal static class DisputedEvolution
{
    public static PaymentState Of(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentDisputed e => Disputed(payment, e),
        PaymentRefundHeld e => With(payment, chargebacks => chargebacks with { HeldRefunds = chargebacks.HeldRefunds.Add(e.IntentId) }),
        PaymentShareReserved e => With(payment, e.DisputeId, dispute => dispute with { Reserved = e.Amount.Amount }),
        PaymentShareFreed e => With(payment, e.DisputeId, dispute => dispute with { Reserved = 0 }),
        PaymentChargebackSettled e => Settled(payment, e),
        PaymentGivenTwice e => With(
            With(payment, e.DisputeId, dispute => dispute with { Settled = dispute.Settled + e.Amount.Amount }),
            chargebacks => chargebacks with { GivenTwice = chargebacks.GivenTwice + e.Amount.Amount }),
        PaymentEarned => With(payment, chargebacks => chargebacks with { IsTransferWithheld = DisputedMoney.IsAtStake(chargebacks) }),
        _ => payment,
    };

    private static PaymentState Disputed(PaymentState payment, PaymentDisputed e)
    {
        var chargebacks = payment.Chargebacks ?? PaymentChargebacks.None;
        var known = chargebacks.Disputes.FirstOrDefault(dispute => dispute.Id == e.DisputeId);
        var before = known ?? new PaymentDispute { Id = e.DisputeId, Terms = e.Terms };
        var after = before with
        {
            Heard = e.Heard,
            End = e.End,
            Withdrawn = before.Withdrawn + e.Withdrawn.Amount,
            Reinstated = before.Reinstated + e.Reinstated.Amount,
            Fee = before.Fee + e.Fee.Amount,
        };
        var next = chargebacks with { Disputes = known is null ? chargebacks.Disputes.Add(after) : chargebacks.Disputes.Replace(known, after) };
        return payment with
        {
            Chargebacks = next with
            {
                // What is won may be refunded after all; what is lost stands for the refunds that wait.
                HeldRefunds = e.End is Won || next.Disputes.All(dispute => dispute is { Stake: 0, Unsettled: 0 }) ? [] : next.HeldRefunds,

                // Only a transfer that nobody can have begun is withheld: it waits for the provider's account, or for refunds.
                IsTransferWithheld = DisputedMoney.IsAtStake(next)
                    && (next.IsTransferWithheld || (payment.TransferIntent is not null && !PaymentIntents.IsTransferDue(payment))),
            },
        };
    }

    private static PaymentState Settled(PaymentState payment, PaymentChargebackSettled e)
    {
        var refunds = e.Refunds.ToDictionary(refund => refund.IntentId, refund => refund.Amount);
        var (refunded, platform) = (e.Refunds.Sum(refund => refund.Amount.Amount), (e.Commission + e.CommissionTax + e.CustomerFee).Amount);
        var coupon = e.Coupon?.Amount ?? 0;
        var shares = e.Provider.Amount + platform - coupon;
        var returned = e.Provider.IsPositive
            ? ChargedShares.WithReturn(payment, new PaymentReturn(e.EntryId, e.ReversalIntent, e.Provider, IsClaimed: true))
            : payment;
        var next = With(returned, e.DisputeId, dispute => dispute with
        {
            Settled = dispute.Settled + refunded + shares + e.Borne.Amount,
            IsFeePaid = dispute.IsFeePaid || e.Fee.IsPositive,
        });
        var left = payment.ProviderShare - e.Provider.Amount;
        return With(next, chargebacks => chargebacks with
        {
            HeldRefunds = [],
            IsTransferWithheld = chargebacks.IsTransferWithheld && DisputedMoney.IsAtStake(chargebacks),
            RefundsSettled = chargebacks.RefundsSettled + refunded,
            SharesSettled = chargebacks.SharesSettled + shares,
            Borne = chargebacks.Borne + e.Borne.Amount,
            Fees = chargebacks.Fees + e.Fee.Amount,
        }) with
        {
            Refunds =
            [
                .. payment.Refunds
                    .Select(refund => refunds.TryGetValue(refund.IntentId, out var settled) ? refund with { Amount = refund.Amount - settled } : refund)
                    .Where(refund => refund.Amount.IsPositive),
            ],
            Shares = payment.Shares is { } had
                ? new PaymentShares(
                    had.Provider - e.Provider.Amount,
                    had.Commission - e.Commission.Amount,
                    had.CommissionTax - e.CommissionTax.Amount,
                    had.CustomerFee - e.CustomerFee.Amount)
                : null,
            ProviderShare = left,
            PlatformShare = payment.PlatformShare - platform,
            CouponShare = payment.CouponShare - coupon,
            Tax = Returns.TaxLeft(payment, e.Tax),
            TransferIntent = left > 0 ? payment.TransferIntent : null,
            TransferRetryAt = left > 0 ? payment.TransferRetryAt : null,
        };
    }

    private static PaymentState With(PaymentState payment, Guid dispute, Func<PaymentDispute, PaymentDispute> change) => With(payment, chargebacks =>
        chargebacks with { Disputes = [.. chargebacks.Disputes.Select(known => known.Id == dispute ? change(known) : known)] });

    private static PaymentState With(PaymentState payment, Func<PaymentChargebacks, PaymentChargebacks> change) =>
        payment.Chargebacks is { } chargebacks ? payment with { Chargebacks = change(chargebacks) } : payment;
}
