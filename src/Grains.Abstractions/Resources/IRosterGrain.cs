namespace Marketplace.Resources;

/// <summary>The staff, rooms and devices of a provider. The key is the provider's id. Their time is their calendars'.</summary>
/// <remarks>Strangers are refused with `resource.unknown`.</remarks>
[Alias("roster")]
public interface IRosterGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Adds one. It can be booked once its calendar has hours. Refusals: `resource.too-many`.</summary>
    [Alias("add")]
    Task<Outcome<RosterView>> Add(AddResource command);

    [Alias("change")]
    Task<Outcome<RosterView>> Change(ChangeResource command);

    /// <summary>Takes it off whatever may be booked. What was booked on it stays.</summary>
    [Alias("archive")]
    Task<Outcome<RosterView>> Archive(ArchiveResource command);

    /// <summary>All of them, archived ones included, for their provider and staff.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<RosterView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>Those of the ids that are this provider's, in that order. The provider itself is one of its resources.</summary>
    [Alias("find"), ReadOnly]
    Task<ImmutableArray<Resource>> Find(ImmutableArray<Guid> ids, CancellationToken cancellationToken);
}

/// <param name="ProviderId">Whose.</param>
/// <param name="Resources">By when they were added.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("roster.view")]
public sealed record RosterView(Guid ProviderId, ImmutableArray<Resource> Resources, long Version) : IVersioned;
