namespace Marketplace.Payments;

/// <summary>A refund that the gateway had taken on did not reach the customer, and the money is back with the platform there.</summary>
/// <param name="IntentId">What asked for it.</param>
/// <param name="RefundReference">The gateway's id of it.</param>
/// <param name="Reason">What the gateway says, such as that the card is closed.</param>
[GenerateSerializer, Immutable, Alias("gateway.refund-failed")]
public sealed record RefundFailed(Guid IntentId, string RefundReference, string Reason) : GatewayFact;

/// <summary>Asks the gateway once more for a refund that failed there: its reason may be gone.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="RefundId">Which.</param>
[GenerateSerializer, Immutable, Alias("payment.retry-refund")]
public sealed record RetryRefund(CommandContext Context, Guid RefundId) : PaymentCommand(Context);

/// <summary>What was given back came back: the customer is owed it again, until a person gives it or the gateway is asked once more.</summary>
/// <param name="At">When it was heard of.</param>
/// <param name="IntentId">Names the refund.</param>
/// <param name="Amount">How much.</param>
/// <param name="RefundReference">The gateway's id of what failed.</param>
/// <param name="Reason">What the gateway says.</param>
[GenerateSerializer, Immutable, Alias("payment.refund-failed")]
public sealed record PaymentRefundFailed(DateTimeOffset At, Guid IntentId, Money Amount, string RefundReference, string Reason) : PaymentEvent(At);

/// <summary>The gateway is asked once more for a refund that failed there.</summary>
/// <param name="At">When.</param>
/// <param name="IntentId">Names the refund.</param>
/// <param name="RetryIntent">Asks: the gateway would repeat its first answer to the one that asked before.</param>
[GenerateSerializer, Immutable, Alias("payment.refund-retried")]
public sealed record PaymentRefundRetried(DateTimeOffset At, Guid IntentId, Guid RetryIntent) : PaymentEvent(At);
