namespace Marketplace.Resources;

/// <summary>Asks the roster about what terms speak of.</summary>
internal static class Pools
{
    /// <summary>Every resource that may be taken under these terms. One that the provider does not have takes nothing, as if it were archived.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Resource>> Find(
        IGrainFactory grains, Guid providerId, ResourceTerms resources, CancellationToken cancellationToken)
    {
        ImmutableArray<Guid> ids = [.. resources.Requirements.SelectMany(requirement => resources.Candidates(requirement)).Select(member => member.ResourceId)];
        var known = (await grains.GetGrain<IRosterGrain>(providerId).Find(ids, cancellationToken)).ToDictionary(resource => resource.Id);
        foreach (var id in ids)
        {
            known.TryAdd(id, new Resource(id, string.Empty, ResourceKind.Staff, null, IsArchived: true, default));
        }

        return known;
    }
}
