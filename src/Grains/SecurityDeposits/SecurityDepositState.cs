using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.SecurityDeposits;

/// <summary>Where one deposit stands.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.state")]
internal sealed record SecurityDepositState
{
    [Id(0)]
    public SecurityDepositStatus Status { get; init; }

    /// <summary>Whose it is, and what for; null until it is agreed.</summary>
    [Id(1)]
    public SecurityDepositCase? Case { get; init; }

    [Id(2)]
    public DateTimeOffset? AskedAt { get; init; }

    [Id(3)]
    public DateTimeOffset? PayBy { get; init; }

    /// <summary>The mail that asks for it; null once it is on its way.</summary>
    [Id(4)]
    public Guid? MailId { get; init; }

    [Id(5)]
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Disputes at the customer's bank that have some of the money. They end there.</summary>
    [Id(6)]
    public ImmutableArray<Guid> OpenDisputes { get; init; } = [];

    /// <summary>When the last of them gave it back. What ran out meanwhile has a little time left.</summary>
    [Id(7)]
    public DateTimeOffset? ResumedAt { get; init; }

    [Id(8)]
    public DamageClaim? Claim { get; init; }

    [Id(9)]
    public ClaimAnswer? Answer { get; init; }

    [Id(10)]
    public DateTimeOffset? ContestedAt { get; init; }

    /// <summary>Until when an operator should decide.</summary>
    [Id(11)]
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>When what the customer grants is awarded, because no operator has decided; null until that is late.</summary>
    [Id(12)]
    public DateTimeOffset? LapsesAt { get; init; }

    [Id(13)]
    public Money? Award { get; init; }

    [Id(14)]
    public Money? Back { get; init; }

    [Id(15)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(16)]
    public BookingSide? EndedBy { get; init; }

    [Id(17)]
    public string? Reason { get; init; }

    /// <summary>What of the award went back to the customer later.</summary>
    [Id(18)]
    public Money? AwardReturned { get; init; }

    /// <summary>Its payment, which exists once it was asked for.</summary>
    public Guid PaymentId => Payments.PaymentId.Of(Case!.BookingId, PaymentPurpose.SecurityDeposit, 1);

    public Money Amount => Case!.Terms.Amount;

    /// <summary>Whether the platform holds the money, and nobody has decided whose it is.</summary>
    public bool IsHeld => Status is SecurityDepositStatus.Held or SecurityDepositStatus.Claimed or SecurityDepositStatus.Contested;

    public bool IsDisputed => IsHeld && !OpenDisputes.IsEmpty;
}
