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
