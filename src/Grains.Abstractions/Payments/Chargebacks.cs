namespace Marketplace.Payments;

/// <summary>Who bears what a bank takes back for good. Stored by name; never rename.</summary>
public enum ChargebackBearer
{
    /// <summary>Each gives back what they have of it, as with a refund: the provider their share, the platform its commission.</summary>
    Provider,

    /// <summary>Nobody gives anything back: it is the platform's loss.</summary>
    Platform,
}

/// <summary>Who bears a dispute, as the marketplace had it when the dispute began.</summary>
/// <param name="Loss">Of what the bank keeps.</param>
/// <param name="Fee">Of the gateway's fee for a dispute that is lost. A provider pays it where they had a share; the platform pays that of a dispute that is won.</param>
[GenerateSerializer, Immutable, Alias("payment.chargeback-terms")]
public sealed record ChargebackTerms(ChargebackBearer Loss = ChargebackBearer.Provider, ChargebackBearer Fee = ChargebackBearer.Provider);

/// <summary>What became of money that a bank questions. Stored by name; never rename.</summary>
public enum ChargebackEnd
{
    /// <summary>The bank has not decided.</summary>
    Open,

    /// <summary>The money is the platform's again, or was never taken.</summary>
    Won,

    /// <summary>The customer has it for good.</summary>
    Lost,
}

/// <summary>Told by a dispute: how much of the payment its bank has, all in all.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="DisputeId">Which dispute; a payment may have several.</param>
/// <param name="Reference">The gateway's id of it.</param>
/// <param name="Withdrawn">All that the bank ever took for it.</param>
/// <param name="Fee">All that the gateway ever kept for it.</param>
/// <param name="Reinstated">All that ever came back.</param>
/// <param name="End">What became of it.</param>
/// <param name="Terms">Who bears it.</param>
/// <param name="Heard">Counts the news of this dispute; older news is no news.</param>
[GenerateSerializer, Immutable, Alias("payment.dispute")]
public sealed record DisputePayment(
    CommandContext Context,
    Guid DisputeId,
    string Reference,
    Money Withdrawn,
    Money Fee,
    Money Reinstated,
    ChargebackEnd End,
    ChargebackTerms Terms,
    long Heard)
    : PaymentCommand(Context);

/// <summary>A bank took some of the money, gave it back, or decided.</summary>
/// <param name="At">When.</param>
/// <param name="DisputeId">In which dispute.</param>
/// <param name="Reference">The gateway's id of it.</param>
/// <param name="Withdrawn">What the bank took since the last news.</param>
/// <param name="Fee">What the gateway kept besides; negative where it gave some of that back.</param>
/// <param name="Reinstated">What came back.</param>
/// <param name="End">What became of it.</param>
/// <param name="Terms">Who bears it.</param>
/// <param name="Heard">Which news this was.</param>
[GenerateSerializer, Immutable, Alias("payment.disputed")]
public sealed record PaymentDisputed(
    DateTimeOffset At,
    Guid DisputeId,
    string Reference,
    Money Withdrawn,
    Money Fee,
    Money Reinstated,
    ChargebackEnd End,
    ChargebackTerms Terms,
    long Heard)
    : PaymentEvent(At);

/// <summary>The gateway refuses a refund because of a dispute: it waits for the end of that.</summary>
[GenerateSerializer, Immutable, Alias("payment.refund-held")]
public sealed record PaymentRefundHeld(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <summary>While a bank has the money, the provider's part of it is not paid out.</summary>
/// <param name="At">When.</param>
/// <param name="DisputeId">In which dispute.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="EntryId">Names it on their account.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("payment.share-reserved")]
public sealed record PaymentShareReserved(DateTimeOffset At, Guid DisputeId, Guid ProviderId, Guid EntryId, Money Amount) : PaymentEvent(At);

/// <summary>The bank has decided: what was reserved is the provider's again, less what they bear of it.</summary>
[GenerateSerializer, Immutable, Alias("payment.share-freed")]
public sealed record PaymentShareFreed(DateTimeOffset At, Guid DisputeId, Guid ProviderId, Guid EntryId, Money Amount) : PaymentEvent(At);

/// <summary>What a bank keeps is somebody's: it stands for refunds that were promised, and is taken of what was earned.</summary>
/// <param name="At">When.</param>
/// <param name="DisputeId">Of which dispute.</param>
/// <param name="ProviderId">Who had earned it.</param>
/// <param name="EntryId">Names the provider's part on their account.</param>
/// <param name="ReversalIntent">Takes that part out of their account at the gateway; null where it never got there.</param>
/// <param name="Refunds">Promised refunds that need not be made any more, or only in part: the customer has the money from their bank.</param>
/// <param name="Provider">Of the provider's share.</param>
/// <param name="Commission">Of the platform's, net of tax.</param>
/// <param name="CommissionTax">Of the tax on that.</param>
/// <param name="CustomerFee">Of the customer's fee.</param>
/// <param name="Borne">What stays the platform's loss, because the terms say so.</param>
/// <param name="Fee">The gateway's fee, where the provider pays it.</param>
/// <param name="Coupon">What of the parts the platform's coupon had paid, which no bank has; null where it had paid nothing.</param>
/// <param name="Tax">What of the parts is tax on the service, which is not owed any more; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("payment.chargeback-settled")]
public sealed record PaymentChargebackSettled(
    DateTimeOffset At,
    Guid DisputeId,
    Guid ProviderId,
    Guid EntryId,
    Guid? ReversalIntent,
    ImmutableArray<SettledRefund> Refunds,
    Money Provider,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    Money Borne,
    Money Fee,
    Money? Coupon = null,
    Bookings.TaxPart? Tax = null)
    : PaymentEvent(At);

/// <summary>The bank keeps what the customer had been given by hand already: nobody else has anything of it, so it stays the platform's loss.</summary>
/// <param name="At">When.</param>
/// <param name="DisputeId">Of which dispute.</param>
/// <param name="Amount">How much the customer has twice.</param>
[GenerateSerializer, Immutable, Alias("payment.given-twice")]
public sealed record PaymentGivenTwice(DateTimeOffset At, Guid DisputeId, Money Amount) : PaymentEvent(At);

/// <summary>A promised refund, and how much of it the customer has from their bank instead.</summary>
[GenerateSerializer, Immutable, Alias("payment.settled-refund")]
public sealed record SettledRefund(Guid IntentId, Money Amount);

/// <summary>The gateway refuses a refund, because the customer's bank has the money or is asked for it.</summary>
[GenerateSerializer, Immutable, Alias("gateway.refund-held")]
public sealed record RefundHeld(Guid IntentId, string Reason) : GatewayFact;
