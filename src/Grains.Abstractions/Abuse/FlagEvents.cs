namespace Marketplace.Abuse;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("flag.event")]
public abstract record FlagEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("flag.raised")]
public sealed record FlagRaised(DateTimeOffset At, FlagCase Case) : FlagEvent(At);

[GenerateSerializer, Immutable, Alias("flag.cleared")]
public sealed record FlagCleared(DateTimeOffset At, Guid By, string Reason) : FlagEvent(At);

[GenerateSerializer, Immutable, Alias("flag.confirmed")]
public sealed record FlagConfirmed(DateTimeOffset At, Guid By, string Reason) : FlagEvent(At);
