namespace Marketplace.Payments;

/// <summary>Every way a payment says no. The codes are documented in docs/errors.md.</summary>
internal static class PaymentRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "payment.unknown", "There is no such payment.");

    public static readonly Refusal RefundTooMuch =
        new(RefusalKind.NotValid, "payment.refund-too-much", "That is more than the payment still holds.");

    public static readonly Refusal ReleaseTooMuch =
        new(RefusalKind.NotNow, "payment.release-too-much", "That is more than the payment still holds.");

    public static readonly Refusal CreditIsWhole =
        new(RefusalKind.NotValid, "payment.credit-is-whole", "A credit is given back whole, or not at all.");

    public static Refusal NotWhile(PaymentStatus status) =>
        new Refusal(RefusalKind.NotNow, "payment.not-now", "That cannot be done with the payment as it is.").With("status", status.ToString());
}
