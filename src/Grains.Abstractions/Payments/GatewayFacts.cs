namespace Marketplace.Payments;

/// <summary>What a gateway did, in the product's own words.</summary>
[GenerateSerializer, Immutable, Alias("gateway.fact")]
public abstract record GatewayFact;

/// <summary>A page where the customer can pay.</summary>
/// <param name="IntentId">What wanted it.</param>
/// <param name="CheckoutReference">The gateway's id of it.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Wallet">How else it is paid in the gateway's app; null where there is none.</param>
/// <param name="EndsAt">When it ends by itself, by the gateway's clock, where nobody can close it before; null where somebody can.</param>
[GenerateSerializer, Immutable, Alias("gateway.checkout-opened")]
public sealed record CheckoutOpened(Guid IntentId, string CheckoutReference, string Url, WalletPage? Wallet = null, DateTimeOffset? EndsAt = null) : GatewayFact;

/// <summary>How a customer finds a payment in the gateway's app, besides the link to it.</summary>
/// <param name="ReadableCode">To be typed.</param>
/// <param name="QrCode">To be scanned: a picture as a data URL; null where there is none, or it is too large to be kept.</param>
/// <param name="BusinessLink">Opens the app of traders.</param>
/// <param name="CorporateLink">Opens the app of companies.</param>
[GenerateSerializer, Immutable, Alias("payment.wallet-page")]
public sealed record WalletPage(string ReadableCode, string? QrCode = null, string? BusinessLink = null, string? CorporateLink = null);

/// <summary>The gateway was asked how a page stands, and nobody has paid on it.</summary>
/// <param name="IntentId">What asked.</param>
/// <param name="IsOpen">Whether somebody still can.</param>
[GenerateSerializer, Immutable, Alias("gateway.page-seen")]
public sealed record PageSeen(Guid IntentId, bool IsOpen) : GatewayFact;

/// <summary>The customer's money is reserved.</summary>
/// <param name="PaymentReference">The gateway's id of the payment.</param>
/// <param name="Amount">How much.</param>
/// <param name="CaptureBefore">Until when; null where the gateway does not say.</param>
/// <param name="Card">The gateway's fingerprint of the card: the same whoever pays with it; null where there is none.</param>
/// <param name="Kept">The card that the gateway keeps; null where it keeps none.</param>
[GenerateSerializer, Immutable, Alias("gateway.authorised")]
public sealed record MoneyAuthorised(string PaymentReference, Money Amount, DateTimeOffset? CaptureBefore, string? Card = null, KeptCard? Kept = null)
    : GatewayFact;

/// <summary>The customer paid by a method that takes its time, such as a bank debit: in days the money is there, or it is not.</summary>
[GenerateSerializer, Immutable, Alias("gateway.under-way")]
public sealed record MoneyUnderWay(string PaymentReference) : GatewayFact;

/// <summary>Paying failed and nothing was taken. A page that is still open takes another try.</summary>
[GenerateSerializer, Immutable, Alias("gateway.failed")]
public sealed record MoneyFailed(string PaymentReference, string Reason) : GatewayFact;

/// <summary>A card was declined, and the page is as it was: another one may be tried on it.</summary>
/// <param name="ChargeReference">The gateway's id of the attempt.</param>
/// <param name="Reason">What it says.</param>
/// <param name="Card">Its fingerprint of the card; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("gateway.card-declined")]
public sealed record CardDeclined(string ChargeReference, string Reason, string? Card) : GatewayFact;

/// <summary>The money is the platform's.</summary>
/// <param name="PaymentReference">The gateway's id of the payment.</param>
/// <param name="ChargeReference">The gateway's id of the charge, which transfers draw on.</param>
/// <param name="Amount">What was captured.</param>
/// <param name="Fee">What the gateway kept of it.</param>
/// <param name="Card">The gateway's fingerprint of the card: the same whoever pays with it; null where there is none.</param>
/// <param name="Kept">The card that the gateway keeps; null where it keeps none.</param>
/// <param name="ChargeIntent">What charged it to a card that was kept; null where the customer paid on a page.</param>
/// <param name="Moved">What the charge took to the provider's account by itself; null where it took nothing.</param>
[GenerateSerializer, Immutable, Alias("gateway.captured")]
public sealed record MoneyCaptured(
    string PaymentReference,
    string ChargeReference,
    Money Amount,
    Money Fee,
    string? Card = null,
    KeptCard? Kept = null,
    Guid? ChargeIntent = null,
    MovedShare? Moved = null)
    : GatewayFact;

