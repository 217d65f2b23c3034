using Marketplace.Packages;

namespace Marketplace.Payments;

/// <summary>What its parties, and the workers that carry out its intents, may see of a payment.</summary>
/// <remarks>
/// Where a page is open at another gateway than the one that was chosen last, <c>PageGateway</c> names it: it has to be closed there. One that nobody can close
/// is closed once <c>PageEndsAt</c> has come. <c>Kept</c> is what may be charged again, and null where nothing may; <c>Forgets</c> what the gateway has to forget.
/// <c>Share</c> is what the charge itself is to take to the provider's account, and <c>Moved</c> what is left there of what it took.
/// </remarks>
[GenerateSerializer, Immutable, Alias("payment.view")]
public sealed record PaymentView(
    Guid Id,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    PaymentStatus Status,
    string Gateway,
    Money Amount,
    Money Captured,
    Money Refunded,
    Money Fee,
    bool CaptureLater,
    DateTimeOffset ExpiresAt,
    string TimeZone,
    string? CheckoutReference,
    string? CheckoutUrl,
    string? PaymentReference,
    string? ChargeReference,
    Money ProviderShare,
    string? TransferReference,
    ImmutableArray<RefundView> Refunds,
    long Version,
    PaymentPurpose Purpose = PaymentPurpose.Booking,
    BookingCredit? Credit = null,
    ImmutableArray<ReversalView>? Reversals = null,
    GatewayTerms? Terms = null,
    HandoverReceipt? Receipt = null,
    DateTimeOffset? ConfirmedAt = null,
    string? PageGateway = null,
    WalletPage? Wallet = null,
    DateTimeOffset? PageEndsAt = null,
    bool? KeepCard = null,
    KeptCard? Kept = null,
    KeptCard? Forgets = null,
    CardCharge? Charge = null,
    bool IsWanted = true,
    Money? Share = null,
    MovedShare? Moved = null) : IVersioned
{
    /// <summary>What of the provider's share is yet to be sent to them.</summary>
    public Money Lacking() => Moved is { } moved ? ProviderShare - moved.Amount : ProviderShare;
}

/// <summary>A part of a transfer that has to come back from the provider's account at the gateway.</summary>
/// <param name="IntentId">Takes it.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsClaimed">Whether it must be claimed at the provider's account first; false of what was written before that was so.</param>
/// <param name="WrittenOff">What it was to take besides, in minor units.</param>
/// <param name="FromCharge">How much of it comes out of the charge's own transfer, in minor units; the rest comes out of the one that was made when it was earned.</param>
[GenerateSerializer, Immutable, Alias("payment.reversal-view")]
public sealed record ReversalView(Guid IntentId, Money Amount, bool IsClaimed = false, long WrittenOff = 0, long FromCharge = 0);

/// <summary>What giving back what was earned would mean.</summary>
/// <param name="EntryId">Names it on the provider's account; null where it was done already.</param>
/// <param name="Provider">What the provider's account is debited with.</param>
[GenerateSerializer, Immutable, Alias("payment.return-preview")]
public sealed record ReturnPreview(Guid? EntryId, Money Provider);

/// <summary>One refund of a payment; without a reference it is still under way.</summary>
/// <param name="IntentId">Gives it; names it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="RefundReference">The gateway's id of it, once it is done.</param>
/// <param name="ByHand">Whether the gateway refused it, or it failed there, so that a person gives it.</param>
/// <param name="FailedReference">The gateway's id of what failed last after it had been given; null where nothing did.</param>
/// <param name="Failure">Why the gateway did not give it, in its own words; null where it never said no.</param>
/// <param name="RetryIntent">What the gateway was asked with since it failed; null where it was asked once.</param>
/// <param name="PaidBy">Whose expense it is, where an operator said so of what had been earned; null where nobody did.</param>
[GenerateSerializer, Immutable, Alias("payment.refund-view")]
public sealed record RefundView(
    Guid IntentId,
    Money Amount,
    string? Reason,
    string? RefundReference,
    bool ByHand = false,
    string? FailedReference = null,
    string? Failure = null,
    Guid? RetryIntent = null,
    RefundPayer? PaidBy = null)
{
    /// <summary>What the gateway is asked with, or was asked with last.</summary>
    public Guid AskedAs() => RetryIntent ?? IntentId;
}

/// <summary>Where a payment stands. Stored by name; never rename.</summary>
public enum PaymentStatus
{
    None,

    /// <summary>Waits for the customer.</summary>
    Pending,

    /// <summary>Reserved on the customer's card.</summary>
    Authorised,

    Captured,

    PartiallyRefunded,

    Refunded,

    /// <summary>Closed or released before anything was taken.</summary>
    Voided,

    /// <summary>Paid by a method that takes days; whether the money comes is not known yet.</summary>
    Processing,
}
