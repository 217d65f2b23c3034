using Marketplace.Ledger;

namespace Marketplace.Payments;

/// <summary>The postings of a payment: positive legs are debits, negative ones credits; each transaction sums to zero.</summary>
internal static class PaymentPostings
{
    public static ImmutableArray<LedgerTransaction> Of(PaymentState payment, PaymentEvent happened) =>
        happened switch
        {
            PaymentCaptured e => [Transaction(payment, "capture",
                Cash(payment, e.ChargeReference, e.Amount - e.Fee),
                Leg(Accounts.GatewayFee, e.Fee),
                Escrow(payment, -e.Amount))],
            PaymentRefunded e => [Refund(payment, "refund", e.IntentId, e.RefundReference, e.Amount)],
            PaymentRefundFailed e => [Refund(payment, "refund-failed", e.IntentId, e.RefundReference, -e.Amount)],
            PaymentFeeCharged e => Movement(payment, "refund-fee",
                Leg(Accounts.PayableProvider, e.Amount, e.ProviderId),
                Leg(Accounts.GatewayFee, -e.Amount)),
            PaymentPenalised e => Movement(payment, "penalty",
                Leg(Accounts.PayableProvider, e.Amount, e.ProviderId),
                Leg(Accounts.RevenuePenalty, -e.Amount)),
            PaymentEarned e => [Transaction(payment, "earned",
                Escrow(payment, e.Provider + e.Commission + e.CommissionTax + e.CustomerFee - (e.Coupon ?? payment.InCurrency(0))),
                Coupon(payment, e.Coupon, 1),
                Leg(Accounts.PayableProvider, -e.Provider, payment.ProviderId),
                Leg(Accounts.RevenueCommission, -e.Commission),
                Leg(Accounts.VatOut, -e.CommissionTax),
                Leg(Accounts.RevenueCustomerFee, -e.CustomerFee))],
            PaymentKept e => Movement(payment, "kept",
                Leg(Accounts.PayableProvider, e.Share + e.Owed, e.ProviderId),
                Leg(Accounts.ReceivableProvider, -(e.Share + e.Owed), e.ProviderId)),

            // What is paid out by hand stays where it is until then.
            PaymentTransferred e when HandoverReference.Is(e.TransferReference) => [],
            PaymentTransferred e => [Transaction(payment, "transfer",
                Leg(Accounts.ConnectedCash(payment.Gateway), e.Amount, e.ProviderId),
                Leg(Accounts.Cash(payment.Gateway), -e.Amount))],
            PaymentShareMoved e => [Transaction(payment, "transfer",
                Leg(Accounts.ConnectedCash(payment.Gateway), e.Amount, e.ProviderId),
                Leg(Accounts.Cash(payment.Gateway), -e.Amount))],
            PaymentReturnWanted e => [Transaction(payment, "return",
                Leg(Accounts.PayableProvider, e.Provider, payment.ProviderId),
                Leg(Accounts.RevenueCommission, e.Commission),
                Leg(Accounts.VatOut, e.CommissionTax),
                Leg(Accounts.RevenueCustomerFee, e.CustomerFee),
                Coupon(payment, e.Coupon, -1),
                Leg(Accounts.Goodwill, e.Goodwill ?? payment.InCurrency(0), payment.PackageId ?? payment.BookingId),
                Owed(payment, -e.Refund))],
            PaymentTransferReversed e => [Transaction(payment, "reversal",
                Leg(Accounts.Cash(payment.Gateway), e.Amount),
                Leg(Accounts.ConnectedCash(payment.Gateway), -e.Amount, e.ProviderId))],
            PaymentDisputed e => Movement(payment, "chargeback",
                Leg(Accounts.LossChargeback, e.Withdrawn - e.Reinstated, payment.BookingId),
                Leg(Accounts.GatewayFee, e.Fee),
                Leg(Accounts.Cash(payment.Gateway), e.Reinstated - e.Withdrawn - e.Fee)),
            PaymentShareReserved e => [Transaction(payment, "reserve",
                Leg(Accounts.PayableProvider, e.Amount, e.ProviderId),
                Leg(Accounts.ReserveProvider, -e.Amount, e.ProviderId))],
            PaymentShareFreed e => [Transaction(payment, "reserve-freed",
                Leg(Accounts.ReserveProvider, e.Amount, e.ProviderId),
                Leg(Accounts.PayableProvider, -e.Amount, e.ProviderId))],
            PaymentChargebackSettled e => Settled(payment, e),
            _ => [],
        };

