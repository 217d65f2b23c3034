namespace Marketplace.Payments;

/// <summary>
/// A session of a package was paid with no charge of its own. What goes back of it the package owes again, and gives to the customer out of the payment
/// that it was bought with, whatever becomes of that refund. See docs/adr/0058-whose-refund-it-is.md.
/// </summary>
internal static class SessionReturns
{
    /// <summary>It is passed on where the gateway would be asked: once the provider's account has given their part, or has not enough.</summary>
    public static PaymentReturnPassedOn? Next(PaymentState payment, DateTimeOffset now)
    {
        if (payment.Credit is null)
        {
            return null;
        }

        foreach (var refund in payment.Refunds)
        {
            if (refund.RefundReference is null && Returns.MayRefund(payment, refund.IntentId))
            {
                return new PaymentReturnPassedOn(now, refund.IntentId, refund.Amount);
            }
        }

        return null;
    }

    /// <summary>What stands for the gateway's id of the refund.</summary>
    public static string ReferenceOf(Guid package) => $"package/{package}";
}
