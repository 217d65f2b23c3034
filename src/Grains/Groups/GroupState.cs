namespace Marketplace.Groups;

/// <summary>One session. Who is in it is in the occupancy alone, which every booking writes itself.</summary>
[GenerateSerializer, Immutable, Alias("group.state")]
internal sealed record GroupState
{
    [Id(0)]
    public GroupStatus Status { get; init; }

    /// <summary>As the first booking had it; null until there is one.</summary>
    [Id(1)]
    public GroupPlan? Plan { get; init; }

    /// <summary>How many seats were confirmed when it was decided.</summary>
    [Id(2)]
    public int? Joined { get; init; }

    /// <summary>The bookings that reported while the others were counted.</summary>
    [Id(3)]
    public ImmutableArray<Guid> Meanwhile { get; init; } = [];
}
