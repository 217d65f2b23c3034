namespace Marketplace.Payments;

/// <summary>What banks have of a payment, and what became of it. Amounts are minor units of the payment's currency.</summary>
[GenerateSerializer, Immutable, Alias("payment.chargebacks")]
internal sealed record PaymentChargebacks
{
    public static PaymentChargebacks None { get; } = new();

    /// <summary>The oldest first. A charge has few: together they are never about more than it was.</summary>
    [Id(0)]
    public ImmutableArray<PaymentDispute> Disputes { get; init; } = [];

    /// <summary>Refunds that the gateway has refused and not made, and that wait for the end of a dispute.</summary>
    [Id(1)]
    public ImmutableArray<Guid> HeldRefunds { get; init; } = [];

    /// <summary>Whether the provider's share waits for the end of a dispute, and nobody was ever asked to transfer it.</summary>
    [Id(2)]
    public bool IsTransferWithheld { get; init; }

    /// <summary>Promised refunds that customers got from their banks.</summary>
    [Id(3)]
    public long RefundsSettled { get; init; }

    /// <summary>Taken of what was earned.</summary>
    [Id(4)]
    public long SharesSettled { get; init; }

    /// <summary>Left with those who earned it, and the platform's loss.</summary>
    [Id(5)]
    public long Borne { get; init; }

    /// <summary>Fees of the gateway that the provider paid.</summary>
    [Id(6)]
    public long Fees { get; init; }

    /// <summary>What customers were given by hand, and have from their banks too.</summary>
    [Id(7)]
    public long GivenTwice { get; init; }
}

/// <summary>One dispute, as far as it is about money.</summary>
[GenerateSerializer, Immutable, Alias("payment.dispute-state")]
internal sealed record PaymentDispute
{
    [Id(0)]
    public Guid Id { get; init; }

    [Id(1)]
    public ChargebackTerms Terms { get; init; } = new();

    /// <summary>The number of the last news.</summary>
    [Id(2)]
    public long Heard { get; init; }

    [Id(3)]
    public ChargebackEnd End { get; init; }

    [Id(4)]
    public long Withdrawn { get; init; }

    [Id(5)]
    public long Reinstated { get; init; }

    [Id(6)]
    public long Fee { get; init; }

    /// <summary>Of the provider's share, until the bank has decided.</summary>
    [Id(7)]
    public long Reserved { get; init; }

    /// <summary>Of what the bank keeps: how much is somebody's by now.</summary>
    [Id(8)]
    public long Settled { get; init; }

    /// <summary>Of the fee: whether the provider has paid it.</summary>
    [Id(9)]
    public bool IsFeePaid { get; init; }

    /// <summary>What the bank has and may still give back.</summary>
    public long Stake => End is ChargebackEnd.Open ? Withdrawn - Reinstated : 0;

    /// <summary>What the bank keeps.</summary>
    public long Lost => End is ChargebackEnd.Lost ? Withdrawn - Reinstated : 0;

    /// <summary>What it keeps and nobody bears yet.</summary>
    public long Unsettled => Math.Max(0, Lost - Settled);

    /// <summary>Whether the provider's share is at stake.</summary>
    public bool IsProviders => Stake > 0 && Terms.Loss is ChargebackBearer.Provider;
}
