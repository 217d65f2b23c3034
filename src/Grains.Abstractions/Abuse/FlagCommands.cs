namespace Marketplace.Abuse;

[GenerateSerializer, Immutable, Alias("flag.command")]
public abstract record FlagCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="Case">What was seen.</param>
[GenerateSerializer, Immutable, Alias("flag.raise")]
public sealed record RaiseFlag(CommandContext Context, FlagCase Case) : FlagCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why, for operators.</param>
[GenerateSerializer, Immutable, Alias("flag.clear")]
public sealed record ClearFlag(CommandContext Context, string Reason) : FlagCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why; what the provider reads of the hold that it leads to.</param>
[GenerateSerializer, Immutable, Alias("flag.confirm")]
public sealed record ConfirmFlag(CommandContext Context, string Reason) : FlagCommand(Context);
