namespace Marketplace.Treasury;

/// <summary>
/// One movement of the platform's own money between a gateway and its bank. The grain key is <see cref="CashMovementId"/>.
/// See docs/adr/0043-money-of-the-platform.md.
/// </summary>
[Alias("cash-movement")]
public interface ICashMovementGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>An operator has it from a statement.</summary>
    /// <remarks>Refusals: `treasury.not-yours`, `treasury.known`.</remarks>
    [Alias("record")]
    Task<Outcome<CashMovementView>> Record(RecordCashMovement command);

    /// <summary>A gateway told of it. Told again it is no news; told of another amount than an operator wrote down, the gateway is believed.</summary>
    [Alias("hear")]
    Task Hear(HearCashMovement command);

    /// <summary>It was never so: the books are as before, and it can be recorded as it was.</summary>
    /// <remarks>Refusals: `treasury.not-yours`, `treasury.unknown`, `treasury.not-now`.</remarks>
    [Alias("correct")]
    Task<Outcome<CashMovementView>> Correct(CorrectCashMovement command);

    /// <summary>For operators.</summary>
    /// <remarks>Refusals: `treasury.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<CashMovementView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <param name="Id">The movement.</param>
/// <param name="Facts">What moved.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Note">Of the operator who recorded it; null when the gateway told of it.</param>
/// <param name="RecordedAt">When it came into the books.</param>
/// <param name="RecordedBy">The operator; null when the gateway told of it.</param>
/// <param name="EndedAt">When it came back, or was corrected.</param>
/// <param name="EndedBy">The operator who corrected it; null when the gateway told.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">Counts changes.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.view")]
public sealed record CashMovementView(
    Guid Id,
    CashMovementFacts Facts,
    CashMovementStatus Status,
    string? Note,
    DateTimeOffset RecordedAt,
    Guid? RecordedBy,
    DateTimeOffset? EndedAt,
    Guid? EndedBy,
    string? Reason,
    long Version) : IVersioned;
