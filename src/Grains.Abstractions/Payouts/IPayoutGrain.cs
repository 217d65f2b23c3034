using Marketplace.Payments;

namespace Marketplace.Payouts;

/// <summary>
/// One payout: scheduled, sending, in transit, paid or failed. `paid` is not the end: a bank may send it back.
/// The grain key is the payout id, derived from provider, currency and period.
/// </summary>
[Alias("payout")]
public interface IPayoutGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("start")]
    Task Start(StartPayout command);

    [Alias("record")]
    Task Record(RecordPayoutFact command);

    /// <summary>Asked after each failure: whether to go on trying, or to give what it pays back to the provider's account.</summary>
    [Alias("withdraw")]
    Task Withdraw(WithdrawPayout command);

    /// <summary>Sends a failed payout again at once, as the same one.</summary>
    /// <remarks>Refusals: `payout.unknown`, `payout.not-now`.</remarks>
    [Alias("retry")]
    Task<Outcome<PayoutView>> Retry(RetryPayout command);

    /// <summary>Says that the provider has what is paid out by hand.</summary>
    /// <remarks>Refusals: `payout.unknown`, `payout.not-by-hand`.</remarks>
    [Alias("confirm")]
    Task<Outcome<PayoutView>> Confirm(ConfirmPayout command);

    /// <remarks>Refusals: `payout.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<PayoutView>> Read(Actor by, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("payout.command")]
public abstract record PayoutCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Amount">How much.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Items">What it pays.</param>
/// <param name="IsByHand">Whether an operator pays it; else the gateway does.</param>
/// <param name="SendOn">The banking day on which it is sent; null where it is sent at once.</param>
[GenerateSerializer, Immutable, Alias("payout.start")]
public sealed record StartPayout(
    CommandContext Context, Guid ProviderId, Money Amount, PayoutPeriod Period, ImmutableArray<PayoutItem> Items, bool IsByHand = false, BankingDay? SendOn = null)
    : PayoutCommand(Context);

/// <summary>The provider has what is paid out by hand.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Method">How.</param>
/// <param name="Reference">Whatever finds it again.</param>
[GenerateSerializer, Immutable, Alias("payout.confirm")]
public sealed record ConfirmPayout(CommandContext Context, HandoverMethod Method, string? Reference) : PayoutCommand(Context);

[GenerateSerializer, Immutable, Alias("payout.record")]
public sealed record RecordPayoutFact(CommandContext Context, PayoutFact Fact) : PayoutCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why it should succeed now.</param>
[GenerateSerializer, Immutable, Alias("payout.retry")]
public sealed record RetryPayout(CommandContext Context, string Reason) : PayoutCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="IsOwed">Whether the provider's account is below zero in its pocket, so that others wait for what this payout holds.</param>
[GenerateSerializer, Immutable, Alias("payout.withdraw")]
public sealed record WithdrawPayout(CommandContext Context, bool IsOwed) : PayoutCommand(Context);

/// <summary>Given by the clock: send what waited for banks to open, try a failed payout again, or ask the gateway about a silent one.</summary>
[GenerateSerializer, Immutable, Alias("payout.pass-time")]
public sealed record PassPayoutTime(CommandContext Context, string Deadline) : PayoutCommand(Context);

/// <summary>What the gateway did with a payout.</summary>
[GenerateSerializer, Immutable, Alias("payout.fact")]
public abstract record PayoutFact;

[GenerateSerializer, Immutable, Alias("payout.fact-sent")]
public sealed record PayoutSentByGateway(Guid IntentId, string Reference, DateTimeOffset ArrivalDate) : PayoutFact;

[GenerateSerializer, Immutable, Alias("payout.fact-paid")]
public sealed record PayoutPaidByGateway(string Reference) : PayoutFact;

/// <param name="Reference">The gateway's payout; null when it refused to create one.</param>
/// <param name="IntentId">The attempt that was refused, when there is no reference.</param>
/// <param name="Code">The gateway's reason.</param>
[GenerateSerializer, Immutable, Alias("payout.fact-failed")]
public sealed record PayoutFailedAtGateway(string? Reference, Guid? IntentId, string Code) : PayoutFact;

/// <summary>The gateway still has it under way; asked again later.</summary>
[GenerateSerializer, Immutable, Alias("payout.fact-under-way")]
public sealed record PayoutUnderWay(Guid IntentId) : PayoutFact;

/// <summary>The gateway has nothing of it: every attempt was refused or has come back.</summary>
[GenerateSerializer, Immutable, Alias("payout.fact-absent")]
public sealed record PayoutAbsentAtGateway(Guid IntentId) : PayoutFact;

