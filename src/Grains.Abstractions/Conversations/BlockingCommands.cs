namespace Marketplace.Conversations;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("blocking.command")]
public abstract record BlockingCommand(CommandContext Context) : ICommand;

/// <summary>One side blocks the other, or does so no longer.</summary>
/// <param name="Context">By one of the two.</param>
/// <param name="CustomerId">As the edge learned it from a thread of theirs, never from the caller.</param>
/// <param name="ProviderId">The same of the provider.</param>
/// <param name="IsBlocked">False to hear of them again.</param>
[GenerateSerializer, Immutable, Alias("blocking.set")]
public sealed record SetBlock(CommandContext Context, Guid CustomerId, Guid ProviderId, bool IsBlocked) : BlockingCommand(Context);
