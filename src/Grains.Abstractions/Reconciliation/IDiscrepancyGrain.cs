namespace Marketplace.Reconciliation;

/// <summary>A difference about one movement of money. Keyed by <see cref="DiscrepancyId"/>, so a movement has one.</summary>
[Alias("discrepancy")]
public interface IDiscrepancyGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("find")]
    Task<Outcome<DiscrepancyView>> Find(FindDiscrepancy command);

    [Alias("settle")]
    Task Settle(SettleDiscrepancy command);

    /// <summary>Takes it off the operators' queue. It comes back if it is found with other amounts.</summary>
    /// <remarks>Refusals: `reconciliation.unknown-item`, `reconciliation.item-not-open`.</remarks>
    [Alias("resolve")]
    Task<Outcome<DiscrepancyView>> Resolve(ResolveDiscrepancy command);
}

/// <summary>The id of a difference follows from the movement that it is about.</summary>
public static class DiscrepancyId
{
    public static Guid Of(string gateway, string movement, string reference) => DerivedId.From(Guid.Empty, $"discrepancy/{gateway}/{movement}/{reference}");
}

/// <param name="Id">Its key.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Finding">As it was found last.</param>
/// <param name="FoundAt">When it was found first, or again after it had gone.</param>
/// <param name="Reason">Of the operator who resolved it.</param>
/// <param name="Version">Of it.</param>
[GenerateSerializer, Immutable, Alias("discrepancy.view")]
public sealed record DiscrepancyView(Guid Id, DiscrepancyStatus Status, Finding Finding, DateTimeOffset FoundAt, string? Reason, long Version) : IVersioned;

[GenerateSerializer, Immutable, Alias("discrepancy.event")]
public abstract record DiscrepancyEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("discrepancy.found")]
public sealed record DiscrepancyFound(DateTimeOffset At, Finding Finding) : DiscrepancyEvent(At);

/// <summary>It did not go by itself.</summary>
[GenerateSerializer, Immutable, Alias("discrepancy.opened")]
public sealed record DiscrepancyOpened(DateTimeOffset At, Finding Finding) : DiscrepancyEvent(At);

[GenerateSerializer, Immutable, Alias("discrepancy.gone")]
public sealed record DiscrepancyGone(DateTimeOffset At) : DiscrepancyEvent(At);

[GenerateSerializer, Immutable, Alias("discrepancy.resolved")]
public sealed record DiscrepancyResolved(DateTimeOffset At, string Reason) : DiscrepancyEvent(At);