[GenerateSerializer, Immutable, Alias("payout.event")]
public abstract record PayoutEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Amount">How much.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Items">What it pays.</param>
/// <param name="IntentId">Sends it, once it is due; wanted of nobody where it is paid by hand.</param>
/// <param name="IsByHand">Whether an operator pays it.</param>
/// <param name="SendOn">The banking day on which it is due; null where it is at once.</param>
[GenerateSerializer, Immutable, Alias("payout.scheduled")]
public sealed record PayoutScheduled(
    DateTimeOffset At, Guid ProviderId, Money Amount, PayoutPeriod Period, ImmutableArray<PayoutItem> Items, Guid IntentId, bool IsByHand = false, BankingDay? SendOn = null)
    : PayoutEvent(At);

/// <summary>Banks are open again: what waited for them is sent.</summary>
[GenerateSerializer, Immutable, Alias("payout.fell-due")]
public sealed record PayoutFellDue(DateTimeOffset At) : PayoutEvent(At);

/// <summary>An operator says that the provider has it. What it is paid by follows at once.</summary>
[GenerateSerializer, Immutable, Alias("payout.confirmed")]
public sealed record PayoutConfirmed(DateTimeOffset At, HandoverReceipt Receipt) : PayoutEvent(At);

[GenerateSerializer, Immutable, Alias("payout.sent")]
public sealed record PayoutSent(DateTimeOffset At, string Reference, DateTimeOffset ArrivalDate) : PayoutEvent(At);

[GenerateSerializer, Immutable, Alias("payout.paid")]
public sealed record PayoutPaid(DateTimeOffset At) : PayoutEvent(At);

/// <summary>The money came back, or never left; it is tried again as the same payout.</summary>
[GenerateSerializer, Immutable, Alias("payout.failed")]
public sealed record PayoutFailed(DateTimeOffset At, string Code, bool MoneyReturned, DateTimeOffset RetryAt) : PayoutEvent(At);

/// <param name="At">When.</param>
/// <param name="IntentId">The next attempt.</param>
/// <param name="Reason">Of the operator who did not wait for the clock; null where it was the clock.</param>
[GenerateSerializer, Immutable, Alias("payout.retried")]
public sealed record PayoutRetried(DateTimeOffset At, Guid IntentId, string? Reason = null) : PayoutEvent(At);

/// <summary>Nothing was heard in time; the gateway is asked.</summary>
[GenerateSerializer, Immutable, Alias("payout.asked-after")]
public sealed record PayoutAskedAfter(DateTimeOffset At, Guid IntentId) : PayoutEvent(At);

/// <summary>The gateway was asked and had no news.</summary>
[GenerateSerializer, Immutable, Alias("payout.no-news")]
public sealed record PayoutHadNoNews(DateTimeOffset At, DateTimeOffset AskAgainAt) : PayoutEvent(At);

/// <summary>It failed often enough and is not tried again, unless the gateway, which is asked a last time, has it under way.</summary>
[GenerateSerializer, Immutable, Alias("payout.withdrawing")]
public sealed record PayoutWithdrawing(DateTimeOffset At, Guid IntentId) : PayoutEvent(At);

/// <summary>It has ended unpaid: what it was to pay is on the provider's account again, for a later payout.</summary>
[GenerateSerializer, Immutable, Alias("payout.given-back")]
public sealed record PayoutGivenBack(DateTimeOffset At) : PayoutEvent(At);

/// <param name="Id">The payout.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">How much.</param>
/// <param name="Period">Of which period.</param>
/// <param name="ArrivalDate">When it arrives, or has; null before it was sent.</param>
/// <param name="Items">What it pays.</param>
/// <param name="Reference">The gateway's, of the last attempt.</param>
/// <param name="FailureCode">The gateway's reason, if it failed.</param>
/// <param name="Version">Counts changes.</param>
/// <param name="IsByHand">Whether an operator pays it.</param>
/// <param name="Receipt">Of the operator who paid it.</param>
/// <param name="SendOn">The banking day that it waits for, or waited for; null where it was due at once.</param>
[GenerateSerializer, Immutable, Alias("payout.view")]
public sealed record PayoutView(
    Guid Id,
    Guid ProviderId,
    PayoutStatus Status,
    Money Amount,
    PayoutPeriod Period,
    DateTimeOffset? ArrivalDate,
    ImmutableArray<PayoutItem> Items,
    string? Reference,
    string? FailureCode,
    long Version,
    bool IsByHand = false,
    HandoverReceipt? Receipt = null,
    BankingDay? SendOn = null) : IVersioned;

/// <summary>Where a payout stands. Stored by name; never rename.</summary>
public enum PayoutStatus
{
    None,
    Scheduled,
    InTransit,
    Paid,
    Failed,

    /// <summary>Failed for good: what it was to pay is on the provider's account again.</summary>
    GivenBack,
}
