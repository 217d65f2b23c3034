namespace Marketplace.Treasury;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("cash-movement.event")]
public abstract record CashMovementEvent(DateTimeOffset At);

/// <param name="At">When it was told.</param>
/// <param name="By">The operator; null when the gateway told of it.</param>
/// <param name="Facts">What moved.</param>
/// <param name="Note">The operator's.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.recorded")]
public sealed record CashMovementRecorded(DateTimeOffset At, Guid? By, CashMovementFacts Facts, string? Note) : CashMovementEvent(At);

/// <param name="At">When it was told.</param>
/// <param name="Facts">What came back.</param>
/// <param name="Reason">As the gateway names it.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.returned")]
public sealed record CashMovementReturned(DateTimeOffset At, CashMovementFacts Facts, string Reason) : CashMovementEvent(At);

/// <param name="At">When it was found out.</param>
/// <param name="By">The operator; null when the gateway told of another amount.</param>
/// <param name="Facts">What was never so.</param>
/// <param name="Reason">What was wrong with it.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.corrected")]
public sealed record CashMovementCorrected(DateTimeOffset At, Guid? By, CashMovementFacts Facts, string Reason) : CashMovementEvent(At);
