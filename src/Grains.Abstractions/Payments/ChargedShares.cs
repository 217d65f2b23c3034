namespace Marketplace.Payments;

/// <summary>What a charge took to the provider's account at the gateway by itself.</summary>
/// <param name="TransferReference">The gateway's id of the transfer that it made.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("payment.moved-share")]
public sealed record MovedShare(string TransferReference, Money Amount);

/// <summary>The charge took the provider's share to their account at the gateway. It lies there, and is not theirs before it is earned.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">To whom.</param>
/// <param name="Amount">How much.</param>
/// <param name="TransferReference">The gateway's id of it.</param>
[GenerateSerializer, Immutable, Alias("payment.share-moved")]
public sealed record PaymentShareMoved(DateTimeOffset At, Guid ProviderId, Money Amount, string TransferReference) : PaymentEvent(At);

/// <summary>So much of what the charge took to the provider's account cannot become theirs any more: it comes back, before the customer is refunded.</summary>
/// <param name="At">When.</param>
/// <param name="IntentId">Takes it.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("payment.share-recalled")]
public sealed record PaymentShareRecalled(DateTimeOffset At, Guid IntentId, Money Amount) : PaymentEvent(At);

/// <summary>What the provider has earned lies on their account since the charge: nothing has to be sent.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Amount">Their share.</param>
/// <param name="Earned">What of the customer's money was earned then.</param>
[GenerateSerializer, Immutable, Alias("payment.share-reached")]
public sealed record PaymentShareReached(DateTimeOffset At, Guid ProviderId, Money Amount, Money Earned) : PaymentEvent(At);
