namespace Marketplace.Reconciliation;

[GenerateSerializer, Immutable, Alias("discrepancy.event")]
public abstract record DiscrepancyEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("discrepancy.found")]
public sealed record DiscrepancyFound(DateTimeOffset At, Finding Finding) : DiscrepancyEvent(At);

/// <summary>It did not go by itself.</summary>
[GenerateSerializer, Immutable, Alias("discrepancy.opened")]
public sealed record DiscrepancyOpened(DateTimeOffset At, Finding Finding) : DiscrepancyEvent(At);

[GenerateSerializer, Immutable, Alias("discrepancy.gone")]
public sealed record DiscrepancyGone(DateTimeOffset At) : DiscrepancyEvent(At);

[GenerateSerializer, Immutable, Alias("discrepancy.resolved")]
public sealed record DiscrepancyResolved(DateTimeOffset At, string Reason) : DiscrepancyEvent(At);
