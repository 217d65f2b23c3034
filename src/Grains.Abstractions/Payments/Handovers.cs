namespace Marketplace.Payments;

/// <summary>How money was handed over. Stored by name; never rename.</summary>
public enum HandoverMethod
{
    Cash,
    Check,
    BankTransfer,
    Other,
}

/// <summary>Who has what was handed over. Stored by name; never rename.</summary>
public enum MoneyCollector
{
    /// <summary>It came to the platform.</summary>
    Platform,

    /// <summary>It came to the provider, who owes the platform its part of it.</summary>
    Provider,
}

/// <summary>What somebody confirmed who had the money in their hands, or on their bank account.</summary>
/// <param name="Method">How it was handed over.</param>
/// <param name="Reference">Whatever finds it again: the number of a transfer, of a receipt.</param>
/// <param name="ConfirmedBy">The account of who says so.</param>
/// <param name="Collector">Who has it, or had it.</param>
[GenerateSerializer, Immutable, Alias("payment.receipt")]
public sealed record HandoverReceipt(HandoverMethod Method, string? Reference, Guid ConfirmedBy, MoneyCollector Collector);

/// <summary>What was handed over has names of its own, so that nobody looks for it at a gateway.</summary>
public static class HandoverReference
{
    private const string Prefix = "by-hand/";

    public static string Of(Guid what) => $"{Prefix}{what:N}";

    public static bool Is(string? reference) => reference?.StartsWith(Prefix, StringComparison.Ordinal) is true;
}

/// <summary>The customer has paid: somebody has the money.</summary>
/// <param name="Context">By the provider, who collected it, or by an operator.</param>
/// <param name="Method">How.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="Collector">Who has it. Providers only confirm what they have themselves.</param>
[GenerateSerializer, Immutable, Alias("payment.confirm")]
public sealed record ConfirmPayment(CommandContext Context, HandoverMethod Method, string? Reference, MoneyCollector Collector) : PaymentCommand(Context);

/// <summary>The customer has a refund that a person had to give.</summary>
/// <param name="Context">By whoever collected the money, or by an operator.</param>
/// <param name="RefundId">Which.</param>
/// <param name="Method">How.</param>
/// <param name="Reference">Whatever finds it again.</param>
[GenerateSerializer, Immutable, Alias("payment.confirm-refund")]
public sealed record ConfirmRefund(CommandContext Context, Guid RefundId, HandoverMethod Method, string? Reference) : PaymentCommand(Context);

/// <summary>Somebody says that they have the customer's money. What it is captured by follows at once.</summary>
[GenerateSerializer, Immutable, Alias("payment.confirmed")]
public sealed record PaymentConfirmed(DateTimeOffset At, HandoverReceipt Receipt) : PaymentEvent(At);

/// <summary>Somebody says that the customer has a refund. What it is refunded by follows at once.</summary>
[GenerateSerializer, Immutable, Alias("payment.refund-confirmed")]
public sealed record PaymentRefundConfirmed(DateTimeOffset At, Guid RefundId, HandoverReceipt Receipt) : PaymentEvent(At);

/// <summary>The provider accepted what had to be taken before they did: it is kept.</summary>
[GenerateSerializer, Immutable, Alias("payment.taken")]
public sealed record PaymentTaken(DateTimeOffset At) : PaymentEvent(At);

/// <summary>What was earned lies with the provider already, who collected it; they owe the platform its part.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Who.</param>
/// <param name="EntryId">Names what they owe on their account.</param>
/// <param name="Owed">The platform's part: commission, tax on it, and fee, less what its coupon pays; below zero the platform owes them.</param>
/// <param name="Share">The provider's.</param>
[GenerateSerializer, Immutable, Alias("payment.kept")]
public sealed record PaymentKept(DateTimeOffset At, Guid ProviderId, Guid EntryId, Money Owed, Money Share) : PaymentEvent(At);

/// <summary>The page at the gateway that was chosen before is closed: from now on the money can only be handed over.</summary>
[GenerateSerializer, Immutable, Alias("payment.page-closed")]
public sealed record PaymentPageClosed(DateTimeOffset At) : PaymentEvent(At);

/// <summary>The page at the gateway that was chosen before is closed, and nobody paid on it.</summary>
[GenerateSerializer, Immutable, Alias("gateway.page-closed")]
public sealed record PageClosed(Guid IntentId) : GatewayFact;
