namespace Marketplace.Treasury;

[GenerateSerializer, Immutable, Alias("cash-movement.command")]
public abstract record CashMovementCommand(CommandContext Context) : ICommand;

/// <param name="Context">By an operator.</param>
/// <param name="Facts">What moved.</param>
/// <param name="Note">Where they have it from.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.record")]
public sealed record RecordCashMovement(CommandContext Context, CashMovementFacts Facts, string? Note) : CashMovementCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Facts">What moved.</param>
/// <param name="Failure">Why it came back; null while it has not.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.hear")]
public sealed record HearCashMovement(CommandContext Context, CashMovementFacts Facts, string? Failure) : CashMovementCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">What was wrong with it.</param>
[GenerateSerializer, Immutable, Alias("cash-movement.correct")]
public sealed record CorrectCashMovement(CommandContext Context, string Reason) : CashMovementCommand(Context);
