namespace Marketplace.Resources;

/// <summary>Something that happened to the resources of a provider.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("roster.event")]
public abstract record RosterEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("roster.added")]
public sealed record ResourceAdded(DateTimeOffset At, Guid ProviderId, Resource Resource) : RosterEvent(At);

/// <summary>The whole resource as it is from now on.</summary>
[GenerateSerializer, Immutable, Alias("roster.changed")]
public sealed record ResourceChanged(DateTimeOffset At, Resource Resource) : RosterEvent(At);

[GenerateSerializer, Immutable, Alias("roster.archived")]
public sealed record ResourceArchived(DateTimeOffset At, Guid ResourceId) : RosterEvent(At);
