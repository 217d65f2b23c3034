namespace Marketplace.Bookings;

/// <summary>Something that happened to a migration.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("migration.event")]
public abstract record MigrationEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("migration.asked")]
public sealed record MigrationAsked(DateTimeOffset At, MigrationPlan Plan) : MigrationEvent(At);

/// <summary>The next bookings are looked for, by id after <paramref name="After"/>.</summary>
[GenerateSerializer, Immutable, Alias("migration.look-wanted")]
public sealed record MigrationLookWanted(DateTimeOffset At, MigrationPlan Plan, Guid After) : MigrationEvent(At);

/// <summary>These are the next. They are named so that a crash among them changes nothing about who they are.</summary>
[GenerateSerializer, Immutable, Alias("migration.portion-found")]
public sealed record MigrationPortionFound(DateTimeOffset At, MigrationPlan Plan, ImmutableArray<Guid> Bookings) : MigrationEvent(At);

[GenerateSerializer, Immutable, Alias("migration.portion-moved")]
public sealed record MigrationPortionMoved(DateTimeOffset At, ImmutableArray<MigrationCount> Counts, DateTimeOffset GoesOnAt) : MigrationEvent(At);

[GenerateSerializer, Immutable, Alias("migration.done")]
public sealed record MigrationDone(DateTimeOffset At) : MigrationEvent(At);
