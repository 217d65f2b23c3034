using System.Text.Json.Serialization;
using Marketplace.Packages;

namespace Marketplace.Payments;

/// <summary>Something that happened to the money of a booking.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("payment.event")]
public abstract record PaymentEvent(DateTimeOffset At);

/// <remarks>
/// <c>Share</c> is what the charge itself takes to the provider's account; null where their share is transferred once it is earned. <c>RefundFee</c> says who
/// pays the gateway's fee of what goes back at the provider's wish, for as long as the payment lives.
/// </remarks>
[GenerateSerializer, Immutable, Alias("payment.started")]
public sealed record PaymentStarted(
    DateTimeOffset At,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    Money Amount,
    bool CaptureLater,
    DateTimeOffset ExpiresAt,
    string TimeZone,
    string Gateway,
    Guid CheckoutIntent,
    PaymentPurpose Purpose = PaymentPurpose.Booking,
    BookingCredit? Credit = null,
    GatewayTerms? Terms = null,
    bool? KeepCard = null,
    KeptCard? Card = null,
    DateTimeOffset? ChargeAt = null,
    Money? Share = null,
    GatewayFeeBearer RefundFee = GatewayFeeBearer.Platform)
    : PaymentEvent(At);

/// <summary>Another checkout is wanted, because the last one cannot be paid any more, or because the customer pays elsewhere.</summary>
/// <param name="At">When.</param>
/// <param name="CheckoutIntent">Closes the page that was open, and opens the next one.</param>
/// <param name="Terms">Of the gateway that takes it from now on; null where that stays the same.</param>
/// <param name="KeepCard">Whether the customer lets their card be kept from now on; null where that stays the same.</param>
[GenerateSerializer, Immutable, Alias("payment.retried")]
public sealed record PaymentRetried(DateTimeOffset At, Guid CheckoutIntent, GatewayTerms? Terms = null, bool? KeepCard = null) : PaymentEvent(At);

/// <param name="At">When.</param>
/// <param name="CheckoutReference">The gateway's id of the page.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Wallet">How else it is paid in the gateway's app.</param>
/// <param name="LookAt">When the gateway is asked how it stands, if nobody has told by then; null where its news can be trusted to come.</param>
/// <param name="EndsAt">When it ends by itself, where nobody can close it before; null where somebody can.</param>
[GenerateSerializer, Immutable, Alias("payment.checkout-opened")]
public sealed record PaymentCheckoutOpened(
    DateTimeOffset At, string CheckoutReference, string Url, WalletPage? Wallet = null, DateTimeOffset? LookAt = null, DateTimeOffset? EndsAt = null)
    : PaymentEvent(At);

/// <summary>The gateway was asked how its page stands, and nobody has paid on it.</summary>
/// <param name="At">When.</param>
/// <param name="LookAt">When it is asked again; null where nobody can pay there any more.</param>
[GenerateSerializer, Immutable, Alias("payment.page-seen")]
public sealed record PaymentPageSeen(DateTimeOffset At, DateTimeOffset? LookAt) : PaymentEvent(At);

/// <summary>The customer paid by a method that takes days. If nobody has told by <paramref name="LookAt"/>, the gateway is asked.</summary>
[GenerateSerializer, Immutable, Alias("payment.under-way")]
public sealed record PaymentUnderWay(DateTimeOffset At, string PaymentReference, DateTimeOffset LookAt) : PaymentEvent(At);

/// <summary>The gateway is asked what became of money that was under way, or of a page that is open.</summary>
/// <param name="At">When.</param>
/// <param name="IntentId">Asks.</param>
/// <param name="IsHinted">Whether somebody said that it is worth it; else it was time.</param>
[GenerateSerializer, Immutable, Alias("payment.look-wanted")]
public sealed record PaymentLookWanted(DateTimeOffset At, Guid IntentId, bool IsHinted = false) : PaymentEvent(At);

/// <summary>What was under way did not come; the customer gets a new page.</summary>
[GenerateSerializer, Immutable, Alias("payment.failed")]
public sealed record PaymentFailed(DateTimeOffset At, string Reason, Guid CheckoutIntent) : PaymentEvent(At);

/// <summary>The booking's hold ends at another time now, and so does the time to pay.</summary>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">Until when it may be paid.</param>
/// <param name="ChargeAt">When the card that was kept is tried next; null where none is.</param>
[GenerateSerializer, Immutable, Alias("payment.extended")]
public sealed record PaymentExtended(DateTimeOffset At, DateTimeOffset ExpiresAt, DateTimeOffset? ChargeAt = null) : PaymentEvent(At);

