using Marketplace.Payments;

namespace Marketplace.Payouts;

/// <summary>Where one payout stands.</summary>
[GenerateSerializer, Immutable, Alias("payout.state")]
internal sealed record PayoutState
{
    [Id(0)]
    public PayoutStatus Status { get; init; }

    [Id(1)]
    public Guid ProviderId { get; init; }

    [Id(2)]
    public Money Amount { get; init; }

    [Id(3)]
    public PayoutPeriod? Period { get; init; }

    [Id(4)]
    public ImmutableArray<PayoutItem> Items { get; init; } = [];

    /// <summary>The attempt the gateway has yet to carry out.</summary>
    [Id(5)]
    public Guid? SendIntent { get; init; }

    /// <summary>A question to the gateway about a payout it was silent about.</summary>
    [Id(6)]
    public Guid? AskIntent { get; init; }

    [Id(7)]
    public string? Reference { get; init; }

    [Id(8)]
    public DateTimeOffset? ArrivalDate { get; init; }

    [Id(9)]
    public DateTimeOffset? AskAt { get; init; }

    [Id(10)]
    public DateTimeOffset? RetryAt { get; init; }

    [Id(11)]
    public string? FailureCode { get; init; }

    /// <summary>How often it was sent: attempts share the payout, never the gateway's key.</summary>
    [Id(12)]
    public int Attempts { get; init; }

    /// <summary>How often it failed.</summary>
    [Id(13)]
    public int Failures { get; init; }

    /// <summary>The last question to the gateway before what it pays is given back.</summary>
    [Id(14)]
    public Guid? WithdrawIntent { get; init; }

    /// <summary>Since when it does not arrive, whatever is tried meanwhile; null while it never failed, or arrived after all.</summary>
    [Id(15)]
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Whether an operator pays it, out of what the platform has; else the gateway does.</summary>
    [Id(16)]
    public bool IsByHand { get; init; }

    /// <summary>What the operator confirmed who paid it.</summary>
    [Id(17)]
    public HandoverReceipt? Receipt { get; init; }

    /// <summary>The banking day on which it was to be sent; null where that was at once.</summary>
    [Id(18)]
    public BankingDay? SendOn { get; init; }

    /// <summary>Whether <see cref="SendIntent"/> waits for that day.</summary>
    [Id(19)]
    public bool Waits { get; init; }
}
