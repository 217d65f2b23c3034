namespace Marketplace.Reconciliation;

/// <summary>
/// What a gateway says has moved, compared again and again with what we know and with the ledger. Keyed by <see cref="ReconciliationId"/>.
/// </summary>
[Alias("reconciliation")]
public interface IReconciliationGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Begins the schedule; one that has begun stays as it is.</summary>
    [Alias("watch")]
    Task Watch(WatchReconciliation command);

    /// <summary>Begins a run at once.</summary>
    /// <remarks>Refusals: `reconciliation.unknown`, `reconciliation.under-way`, `reconciliation.nothing-to-compare`.</remarks>
    [Alias("start")]
    Task<Outcome<ReconciliationView>> Start(StartReconciliation command);

    [Alias("record")]
    Task Record(RecordReconciliationStep command);

    [Alias("postpone")]
    Task Postpone(PostponeReconciliation command);

    /// <remarks>Refusals: `reconciliation.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<ReconciliationView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <summary>One reconciliation for each gateway.</summary>
public static class ReconciliationId
{
    public static Guid Of(string gateway) => DerivedId.From(Guid.Empty, $"reconciliation/{gateway}");
}

/// <param name="Gateway">As payments name it.</param>
/// <param name="Position">Everything that moved before this instant has been compared.</param>
/// <param name="NextAt">When the next run begins; null while one is under way.</param>
/// <param name="Run">The one that is under way.</param>
/// <param name="Version">Of the reconciliation.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.view")]
public sealed record ReconciliationView(string Gateway, DateTimeOffset Position, DateTimeOffset? NextAt, ReconciliationRun? Run, long Version) : IVersioned;

/// <param name="Id">Names it.</param>
/// <param name="From">What moved from here on is compared.</param>
/// <param name="Until">And before this.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Place">How far it has come.</param>
/// <param name="Tally">What it did so far.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.run")]
public sealed record ReconciliationRun(
    Guid Id, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset StartedAt, ReconciliationPlace Place, ReconciliationTally Tally);
