using System.Diagnostics;
using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>Whether what was earned may be given back, and how it is divided. What follows is in <see cref="Returns"/>.</summary>
internal static class ReturnWishes
{
    /// <summary>Who gives back in more steps than these should talk; the record of the payment is written whole with each.</summary>
    public const int Maximum = 20;

    public static Decision<PaymentEvent> Decide(PaymentState payment, ReturnPayment back, DateTimeOffset now)
    {
        var left = payment.InCurrency(Math.Min(payment.Returnable, DisputedMoney.Left(payment)));
        var amount = back.Amount ?? left;
        if (payment.Status is not (Captured or PartiallyRefunded) || payment.Purpose is PaymentPurpose.Package)
        {
            return PaymentRefusals.NotWhile(payment.Status);
        }

        if (payment.Purpose is PaymentPurpose.SecurityDeposit && !back.Context.By.IsStaff)
        {
            return PaymentRefusals.AwardIsDecided;
        }

        if (back.PaidBy is not null && !back.Context.By.IsStaff)
        {
            return PaymentRefusals.PayerIsNotYours;
        }

        if (payment.IsKept)
        {
            return PaymentRefusals.KeptByProvider;
        }

        if (DisputedMoney.Bar(payment) is { } disputed)
        {
            return disputed;
        }

        if (payment is { TransferIntent: not null, TransferRetryAt: null })
        {
            return PaymentRefusals.TransferUnderWay();
        }

        if (payment.Returns.Count(back => !back.IsUnearned) is >= Maximum and var returns && amount != left)
        {
            return PaymentRefusals.TooManyReturns(returns);
        }

        if (amount.Currency != left.Currency || !amount.IsPositive || amount > left)
        {
            return PaymentRefusals.ReturnTooMuch(left, amount);
        }

        return Divided(payment, back, amount, now);
    }

    private static Decision<PaymentEvent> Divided(PaymentState payment, ReturnPayment back, Money amount, DateTimeOffset now)
    {
        if (back.PaidBy is RefundPayer.Platform)
        {
            var nothing = payment.InCurrency(0);
            return Wanted(payment, back, amount, [nothing, nothing, nothing, nothing], now) with { Goodwill = amount };
        }

        var coupon = Returns.CouponOf(payment, amount);
        if (back.PaidBy is RefundPayer.Provider && (amount + coupon).Amount > payment.ProviderShare)
        {
            return PaymentRefusals.ShareTooSmall(payment.InCurrency(payment.ProviderShare), amount + coupon);
        }

        var shares = Returns.Divide(payment.Shares!, amount + coupon, Bearer(back));
        var wanted = Wanted(payment, back, amount, shares, now) with { Coupon = Returns.Some(coupon), Tax = Returns.TaxOf(payment, shares) };
        return !wanted.ByOperator && RefundFees.Of(payment, wanted.RefundIntent, amount, now) is { } fee ? Decision<PaymentEvent>.Happened(wanted, fee) : wanted;
    }

    /// <param name="payment">Which.</param>
    /// <param name="back">What somebody wants.</param>
    /// <param name="amount">To the customer.</param>
    /// <param name="shares">Of provider, commission, its tax and the customer's fee.</param>
    /// <param name="now">When.</param>
    private static PaymentReturnWanted Wanted(PaymentState payment, ReturnPayment back, Money amount, ImmutableArray<Money> shares, DateTimeOffset now)
    {
        var refund = DerivedId.From(payment.BookingId, back.Context.Id.Value, "return");
        return new PaymentReturnWanted(
            now,
            refund,
            shares[0].IsPositive && payment is { TransferIntent: null, Can.PaysOutByHand: false } ? DerivedId.From(refund, "reversal") : null,
            amount,
            shares[0],
            shares[1],
            shares[2],
            shares[3],
            back.Reason,
            back.Context.By.IsStaff,
            IsClaimed: !payment.Can.PaysOutByHand,
            IsByHand: payment.Can.PaysOutByHand,
            PaidBy: back.PaidBy);
    }

    /// <summary>What an operator says of this one goes before what holds of all.</summary>
    private static CommissionBearer Bearer(ReturnPayment back) => back.PaidBy switch
    {
        RefundPayer.Both => CommissionBearer.Proportional,
        RefundPayer.Provider => CommissionBearer.Provider,
        _ => back.Bearer,
    };

    /// <summary>What of a decision concerns the provider's account.</summary>
    public static Outcome<ReturnPreview> Preview(Decision<PaymentEvent> decision) => decision switch
    {
        { Refusal: { } refusal } => refusal,
        { Events: [PaymentReturnWanted { IsDebited: true } back, PaymentFeeCharged fee, ..] } => new ReturnPreview(back.RefundIntent, back.Provider + fee.Amount),
        { Events: [PaymentReturnWanted back, ..] } => new ReturnPreview(
            back.RefundIntent, back.IsDebited ? back.Provider : Money.Zero(back.Provider.Currency)),
        _ => throw new UnreachableException("A wish to give money back is fulfilled or refused."),
    };
}
