namespace Marketplace.Payouts;

/// <summary>What the platform owes one provider, in the order in which it was earned.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.state")]
internal sealed record ProviderAccountState
{
    /// <summary>How many payouts the record remembers for views.</summary>
    public const int LatestLimit = 10;

    [Id(0)]
    public ImmutableArray<PayoutItem> Waiting { get; init; } = [];

    [Id(1)]
    public PayoutSchedule Schedule { get; init; } = PayoutSchedule.Default;

    [Id(2)]
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>The end of the last period, where the running one begins.</summary>
    [Id(3)]
    public DateTimeOffset? PeriodFrom { get; init; }

    [Id(4)]
    public DateTimeOffset? NextPayoutAt { get; init; }

    [Id(5)]
    public ImmutableArray<Guid> Latest { get; init; } = [];

    /// <summary>True once the provider chose a schedule: then the zone is theirs too.</summary>
    [Id(6)]
    public bool Chosen { get; init; }

    [Id(7)]
    public DateTimeOffset? Since { get; init; }

    [Id(8)]
    public Guid ProviderId { get; init; }

    /// <summary>By the provider.</summary>
    [Id(9)]
    public PayoutHold? Paused { get; init; }

    /// <summary>By an operator.</summary>
    [Id(10)]
    public PayoutHold? Held { get; init; }

    /// <summary>
    /// Per currency, what refunds took off this account and no reversal has claimed yet. As much lies on the account at the gateway besides what
    /// waits here and what payouts are sent with, or will once enough was earned again.
    /// </summary>
    [Id(11)]
    public ImmutableArray<Money> Unclaimed { get; init; } = [];

    /// <summary>What the provider may give back and has not been debited with yet, the oldest first.</summary>
    [Id(12)]
    public ImmutableArray<ReturnAllowance> Allowances { get; init; } = [];

    /// <summary>Per currency, what was taken off here and lies at the gateway all the same: what is kept back for disputes, fees of these and of refunds, and penalties.</summary>
    [Id(13)]
    public ImmutableArray<Money> Kept { get; init; } = [];

    /// <summary>Per currency, how much of <see cref="Kept"/> is let go or lost once banks have decided; the rest are fees.</summary>
    [Id(14)]
    public ImmutableArray<Money> Reserved { get; init; } = [];

    /// <summary>What <see cref="Unclaimed"/> is made of, as far as it is known one by one: the oldest first.</summary>
    [Id(15)]
    public ImmutableArray<OpenReversal> Reversals { get; init; } = [];

    /// <summary>What looks wrong and nobody has decided, the oldest first.</summary>
    [Id(20)]
    public ImmutableArray<FlagHold> Flags { get; init; } = [];

    /// <summary>What an operator keeps back of this provider's earnings; null where it is what the platform keeps back of anybody's.</summary>
    [Id(21)]
    public ReserveTerms? ReserveTerms { get; init; }

    /// <summary>What is kept back for some days, and is not in <see cref="Waiting"/>. It lies at the gateway all the same.</summary>
    [Id(22)]
    public ImmutableArray<HeldReserve> Reserves { get; init; } = [];

    /// <summary>Until another bank account has cooled off; null while none has to.</summary>
    [Id(23)]
    public CoolOff? CoolOff { get; init; }

    /// <summary>Per currency, how far below zero the provider may bring it; in any other as far as the platform lets anybody.</summary>
    [Id(24)]
    public ImmutableArray<Money> RefundLimits { get; init; } = [];
}

/// <summary>A bank account has to cool off before anything is paid to it.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
[GenerateSerializer, Immutable, Alias("provider-account.cool-off-time")]
internal sealed record CoolOff(DateTimeOffset Since, DateTimeOffset Until);

/// <summary>What is kept back of one payment, or of all that become available on one day.</summary>
/// <param name="PaymentId">Of which payment; null of a sum.</param>
/// <param name="Amount">How much, positive.</param>
/// <param name="ReleaseAt">Until when.</param>
/// <param name="IsByHand">Whether the platform has it, and pays it by hand.</param>
[GenerateSerializer, Immutable, Alias("provider-account.held-reserve")]
internal sealed record HeldReserve(Guid? PaymentId, Money Amount, DateTimeOffset ReleaseAt, bool IsByHand);

/// <summary>Something that looks wrong.</summary>
/// <param name="FlagId">What names it.</param>
/// <param name="Since">Since when.</param>
[GenerateSerializer, Immutable, Alias("provider-account.flag-hold")]
internal sealed record FlagHold(Guid FlagId, DateTimeOffset Since);

/// <summary>A reversal that has not claimed what it is to take.</summary>
/// <param name="IntentId">Which.</param>
/// <param name="PaymentId">Of which payment.</param>
/// <param name="Amount">What it takes; nothing where all of it was written off.</param>
/// <param name="At">When it was debited, or written off last.</param>
/// <param name="WrittenOff">What it does not take any more, in minor units.</param>
[GenerateSerializer, Immutable, Alias("provider-account.open-reversal")]
internal sealed record OpenReversal(Guid IntentId, Guid PaymentId, Money Amount, DateTimeOffset At, long WrittenOff = 0);

/// <summary>What a provider may give back.</summary>
/// <param name="EntryId">Names the debit.</param>
/// <param name="Amount">Of which it will be, positive.</param>
/// <param name="At">Since when.</param>
[GenerateSerializer, Immutable, Alias("provider-account.return-allowance")]
internal sealed record ReturnAllowance(Guid EntryId, Money Amount, DateTimeOffset At);
