namespace Marketplace.Reconciliation;

[GenerateSerializer, Immutable, Alias("discrepancy.command")]
public abstract record DiscrepancyCommand(CommandContext Context) : ICommand;

/// <summary>A run came upon it.</summary>
[GenerateSerializer, Immutable, Alias("discrepancy.find")]
public sealed record FindDiscrepancy(CommandContext Context, Finding Finding) : DiscrepancyCommand(Context);

/// <summary>A run looked for it and found that both sides agree.</summary>
[GenerateSerializer, Immutable, Alias("discrepancy.settle")]
public sealed record SettleDiscrepancy(CommandContext Context) : DiscrepancyCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">What became of it.</param>
[GenerateSerializer, Immutable, Alias("discrepancy.resolve")]
public sealed record ResolveDiscrepancy(CommandContext Context, string Reason) : DiscrepancyCommand(Context);
