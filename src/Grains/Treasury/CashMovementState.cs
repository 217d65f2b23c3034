namespace Marketplace.Treasury;

/// <summary>What is known of a movement. What it was before a correction is in the events.</summary>
[GenerateSerializer, Immutable, Alias("cash-movement.state")]
internal sealed record CashMovementState
{
    [Id(0)]
    public CashMovementStatus Status { get; init; }

    [Id(1)]
    public CashMovementFacts? Facts { get; init; }

    [Id(2)]
    public DateTimeOffset RecordedAt { get; init; }

    [Id(3)]
    public Guid? RecordedBy { get; init; }

    [Id(4)]
    public string? Note { get; init; }

    [Id(5)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(6)]
    public Guid? EndedBy { get; init; }

    [Id(7)]
    public string? Reason { get; init; }
}
