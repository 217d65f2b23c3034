namespace Marketplace.Resources;

/// <summary>The resources of one provider, archived ones included: bookings of the past name them.</summary>
[GenerateSerializer, Immutable, Alias("roster.state")]
internal sealed record RosterState
{
    /// <summary>Empty until the first was added.</summary>
    [Id(0)]
    public Guid ProviderId { get; init; }

    /// <summary>By when they were added.</summary>
    [Id(1)]
    public ImmutableArray<Resource> Resources { get; init; } = [];

    public Resource? Find(Guid id)
    {
        foreach (var resource in Resources)
        {
            if (resource.Id == id)
            {
                return resource;
            }
        }

        return null;
    }

    public RosterState With(Resource changed) =>
        this with { Resources = [.. Resources.Select(resource => resource.Id == changed.Id ? changed : resource)] };
}
