namespace Marketplace.Conversations;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("blocking.event")]
public abstract record BlockingEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="CustomerId">The account of the customer.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Side">Who wants to hear nothing more of the other.</param>
[GenerateSerializer, Immutable, Alias("blocking.blocked")]
public sealed record SideBlocked(DateTimeOffset At, Guid CustomerId, Guid ProviderId, ConversationSide Side) : BlockingEvent(At);

/// <inheritdoc cref="SideBlocked"/>
[GenerateSerializer, Immutable, Alias("blocking.unblocked")]
public sealed record SideUnblocked(DateTimeOffset At, Guid CustomerId, Guid ProviderId, ConversationSide Side) : BlockingEvent(At);
