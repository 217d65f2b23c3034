namespace Marketplace.Bookings;

/// <summary>Which bookings are to run by which version.</summary>
/// <param name="Process">Of which mode.</param>
/// <param name="FromVersion">By which they run.</param>
/// <param name="ToVersion">By which they are to run.</param>
/// <param name="DryRun">Whether it is only asked what would become of them.</param>
[GenerateSerializer, Immutable, Alias("migration.plan")]
public sealed record MigrationPlan(BookingMode Process, int FromVersion, int ToVersion, bool DryRun)
{
    /// <summary>How many go between two writes of the migration, and at most in a second: people book meanwhile.</summary>
    public const int Portion = 50;
}

/// <summary>What a migration comes to.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Plan">What was asked for.</param>
/// <param name="Status">Whether it is at its end.</param>
/// <param name="Counts">What became of the bookings so far, or would: for each state and each reason.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When it was at its end.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("migration.view")]
public sealed record MigrationView(
    Guid Id,
    MigrationPlan Plan,
    MigrationStatus Status,
    ImmutableArray<MigrationCount> Counts,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    long Version) : IVersioned;

/// <summary>Bookings of which the same became.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Obstacle">Why they cannot go; null for those that can, or went. See <see cref="BookingMigration"/>.</param>
/// <param name="Bookings">How many.</param>
[GenerateSerializer, Immutable, Alias("migration.count")]
public sealed record MigrationCount(BookingStatus State, string? Obstacle, int Bookings);

/// <summary>Whether one booking can run by another version.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Obstacle">
/// Why it cannot: `other_version` (it runs by another one), `ended`, `state_missing` (the other version has no such state),
/// `terms_missing` (it was sold with something that the other does not know), `money_stranded`, `slot_stranded`, `timer_missing` (one that
/// runs would not), `timer_past_due` (one would be due already), `no_way_out` (time would never end it). Null when it can.
/// </param>
[GenerateSerializer, Immutable, Alias("booking.migration")]
public sealed record BookingMigration(BookingStatus State, string? Obstacle);

/// <summary>Where a migration stands. Stored by name; never rename.</summary>
public enum MigrationStatus
{
    None,

    /// <summary>Bookings are being looked at.</summary>
    Working,

    /// <summary>None are left.</summary>
    Done,
}