/// <param name="At">When.</param>
/// <param name="PaymentReference">The gateway's id of the payment.</param>
/// <param name="CaptureBefore">Until when it is reserved.</param>
/// <param name="Card">The gateway's fingerprint of the card; null where there is none.</param>
/// <param name="Kept">The card that the gateway keeps; null where it keeps none.</param>
[GenerateSerializer, Immutable, Alias("payment.authorised")]
public sealed record PaymentAuthorised(
    DateTimeOffset At, string PaymentReference, DateTimeOffset? CaptureBefore, string? Card = null, KeptCard? Kept = null)
    : PaymentEvent(At);

/// <summary>A card was declined on the gateway's page.</summary>
/// <param name="At">When it was heard of.</param>
/// <param name="ChargeReference">The gateway's id of the attempt.</param>
/// <param name="Reason">What the gateway says.</param>
/// <param name="Card">Its fingerprint of the card; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("payment.declined")]
public sealed record PaymentDeclined(DateTimeOffset At, string ChargeReference, string Reason, string? Card) : PaymentEvent(At);

/// <summary>The package has the credit for this booking: it is paid, or will be once the provider accepts. No money moves before it is earned.</summary>
/// <param name="At">When.</param>
/// <param name="ChargeReference">The gateway's id of the charge that the package was bought with.</param>
[GenerateSerializer, Immutable, Alias("payment.credit-granted")]
public sealed record PaymentCreditGranted(DateTimeOffset At, string ChargeReference) : PaymentEvent(At);

