namespace Marketplace.Payments;

/// <summary>
/// What follows from a dispute as soon as it can: the provider's part is reserved while the bank has the money, freed when the bank has decided,
/// and what the bank keeps is settled with what there is of the payment. So is what a charge took to the provider, see <see cref="ChargedShares"/>, and
/// what goes back of a session of a package, see <see cref="SessionReturns"/>.
/// </summary>
internal static class Settling
{
    /// <param name="payment">As it was before.</param>
    /// <param name="decided">What was decided anyway, and changes what there is.</param>
    /// <param name="now">When.</param>
    public static Decision<PaymentEvent> Following(PaymentState payment, Decision<PaymentEvent> decided, DateTimeOffset now)
    {
        if (decided.Refusal is not null || decided.Events.IsDefaultOrEmpty)
        {
            return decided;
        }

        var state = decided.Events.Aggregate(payment, PaymentEvolution.Of);
        var events = decided.Events.ToBuilder();

        // Each settles, frees or reserves something for good, so there is an end to it.
        while ((Next(state, now) ?? ChargedShares.Next(state, now) ?? SessionReturns.Next(state, now)) is { } next)
        {
            events.Add(next);
            state = PaymentEvolution.Of(state, next);
        }

        return Decision<PaymentEvent>.Happened(events.DrainToImmutable());
    }

    private static PaymentEvent? Next(PaymentState payment, DateTimeOffset now)
    {
        foreach (var dispute in payment.Chargebacks?.Disputes ?? [])
        {
            PaymentEvent? next = Settle(payment, dispute, now);
            next ??= Twice(payment, dispute, now);
            next ??= Free(payment, dispute, now);
            next ??= Reserve(payment, dispute, now);
            if (next is not null)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>First what was promised to the customer, who has it now; then what was earned. What nothing is left for waits for what comes.</summary>
    private static PaymentChargebackSettled? Settle(PaymentState payment, PaymentDispute dispute, DateTimeOffset now)
    {
        if (dispute.Unsettled == 0 || IsUnderWay(payment))
        {
            return null;
        }

        var left = dispute.Unsettled;
        var refunds = ImmutableArray.CreateBuilder<SettledRefund>();
        foreach (var refund in payment.Refunds)
        {
            if (left > 0 && refund.RefundReference is null)
            {
                var settled = Math.Min(left, refund.Amount.Amount);
                refunds.Add(new SettledRefund(refund.IntentId, payment.InCurrency(settled)));
                left -= settled;
            }
        }

        var earned = Math.Min(left, payment.Returnable - payment.Chargebacks!.Borne);
        if (refunds.Count == 0 && earned <= 0)
        {
            return null;
        }

        var entry = DerivedId.From(dispute.Id, $"settled/{dispute.Settled}");
        var isBorne = dispute.Terms.Loss is ChargebackBearer.Platform;
        var taken = payment.InCurrency(isBorne ? 0 : earned);
        var coupon = Returns.CouponOf(payment, taken);
        var shares = Returns.Divide(payment.Shares, taken + coupon, CommissionBearer.Proportional);
        var fee = shares[0].IsPositive && dispute is { IsFeePaid: false, Fee: > 0, Terms.Fee: ChargebackBearer.Provider } ? dispute.Fee : 0;
        return new PaymentChargebackSettled(
            now,
            dispute.Id,
            payment.ProviderId,
            entry,
            shares[0].IsPositive && payment.TransferReference is not null ? DerivedId.From(entry, "reversal") : null,
            refunds.DrainToImmutable(),
            shares[0],
            shares[1],
            shares[2],
            shares[3],
            payment.InCurrency(isBorne ? earned : 0),
            payment.InCurrency(fee),
            Returns.Some(coupon),
            Returns.TaxOf(payment, shares));
    }

    /// <summary>What was given by hand no gateway knows of, so a bank may take all of the charge all the same: what is more than was paid is lost.</summary>
    private static PaymentGivenTwice? Twice(PaymentState payment, PaymentDispute dispute, DateTimeOffset now)
    {
        var more = DisputedMoney.Lost(payment) + payment.RefundsDone - payment.Captured - (payment.Chargebacks?.GivenTwice ?? 0);
        return Math.Min(more, dispute.Unsettled) is > 0 and var amount && !IsUnderWay(payment)
            ? new PaymentGivenTwice(now, dispute.Id, payment.InCurrency(amount))
            : null;
    }

    private static PaymentShareFreed? Free(PaymentState payment, PaymentDispute dispute, DateTimeOffset now) =>
        dispute is { End: not ChargebackEnd.Open, Reserved: > 0 } && (dispute.Unsettled == 0 || !IsUnderWay(payment))
            ? new PaymentShareFreed(now, dispute.Id, payment.ProviderId, Entry(dispute, "freed"), payment.InCurrency(dispute.Reserved))
            : null;

    /// <summary>What was not transferred is not reserved: it is withheld.</summary>
    private static PaymentShareReserved? Reserve(PaymentState payment, PaymentDispute dispute, DateTimeOffset now)
    {
        if (!dispute.IsProviders || dispute.Reserved > 0 || payment.TransferReference is null || payment.Shares is not { } shares)
        {
            return null;
        }

        var free = shares.Provider - payment.Chargebacks!.Disputes.Sum(other => other.Reserved);
        var stake = payment.InCurrency(Math.Min(dispute.Stake, payment.Returnable));
        var part = Returns.Divide(shares, stake + Returns.CouponOf(payment, stake), CommissionBearer.Proportional)[0];
        var amount = Math.Min(part.Amount, free);
        return amount > 0
            ? new PaymentShareReserved(now, dispute.Id, payment.ProviderId, Entry(dispute, "reserved"), payment.InCurrency(amount))
            : null;
    }

    /// <summary>The gateway may carry out something of which nobody has heard: what it leaves is not known yet.</summary>
    private static bool IsUnderWay(PaymentState payment) =>
        (payment.TransferIntent is not null && PaymentIntents.IsTransferDue(payment))
        || payment.Refunds.Any(refund => refund is { RefundReference: null, ByHand: false } && !DisputedMoney.IsHeld(payment, refund.IntentId));

    /// <summary>Named by how much the bank had taken by then, because it may take the same money again.</summary>
    private static Guid Entry(PaymentDispute dispute, string what) => DerivedId.From(dispute.Id, $"{what}/{dispute.Withdrawn}");
}
