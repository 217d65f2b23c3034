namespace Marketplace.Payments;

/// <summary>
/// Money that goes back to the customer after it was earned. First the provider's part comes back from their account at the gateway, then all
/// of it goes to the customer; each step is asked for until it is done, and none is ever taken back by another movement. What the
/// provider's account cannot give the platform lays out, and takes when there is something again. What waits for the provider to finish
/// onboarding was never sent, so their part of it is only not sent. See docs/adr/0024-refunds-after-release.md.
/// </summary>
internal static class Returns
{
    /// <summary>How long a provider's account that has not enough is left alone. Its payouts leave what it owes, so nothing is lost by waiting.</summary>
    public static readonly TimeSpan ReversalRetry = TimeSpan.FromDays(1);

    /// <summary>What the gateway said of the provider's part. News of what is done already means nothing.</summary>
    public static Decision<PaymentEvent> Judge(PaymentState payment, GatewayFact fact, DateTimeOffset now)
    {
        foreach (var back in payment.Returns)
        {
            switch (fact)
            {
                case TransferReversed reversed when back.IsOpen(reversed.IntentId):
                    return Reversed(payment, back, reversed, now);
                case ReversalHeld held when back.IsOpen(held.IntentId) && back.RetryAt is null:
                    return new PaymentReversalHeld(now, held.IntentId, held.Reason, now + ReversalRetry);
            }
        }

        return Decision<PaymentEvent>.Nothing;
    }

    /// <summary>Of what came out of two transfers each part is a movement of its own.</summary>
    private static Decision<PaymentEvent> Reversed(PaymentState payment, PaymentReturn back, TransferReversed fact, DateTimeOffset now)
    {
        return fact.OfCharge is not { } ofCharge
            ? Part(back.Reversed, fact.ReversalReference)
            : Decision<PaymentEvent>.Happened([Part(back.Reversed - back.ReversedFromCharge, fact.ReversalReference), Part(back.ReversedFromCharge, ofCharge)]);

        PaymentTransferReversed Part(Money amount, string reference) => new(now, payment.ProviderId, fact.IntentId, amount, reference);
    }

    /// <summary>
    /// What the provider owed was written off. The account that says so let nothing of it be claimed, so the reversal still waits; what is left of it
    /// may be there by now.
    /// </summary>
    public static Decision<PaymentEvent> Forgive(PaymentState payment, ForgiveReversal forgive, DateTimeOffset now) =>
        payment.Returns.Any(back => back.IsOpen(forgive.IntentId) && forgive.Amount <= back.Reversed)
            ? new PaymentReversalForgiven(now, forgive.IntentId, forgive.Amount)
            : PaymentRefusals.NotWhile(payment.Status);

    /// <summary>The first that has waited long enough.</summary>
    public static PaymentReversalResumed? Due(PaymentState payment, DateTimeOffset now)
    {
        foreach (var back in payment.Returns)
        {
            if (back is { RetryAt: { } at, ReversalIntent: { } reversal } && at <= now)
            {
                return new PaymentReversalResumed(now, reversal);
            }
        }

        return null;
    }

