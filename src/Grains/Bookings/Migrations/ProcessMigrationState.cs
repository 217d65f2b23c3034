namespace Marketplace.Bookings;

/// <summary>Where one migration stands.</summary>
[GenerateSerializer, Immutable, Alias("migration.state")]
internal sealed record ProcessMigrationState
{
    [Id(0)]
    public MigrationStatus Status { get; init; }

    [Id(1)]
    public MigrationPlan? Plan { get; init; }

    /// <summary>The last booking that was looked at.</summary>
    [Id(2)]
    public Guid Last { get; init; }

    [Id(3)]
    public ImmutableArray<MigrationCount> Counts { get; init; } = [];

    /// <summary>The end of the pause; null while bookings are looked at.</summary>
    [Id(4)]
    public DateTimeOffset? GoesOnAt { get; init; }

    [Id(5)]
    public DateTimeOffset AskedAt { get; init; }

    [Id(6)]
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Few, whatever their number: a line for each state and reason.</summary>
    public ProcessMigrationState With(ImmutableArray<MigrationCount> counts) => this with
    {
        Counts =
        [
            .. Counts.Concat(counts)
                .GroupBy(count => (count.State, count.Obstacle))
                .Select(same => new MigrationCount(same.Key.State, same.Key.Obstacle, same.Sum(count => count.Bookings)))
                .OrderBy(count => count.State)
                .ThenBy(count => count.Obstacle, StringComparer.Ordinal),
        ],
    };
}
