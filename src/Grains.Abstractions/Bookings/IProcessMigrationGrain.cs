namespace Marketplace.Bookings;

/// <summary>
/// Bookings that run by one version of their process and are to run by another, or the question how many could. They go one after the
/// other, and what became of them is counted. The grain key is the migration id.
/// </summary>
/// <remarks>Operators' alone: everybody else is refused with `migration.unknown`.</remarks>
[Alias("process-migration")]
public interface IProcessMigrationGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>The wish is durable at once, and carried out by steps that survive whatever stops them.</summary>
    /// <remarks>Refusals: `migration.version-not-known`, `migration.already-asked`.</remarks>
    [Alias("start")]
    Task<Outcome<MigrationView>> Start(StartMigration command);

    /// <summary>Told by whoever carries it out.</summary>
    [Alias("found")]
    Task Found(RecordPortion command);

    /// <summary>Told by whoever carries it out.</summary>
    [Alias("moved")]
    Task Moved(RecordMoves command);

    [Alias("read"), ReadOnly]
    Task<Outcome<MigrationView>> Read(Actor by, CancellationToken cancellationToken);
}