/// <summary>The card that was kept was not charged.</summary>
/// <param name="IntentId">What wanted it.</param>
/// <param name="Reason">What the bank, or the gateway, said.</param>
/// <param name="IsFinal">Whether it would say so again: the card is lost or has run out, or its owner has to be there.</param>
[GenerateSerializer, Immutable, Alias("gateway.kept-card-declined")]
public sealed record KeptCardDeclined(Guid IntentId, string Reason, bool IsFinal) : GatewayFact;

/// <summary>The card that was kept was not charged, because nobody wants the money any more.</summary>
[GenerateSerializer, Immutable, Alias("gateway.kept-card-spared")]
public sealed record KeptCardSpared(Guid IntentId) : GatewayFact;

/// <summary>Nothing is kept any more.</summary>
[GenerateSerializer, Immutable, Alias("gateway.card-forgotten")]
public sealed record CardForgotten(Guid IntentId) : GatewayFact;

/// <summary>The checkout is closed, or the authorisation is gone; nothing was taken.</summary>
/// <param name="Reason">Why.</param>
/// <param name="PaymentReference">What ended at the gateway, where that is known: a page that was replaced ends too.</param>
/// <param name="Kept">The card that the gateway keeps although nothing was taken from it; null where it keeps none.</param>
[GenerateSerializer, Immutable, Alias("gateway.voided")]
public sealed record MoneyVoided(string Reason, string? PaymentReference = null, KeptCard? Kept = null) : GatewayFact;

/// <summary>No gateway has to do anything: a package pays.</summary>
/// <param name="ChargeReference">The gateway's id of the charge that the package was bought with, which transfers draw on.</param>
[GenerateSerializer, Immutable, Alias("gateway.credit-granted")]
public sealed record CreditGranted(string ChargeReference) : GatewayFact;

[GenerateSerializer, Immutable, Alias("gateway.refunded")]
public sealed record MoneyRefunded(Guid IntentId, string RefundReference) : GatewayFact;

/// <summary>The gateway does not give that back, now or later: a person has to.</summary>
[GenerateSerializer, Immutable, Alias("gateway.refund-refused")]
public sealed record RefundRefused(Guid IntentId, string Reason) : GatewayFact;

/// <summary>The provider's share lies on the provider's account at the gateway.</summary>
[GenerateSerializer, Immutable, Alias("gateway.transferred")]
public sealed record MoneyTransferred(Guid IntentId, string TransferReference) : GatewayFact;

/// <summary>The gateway cannot carry out a transfer yet: the provider has not finished onboarding.</summary>
[GenerateSerializer, Immutable, Alias("gateway.transfer-held")]
public sealed record TransferHeld(Guid IntentId, string Reason) : GatewayFact;

/// <summary>A part of a transfer came back from the provider's account at the gateway.</summary>
/// <param name="IntentId">What took it.</param>
/// <param name="ReversalReference">The gateway's id of it.</param>
/// <param name="OfCharge">Of the part that came out of the charge's own transfer, where it came out of that and another one; null where there is one.</param>
[GenerateSerializer, Immutable, Alias("gateway.transfer-reversed")]
public sealed record TransferReversed(Guid IntentId, string ReversalReference, string? OfCharge = null) : GatewayFact;

/// <summary>The provider's account at the gateway has not enough for it now.</summary>
[GenerateSerializer, Immutable, Alias("gateway.reversal-held")]
public sealed record ReversalHeld(Guid IntentId, string Reason) : GatewayFact;
