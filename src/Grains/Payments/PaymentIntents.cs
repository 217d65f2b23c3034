namespace Marketplace.Payments;

/// <summary>What the gateway has yet to do for a payment; the kinds name the handlers.</summary>
internal static class PaymentIntents
{
    public const string Checkout = "payment.checkout";
    public const string Capture = "payment.capture";
    public const string Look = "payment.look";
    public const string Void = "payment.void";
    public const string Refund = "payment.refund";
    public const string Transfer = "payment.transfer";
    public const string Reverse = "payment.reverse";
    public const string Charge = "payment.charge";
    public const string ForgetCard = "payment.forget-card";
    public const string ChargeMail = "payment.charge-mail";

    /// <summary>
    /// Money is refunded before the provider is sent anything, so that a transfer never has to be taken back for it; and nothing is sent of what
    /// a bank has.
    /// </summary>
    public static bool IsTransferDue(PaymentState payment) =>
        payment.TransferRetryAt is null && payment.Refunds.All(FailedRefunds.WasGiven) && !DisputedMoney.IsTransferWithheld(payment);

    public static ImmutableArray<Intent> Of(PaymentState payment)
    {
        var intents = ImmutableArray.CreateBuilder<Intent>();
        Add(payment.CheckoutIntent, Checkout);
        Add(payment.CaptureIntent, Capture);
        Add(payment.LookIntent, Look);
        Add(payment.Charge?.IntentId, Charge);
        Add(payment.ForgetIntent, ForgetCard);

        // What a charge has taken goes back, and what it has not is over: nobody knows which before it has answered.
        Add(CardCharges.IsUnderWay(payment) ? null : payment.VoidIntent, Void);
        foreach (var mail in payment.Charge?.Told ?? [])
        {
            intents.Add(new Intent(mail.Id, ChargeMail, mail));
        }

        foreach (var refund in payment.Refunds)
        {
            if (refund.RefundReference is null && !Handovers.IsRefund(payment, refund) && Returns.MayRefund(payment, refund.IntentId) && !DisputedMoney.IsHeld(payment, refund.IntentId))
            {
                intents.Add(new Intent(refund.AskedAs(), Refund));
            }
        }

        foreach (var back in payment.Returns)
        {
            if (back is { Waits: true, RetryAt: null })
            {
                Add(back.ReversalIntent, Reverse);
            }
        }

        if (IsTransferDue(payment))
        {
            Add(payment.TransferIntent, Transfer);
        }

        return intents.DrainToImmutable();

        void Add(Guid? id, string kind)
        {
            if (id is { } wanted)
            {
                intents.Add(new Intent(wanted, kind));
            }
        }
    }
}
