using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// Money that people hand over: a customer who pays in cash or by transfer, a refund that the gateway cannot give. Whoever has it, or gave it,
/// says so; nobody else can know. See docs/adr/0031-more-than-one-gateway.md.
/// </summary>
internal static class Handovers
{
    /// <summary>Somebody has the customer's money.</summary>
    public static Decision<PaymentEvent> Confirm(PaymentState payment, ConfirmPayment confirm, DateTimeOffset now)
    {
        if (!payment.Can.IsByHand)
        {
            return PaymentRefusals.NotByHand(payment.Gateway);
        }

        if (payment.Status is not (Pending or Processing) || payment.NotWanted is not null || payment.Credit is not null)
        {
            return PaymentRefusals.NotWhile(payment.Status);
        }

        // Whoever can still pay on a page could pay twice.
        if (payment.PageTerms is not null)
        {
            return PaymentRefusals.PageOpen;
        }

        // Sessions of a package are earned one by one, and each share would have to be known to lie with the provider already.
        var collects = confirm.Context.By.IsStaff || confirm.Collector is MoneyCollector.Provider;
        if (!collects || (confirm.Collector is MoneyCollector.Provider && payment.Purpose is PaymentPurpose.Package))
        {
            return PaymentRefusals.NotYoursToCollect;
        }

        var reference = HandoverReference.Of(DerivedId.From(payment.BookingId, confirm.Context.Id.Value, "confirmed"));
        return Decision<PaymentEvent>.Happened(
        [
            new PaymentConfirmed(now, new HandoverReceipt(confirm.Method, confirm.Reference, confirm.Context.By.Id, confirm.Collector)),
            new PaymentCaptured(now, reference, reference, payment.Amount, payment.InCurrency(0), AwaitsAcceptance: payment.CaptureLater),
        ]);
    }

    /// <summary>Who chooses to hand it over has it under way; the slot waits, but not for ever. While a page is open it is not known yet.</summary>
    /// <param name="payment">With whatever chose to.</param>
    /// <param name="intent">Names it.</param>
    /// <param name="now">When.</param>
    public static ImmutableArray<PaymentEvent> UnderWay(PaymentState payment, Guid intent, DateTimeOffset now) =>
        payment is { Status: Pending, Can.IsByHand: true, Credit: null, PageTerms: null } ? [new PaymentUnderWay(now, HandoverReference.Of(intent), now)] : [];

    /// <summary>Whether a person has to give it, because the gateway cannot. What a package gives is a refund of its own payment.</summary>
    public static bool IsRefund(PaymentState payment, RefundView refund) => payment.Credit is null && (refund.ByHand || payment.Can.Refunds switch
    {
        RefundWays.InParts => false,
        RefundWays.Whole => refund.Amount.Amount != payment.Captured,
        _ => true,
    });

    /// <summary>The customer has it.</summary>
    public static Decision<PaymentEvent> GiveRefund(PaymentState payment, ConfirmRefund confirm, DateTimeOffset now)
    {
        foreach (var refund in payment.Refunds)
        {
            if (refund.IntentId == confirm.RefundId && refund.RefundReference is null && IsRefund(payment, refund))
            {
                return Decision<PaymentEvent>.Happened(
                [
                    new PaymentRefundConfirmed(
                        now, refund.IntentId, new HandoverReceipt(confirm.Method, confirm.Reference, confirm.Context.By.Id, CollectorOf(payment))),
                    new PaymentRefunded(now, refund.IntentId, refund.Amount, HandoverReference.Of(refund.IntentId)),
                ]);
            }
        }

        return PaymentRefusals.UnknownRefund;
    }

    /// <summary>Whoever has the money gives it back, and says so.</summary>
    public static bool MayConfirm(PaymentState payment, PaymentCommand command) => command switch
    {
        ConfirmPayment => command.Context.By.IsStaff || command.Context.By.ActsFor(payment.ProviderId),
        ConfirmRefund => command.Context.By.IsStaff || (payment.IsKept && command.Context.By.ActsFor(payment.ProviderId)),
        _ => false,
    };

    /// <summary>
    /// What was earned and never leaves the platform's hands is the provider's at once; what they collected themselves is with them already.
    /// </summary>
    public static ImmutableArray<PaymentEvent> Earned(PaymentState payment, PaymentEarned earned, DateTimeOffset now)
    {
        if (payment.IsKept)
        {
            return
            [
                earned,
                new PaymentKept(
                    now,
                    payment.ProviderId,
                    DerivedId.From(earned.TransferIntent, "kept"),
                    earned.Commission + earned.CommissionTax + earned.CustomerFee - (earned.Coupon ?? payment.InCurrency(0)),
                    earned.Provider),
            ];
        }

        return payment.Can.PaysOutByHand && earned.Provider.IsPositive
            ? [earned, new PaymentTransferred(
                now, payment.ProviderId, earned.Provider, HandoverReference.Of(earned.TransferIntent), payment.InCurrency(PaymentEvolution.Of(payment, earned).Earned))]
            : [earned];
    }

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentConfirmed e => payment with { Receipt = e.Receipt, ConfirmedAt = e.At },
        PaymentTaken => payment with { AwaitsAcceptance = false },
        PaymentKept e => payment with { TransferIntent = null, TransferReference = HandoverReference.Of(e.EntryId) },
        _ => payment,
    };

    public static MoneyCollector CollectorOf(PaymentState payment) => payment.Receipt?.Collector ?? MoneyCollector.Platform;
}