    /// <summary>When the next one has; null while none waits.</summary>
    public static DateTimeOffset? NextRetry(PaymentState payment) => payment.Returns.Min(back => back.RetryAt);

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentReturnWanted e => WithoutEmptyTransfer(ChargedShares.WithReturn(payment, new PaymentReturn(e.RefundIntent, e.ReversalIntent, e.Provider, IsClaimed: e.IsClaimed)) with
        {
            Refunds = payment.Refunds.Add(new RefundView(e.RefundIntent, e.Refund, e.Reason, null, PaidBy: e.PaidBy)),
            Shares = payment.Shares!.Less(e),
            ProviderShare = payment.ProviderShare - e.Provider.Amount,
            PlatformShare = payment.PlatformShare - (e.Commission + e.CommissionTax + e.CustomerFee).Amount,
            CouponShare = payment.CouponShare - (e.Coupon?.Amount ?? 0),
            Tax = TaxLeft(payment, e.Tax),
            Goodwill = payment.Goodwill + (e.Goodwill?.Amount ?? 0),
        }),
        PaymentTransferReversed e => With(payment, e.IntentId, back => back with { ReversalReference = e.ReversalReference, RetryAt = null }),
        PaymentReversalHeld e => With(payment, e.IntentId, back => back with { RetryAt = e.RetryAt, IsLaidOut = true }),
        PaymentReversalResumed e => With(payment, e.IntentId, back => back with { RetryAt = null }),
        PaymentReversalForgiven e => With(payment, e.IntentId, back => back with { WrittenOff = back.WrittenOff + e.Amount.Amount, RetryAt = null }),
        _ => payment,
    };

    /// <summary>The customer does not wait for a provider whose account is empty, but for the answer that it is.</summary>
    public static bool MayRefund(PaymentState payment, Guid refund)
    {
        if (ChargedShares.IsComingBack(payment))
        {
            return false;
        }

        foreach (var back in payment.Returns)
        {
            if (back.RefundIntent == refund)
            {
                return !back.Waits || back.IsLaidOut;
            }
        }

        return true;
    }

    public static bool Has(PaymentState payment, Guid refund)
    {
        foreach (var back in payment.Returns)
        {
            if (back.RefundIntent == refund)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What has to come back from the provider's account at the gateway.</summary>
    public static IEnumerable<ReversalView> Reversals(PaymentState payment) =>
        from back in payment.Returns
        where back.Waits
        select new ReversalView(back.ReversalIntent!.Value, back.Reversed, back.IsClaimed, back.WrittenOff, back.ReversedFromCharge.Amount);

    /// <summary>Of what waited to be sent to the provider nothing may be left.</summary>
    private static PaymentState WithoutEmptyTransfer(PaymentState payment) =>
        payment.ProviderShare > 0 ? payment : payment with { TransferIntent = null, TransferRetryAt = null };

    /// <summary>What of the platform's coupon is not needed any more, when so much of the customer's money is not earned any more: the same part.</summary>
    public static Money CouponOf(PaymentState payment, Money amount) =>
        payment.Earned > 0 ? payment.InCurrency(payment.CouponShare).Times(amount.Amount, payment.Earned) : payment.InCurrency(0);

    /// <summary>What of the tax on the service is not owed any more, when so much of each share goes back: the same part of the price.</summary>
    /// <param name="payment">With what each still has.</param>
    /// <param name="back">Of provider, commission, its tax, and the customer's fee, which is no part of the price.</param>
    public static Bookings.TaxPart? TaxOf(PaymentState payment, ImmutableArray<Money> back) =>
        payment.Shares is { } left ? payment.Tax?.Of(back[0] + back[1] + back[2], payment.InCurrency(left.Provider + left.Commission + left.CommissionTax)) : null;

    /// <summary>What is still owed of it then.</summary>
    public static Bookings.TaxPart? TaxLeft(PaymentState payment, Bookings.TaxPart? back) =>
        payment.Tax is { } tax && back is not null ? tax with { Amount = tax.Amount - back.Amount } : payment.Tax;

    /// <summary>As events write it, which say nothing where it is nothing.</summary>
    public static Money? Some(Money coupon) => coupon.IsPositive ? coupon : null;

    /// <summary>Of what each still has of it. Nobody gives back more than they got.</summary>
    public static ImmutableArray<Money> Divide(PaymentShares? left, Money amount, CommissionBearer bearer)
    {
        var currency = amount.Currency;
        left ??= PaymentShares.None;
        Money[] shares = [Of(left.Provider), Of(left.Commission), Of(left.CommissionTax), Of(left.CustomerFee)];
        if (bearer is CommissionBearer.Proportional)
        {
            return Shares.Take(shares, amount);
        }

        Money[] provider = [shares[0]], platform = shares[1..];
        var theirs = Shares.Take(provider, amount);
        return [.. theirs, .. Shares.Take(platform, amount - theirs[0])];

        Money Of(long share) => new(share, currency);
    }

    private static PaymentState With(PaymentState payment, Guid reversal, Func<PaymentReturn, PaymentReturn> change) =>
        payment with { Returns = [.. payment.Returns.Select(back => back.ReversalIntent == reversal ? change(back) : back)] };
}