/// <summary>The provider accepted: the credit is taken for good.</summary>
[GenerateSerializer, Immutable, Alias("payment.credit-drawn")]
public sealed record PaymentCreditDrawn(DateTimeOffset At) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.capture-wanted")]
public sealed record CaptureWanted(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <param name="At">When.</param>
/// <param name="PaymentReference">The gateway's id of the payment.</param>
/// <param name="ChargeReference">The gateway's id of the charge, which transfers draw on.</param>
/// <param name="Amount">What was captured.</param>
/// <param name="Fee">What the gateway kept of it.</param>
/// <param name="Gateway">Where, if that is not the one that was chosen last; null where it is.</param>
/// <param name="AwaitsAcceptance">Whether the gateway had to take it before the provider accepted.</param>
/// <param name="Card">The gateway's fingerprint of the card; null where there is none.</param>
/// <param name="Kept">The card that the gateway keeps; null where it keeps none.</param>
/// <param name="ChargeIntent">What charged it to a card that was kept; null where the customer paid on a page.</param>
[GenerateSerializer, Immutable, Alias("payment.captured")]
public sealed record PaymentCaptured(
    DateTimeOffset At,
    string PaymentReference,
    string ChargeReference,
    Money Amount,
    Money Fee,
    string? Gateway = null,
    bool AwaitsAcceptance = false,
    string? Card = null,
    KeptCard? Kept = null,
    Guid? ChargeIntent = null)
    : PaymentEvent(At);

/// <summary>The money is not wanted any more; the gateway must close the checkout or void the authorisation.</summary>
[GenerateSerializer, Immutable, Alias("payment.void-wanted")]
public sealed record VoidWanted(DateTimeOffset At, Guid IntentId, string Reason) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.voided")]
public sealed record PaymentVoided(DateTimeOffset At, string Reason, KeptCard? Kept = null) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.refund-wanted")]
public sealed record RefundWanted(DateTimeOffset At, Guid IntentId, Money Amount, string? Reason) : PaymentEvent(At);

/// <summary>The provider pays the gateway's fee of what goes back because they wished or caused it.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Who pays it.</param>
/// <param name="EntryId">Names it on their account.</param>
/// <param name="Returned">What goes back with it.</param>
/// <param name="Amount">The fee of that; nothing where that is less than anybody pays of the currency.</param>
[GenerateSerializer, Immutable, Alias("payment.fee-charged")]
public sealed record PaymentFeeCharged(DateTimeOffset At, Guid ProviderId, Guid EntryId, Money Returned, Money Amount) : PaymentEvent(At);

/// <summary>The provider pays for the booking that they did not keep. The customer gets nothing of it, and whatever becomes of the payment it stands.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Who pays it.</param>
/// <param name="EntryId">Names it on their account.</param>
/// <param name="Amount">What they pay.</param>
[GenerateSerializer, Immutable, Alias("payment.penalised")]
public sealed record PaymentPenalised(DateTimeOffset At, Guid ProviderId, Guid EntryId, Money Amount) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.refunded")]
public sealed record PaymentRefunded(DateTimeOffset At, Guid IntentId, Money Amount, string RefundReference) : PaymentEvent(At);

/// <summary>The gateway does not give that back, so a person has to.</summary>
[GenerateSerializer, Immutable, Alias("payment.refund-refused")]
public sealed record PaymentRefundRefused(DateTimeOffset At, Guid IntentId, string Reason) : PaymentEvent(At);

/// <summary>What was held is now the provider's and the platform's, and what the platform's coupon adds to it.</summary>
[GenerateSerializer, Immutable, Alias("payment.earned")]
public sealed record PaymentEarned(
    DateTimeOffset At,
    Guid TransferIntent,
    Money Provider,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    BookingCredit? Credit = null,
    Money? Coupon = null,
    Bookings.TaxPart? Tax = null)
    : PaymentEvent(At);

/// <summary>The provider's share waits until their account at the gateway can take it.</summary>
[GenerateSerializer, Immutable, Alias("payment.transfer-held")]
public sealed record PaymentTransferHeld(DateTimeOffset At, string Reason, DateTimeOffset RetryAt) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.transfer-resumed")]
public sealed record PaymentTransferResumed(DateTimeOffset At) : PaymentEvent(At);

/// <param name="At">When.</param>
/// <param name="ProviderId">To whom.</param>
/// <param name="Amount">What was sent to them now.</param>
/// <param name="TransferReference">The gateway's id of it.</param>
/// <param name="Earned">What of the customer's money was earned then; null of what was written before anybody asked.</param>
/// <param name="Share">Their share, where the charge had taken some of it to them; null where all of it was sent now.</param>
[GenerateSerializer, Immutable, Alias("payment.transferred")]
public sealed record PaymentTransferred(
    DateTimeOffset At, Guid ProviderId, Money Amount, string TransferReference, Money? Earned = null, Money? Share = null)
    : PaymentEvent(At);

/// <summary>Money that was earned goes back: from provider and platform to the customer. The provider owes their part from now on.</summary>
/// <param name="At">When.</param>
/// <param name="RefundIntent">Gives it to the customer.</param>
/// <param name="ReversalIntent">Takes the provider's part out of their account at the gateway; null where there is none of it, or it was not sent yet.</param>
/// <param name="Refund">To the customer; the sum of the parts and the goodwill, less the coupon's.</param>
/// <param name="Provider">The provider's part.</param>
/// <param name="Commission">The platform's, net of tax.</param>
/// <param name="CommissionTax">The tax on that.</param>
/// <param name="CustomerFee">Of the customer's fee.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByOperator">Whether an operator did it; else the provider.</param>
/// <param name="IsClaimed">Whether the provider's part is claimed at their account before it is taken; false of what was written before that was so.</param>
/// <param name="IsByHand">Whether the provider's part never left the platform: there is nothing to take back, and their account owes it.</param>
/// <param name="Coupon">What of the parts the platform's coupon had paid, which is the platform's again; null where it had paid nothing.</param>
/// <param name="Tax">What of the parts is tax on the service, which is not owed any more; null where there is none.</param>
/// <param name="Goodwill">What of it is the platform's expense: no part of what anybody earned. Null where nothing is.</param>
/// <param name="PaidBy">Whose expense an operator said it is; null where nobody said.</param>
[GenerateSerializer, Immutable, Alias("payment.return-wanted")]
public sealed record PaymentReturnWanted(
    DateTimeOffset At,
    Guid RefundIntent,
    Guid? ReversalIntent,
    Money Refund,
    Money Provider,
    Money Commission,
    Money CommissionTax,
    Money CustomerFee,
    string? Reason,
    bool ByOperator,
    bool IsClaimed = false,
    bool IsByHand = false,
    Money? Coupon = null,
    Bookings.TaxPart? Tax = null,
    Money? Goodwill = null,
    RefundPayer? PaidBy = null)
    : PaymentEvent(At)
{
    /// <summary>Whether the provider's account is debited with their part.</summary>
    [JsonIgnore]
    public bool IsDebited => ReversalIntent is not null || (IsByHand && Provider.IsPositive);
}

/// <summary>What goes back of a session of a package: the package gives it to the customer, out of the payment that it was bought with.</summary>
/// <param name="At">When.</param>
/// <param name="IntentId">Which refund.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("payment.return-passed-on")]
public sealed record PaymentReturnPassedOn(DateTimeOffset At, Guid IntentId, Money Amount) : PaymentEvent(At);

/// <summary>The provider's part is the platform's again.</summary>
[GenerateSerializer, Immutable, Alias("payment.transfer-reversed")]
public sealed record PaymentTransferReversed(DateTimeOffset At, Guid ProviderId, Guid IntentId, Money Amount, string ReversalReference) : PaymentEvent(At);

/// <summary>The provider's account at the gateway has not enough. The customer gets the money all the same; the account is tried again.</summary>
[GenerateSerializer, Immutable, Alias("payment.reversal-held")]
public sealed record PaymentReversalHeld(DateTimeOffset At, Guid IntentId, string Reason, DateTimeOffset RetryAt) : PaymentEvent(At);

[GenerateSerializer, Immutable, Alias("payment.reversal-resumed")]
public sealed record PaymentReversalResumed(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <summary>So much of what a reversal was to take was written off: it takes the rest, or nothing any more.</summary>
[GenerateSerializer, Immutable, Alias("payment.reversal-forgiven")]
public sealed record PaymentReversalForgiven(DateTimeOffset At, Guid IntentId, Money Amount) : PaymentEvent(At);
