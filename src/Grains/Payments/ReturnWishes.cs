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
        var earned = payment.Earned;
        var left = payment.InCurrency(payment.Chargebacks is null ? earned : Math.Min(earned, DisputedMoney.Left(payment)));
        var amount = back.Amount ?? left;
        if (payment.Status is not (Captured or PartiallyRefunded) || payment.Purpose is PaymentPurpose.Package)
        {
            return PaymentRefusals.NotWhile(payment.Status);
        }

        if (payment.Purpose is PaymentPurpose.SecurityDeposit && !back.Context.By.IsStaff)
        {
            return PaymentRefusals.AwardIsDecided;
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

        var coupon = Returns.CouponOf(payment, amount);
        var shares = Returns.Divide(payment.Shares!, amount + coupon, back.Bearer);
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
            Coupon: Returns.Some(coupon),
            Tax: Returns.TaxOf(payment, shares));
    }

    /// <summary>What of a decision concerns the provider's account.</summary>
    public static Outcome<ReturnPreview> Preview(Decision<PaymentEvent> decision) => decision switch
    {
        { Refusal: { } refusal } => refusal,
        { Events: [PaymentReturnWanted back, ..] } => new ReturnPreview(
            back.RefundIntent, back.IsDebited ? back.Provider : Money.Zero(back.Provider.Currency)),
        _ => throw new UnreachableException("A wish to give money back is fulfilled or refused."),
    };
}