    /// <summary>Paid out of what the customer is owed; what comes back is owed again.</summary>
    private static LedgerTransaction Refund(PaymentState payment, string purpose, Guid intent, string reference, Money amount) =>
        Transaction(
            payment,
            purpose,
            Returns.Has(payment, intent) ? Leg(Accounts.ClearingRefund, amount, payment.BookingId) : Escrow(payment, amount),
            Cash(payment, reference, -amount));

    /// <summary>What a bank keeps stands for what was promised to the customer, and is taken of what was earned.</summary>
    private static ImmutableArray<LedgerTransaction> Settled(PaymentState payment, PaymentChargebackSettled e)
    {
        var nothing = payment.InCurrency(0);
        var (returned, promised) = (nothing, nothing);
        foreach (var refund in e.Refunds)
        {
            (returned, promised) = Returns.Has(payment, refund.IntentId) ? (returned + refund.Amount, promised) : (returned, promised + refund.Amount);
        }

        return Movement(payment, "chargeback-settled",
            Leg(Accounts.ClearingRefund, returned, payment.BookingId),
            Escrow(payment, promised),
            Leg(Accounts.PayableProvider, e.Provider + e.Fee, e.ProviderId),
            Leg(Accounts.RevenueCommission, e.Commission),
            Leg(Accounts.VatOut, e.CommissionTax),
            Leg(Accounts.RevenueCustomerFee, e.CustomerFee),
            Coupon(payment, e.Coupon, -1),
            Leg(Accounts.LossChargeback, (e.Coupon ?? nothing) - (returned + promised + e.Provider + e.Commission + e.CommissionTax + e.CustomerFee), payment.BookingId),
            Leg(Accounts.GatewayFee, -e.Fee));
    }

    /// <summary>News of a bank that moves nothing posts nothing.</summary>
    private static ImmutableArray<LedgerTransaction> Movement(PaymentState payment, string purpose, params ReadOnlySpan<LedgerLeg> legs) =>
        Transaction(payment, purpose, legs) is { Legs.IsEmpty: false } moved ? [moved] : [];

    private static LedgerTransaction Transaction(PaymentState payment, string purpose, params ReadOnlySpan<LedgerLeg> legs) =>
        new(purpose, payment.BookingId, [.. legs.ToArray().Where(leg => !leg.Amount.IsZero)]);

    /// <summary>Where the money is: at the gateway, in the platform's hands, or in the provider's, who owes it.</summary>
    private static LedgerLeg Cash(PaymentState payment, string reference, Money amount) =>
        payment.IsKept ? Leg(Accounts.ReceivableProvider, amount, payment.ProviderId)
        : Leg(Accounts.Cash(HandoverReference.Is(reference) ? GatewayNames.Manual : payment.Gateway), amount);

    /// <summary>
    /// What a package was bought with is owed for its sessions, and stays so until one of them is earned. A security deposit is the customer's, until
    /// something of it is awarded.
    /// </summary>
    private static LedgerLeg Escrow(PaymentState payment, Money amount) => payment.PackageId is { } package
        ? Leg(Accounts.PackageLiability, amount, package)
        : Leg(payment.Purpose is PaymentPurpose.SecurityDeposit ? Accounts.SecurityDeposit : Accounts.Escrow, amount, payment.BookingId);

    /// <summary>Promised back after it was earned: by the package, where one paid for it.</summary>
    private static LedgerLeg Owed(PaymentState payment, Money amount) =>
        payment.PackageId is null ? Leg(Accounts.ClearingRefund, amount, payment.BookingId) : Escrow(payment, amount);

    /// <summary>What the platform pays of the price is its expense from the moment on in which somebody earns it.</summary>
    private static LedgerLeg Coupon(PaymentState payment, Money? paid, int sign) =>
        Leg(Accounts.CouponExpense, (paid ?? payment.InCurrency(0)) * sign, payment.BookingId);

    private static LedgerLeg Leg(string account, Money amount, Guid owner = default) => new(account, owner, amount);
}
