namespace Marketplace.Bookings;

/// <summary>Something that an operator, or the platform, wants of a migration.</summary>
[GenerateSerializer, Immutable, Alias("migration.command")]
public abstract record MigrationCommand(CommandContext Context) : ICommand;

[GenerateSerializer, Immutable, Alias("migration.start")]
public sealed record StartMigration(CommandContext Context, MigrationPlan Plan) : MigrationCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Bookings">The next ones, by id; none when none are left.</param>
[GenerateSerializer, Immutable, Alias("migration.record-portion")]
public sealed record RecordPortion(CommandContext Context, ImmutableArray<Guid> Bookings) : MigrationCommand(Context);

/// <param name="Context">By the platform; the same for the same bookings, however often they are told.</param>
/// <param name="Counts">What became of them.</param>
[GenerateSerializer, Immutable, Alias("migration.record-moves")]
public sealed record RecordMoves(CommandContext Context, ImmutableArray<MigrationCount> Counts) : MigrationCommand(Context);

/// <summary>The pause between two portions is over.</summary>
[GenerateSerializer, Immutable, Alias("migration.go-on")]
public sealed record GoOn(CommandContext Context) : MigrationCommand(Context);
