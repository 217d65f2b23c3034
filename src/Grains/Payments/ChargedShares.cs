namespace Marketplace.Payments;

/// <summary>
/// The provider's share of a destination charge lies on their account at the gateway since the charge, and is theirs once it is earned. Until then, and
/// when that is settled, what cannot become theirs any more comes back; what lacks is transferred, and what was moved is never sent again.
/// See docs/adr/0046-destination-charges.md.
/// </summary>
internal static class ChargedShares
{
    /// <summary>
    /// What the charge is to take there. What the platform holds for nobody yet stays with it, and so does what a charge cannot give: where the platform's
    /// coupon makes the share greater than it.
    /// </summary>
    public static Money? Frozen(StartPayment start) =>
        start is { Gateway.SharesAtCharge: true, Credit: null, Share: { IsPositive: true } share }
        && start.Purpose is not (PaymentPurpose.Package or PaymentPurpose.SecurityDeposit)
        && share <= start.Amount
            ? share
            : null;

    /// <summary>What follows as soon as it can: what is too much comes back, and what is enough is the provider's.</summary>
    public static PaymentEvent? Next(PaymentState payment, DateTimeOffset now) =>
        payment.Moved is not { } moved ? null
        : moved.Left - Entitled(payment, moved) is > 0 and var surplus
            ? new PaymentShareRecalled(now, DerivedId.From(payment.BookingId, $"recall/{moved.TransferReference}/{moved.Left}"), payment.InCurrency(surplus))
        : payment.TransferIntent is not null && PaymentIntents.IsTransferDue(payment) && Lacking(payment) <= 0
            ? new PaymentShareReached(now, payment.ProviderId, payment.InCurrency(payment.ProviderShare), payment.InCurrency(payment.Earned))
        : null;

    /// <summary>What of the provider's share is yet to be sent to them.</summary>
    public static long Lacking(PaymentState payment) => payment.ProviderShare - (payment.Moved?.Left ?? 0);

    /// <summary>Whether money has to come back from the provider's account before the customer has theirs.</summary>
    public static bool IsComingBack(PaymentState payment)
    {
        foreach (var back in payment.Returns)
        {
            if (back is { IsUnearned: true, Waits: true, IsLaidOut: false })
            {
                return true;
            }
        }

        return false;
    }

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentShareMoved e => payment with { Moved = new ChargedShare(e.TransferReference, e.Amount.Amount, e.Amount.Amount) },
        PaymentShareRecalled e => Taken(payment, e.Amount.Amount) with
        {
            Returns = payment.Returns.Add(new PaymentReturn(e.IntentId, e.IntentId, e.Amount, FromCharge: e.Amount.Amount, IsUnearned: true)),
        },
        PaymentShareReached => payment with { TransferIntent = null, TransferRetryAt = null, TransferReference = payment.Moved!.TransferReference },
        _ => payment,
    };

    /// <summary>What goes back of what was earned comes out of the charge's own transfer first.</summary>
    /// <param name="payment">Before.</param>
    /// <param name="back">What goes back of the provider's share.</param>
    public static PaymentState WithReturn(PaymentState payment, PaymentReturn back)
    {
        var part = back.ReversalIntent is null ? 0 : Math.Min(back.Provider.Amount, payment.Moved?.Left ?? 0);
        return Taken(payment, part) with { Returns = payment.Returns.Add(back with { FromCharge = part }) };
    }

    private static PaymentState Taken(PaymentState payment, long amount) =>
        payment.Moved is { } moved ? payment with { Moved = moved with { Left = moved.Left - amount } } : payment;

    /// <summary>
    /// Once it is earned the share; before that the same part of it as is left of the charge, rounded up: a unit too much comes back whenever it has
    /// to, and one too few would have everything wait for the platform's balance.
    /// </summary>
    private static long Entitled(PaymentState payment, ChargedShare moved)
    {
        var step = Currency.Step(payment.Amount.Currency);
        return payment.Shares is not null ? payment.ProviderShare
            : moved.Amount - ((long)((Int128)moved.Amount * (payment.Captured - payment.Held) / payment.Captured) / step * step);
    }
}
