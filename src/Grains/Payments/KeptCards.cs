using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// The card that a sale was paid with and that the customer let be kept for the balance. It is forgotten as soon as that is paid, or nothing is left of
/// what they paid for: nobody has to remember to.
/// </summary>
internal static class KeptCards
{
    /// <summary>What may be charged again; null where nothing may.</summary>
    public static KeptCard? Chargeable(PaymentState payment) =>
        payment is { KeepCard: true, ForgetIntent: null, Kept: { } kept } ? kept : null;

    /// <summary>What the customer says of it now, where that is something else; there is nothing to say where there is no balance.</summary>
    public static bool? Said(PaymentState payment, RetryPayment retry) =>
        retry.KeepCard is { } said && payment.KeepCard is { } before && said != before ? said : null;

    public static Decision<PaymentEvent> Forget(PaymentState payment, ForgetCard forget, DateTimeOffset now) =>
        payment is { Kept: not null, ForgetIntent: null } ? Wanted(payment, forget, now) : Decision<PaymentEvent>.Nothing;

    /// <summary>What follows for it from whatever was decided.</summary>
    public static Decision<PaymentEvent> Following(PaymentState payment, Decision<PaymentEvent> decided, PaymentCommand command, DateTimeOffset now)
    {
        if (decided.Refusal is not null || decided.Events.IsDefaultOrEmpty)
        {
            return decided;
        }

        var after = decided.Events.Aggregate(payment, PaymentEvolution.Of);
        return after is { Kept: not null, ForgetIntent: null } && !IsNeeded(after)
            ? Decision<PaymentEvent>.Happened([.. decided.Events, Wanted(after, command, now)])
            : decided;
    }

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentRetried { KeepCard: { } said } => payment with { KeepCard = said },
        PaymentAuthorised { Kept: { } kept } => payment with { Kept = kept },
        PaymentCaptured { Kept: { } kept } => payment with { Kept = kept },
        PaymentVoided { Kept: { } kept } => payment with { Kept = kept },
        CardForgetWanted e => payment with { ForgetIntent = e.IntentId },
        PaymentCardForgotten => payment with { Kept = null, ForgetIntent = null },
        _ => payment,
    };

    /// <summary>A page that was opened while the customer let it be kept may be paid after they have thought better of it.</summary>
    private static bool IsNeeded(PaymentState payment) =>
        payment is { KeepCard: true, Status: Authorised } or { KeepCard: true, Status: Captured or PartiallyRefunded, Held: > 0 };

    private static CardForgetWanted Wanted(PaymentState payment, PaymentCommand command, DateTimeOffset now) =>
        new(now, DerivedId.From(payment.BookingId, command.Context.Id.Value, "forget-card"));
}
