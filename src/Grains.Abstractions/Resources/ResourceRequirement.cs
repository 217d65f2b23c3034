using System.Text.Json.Serialization;

namespace Marketplace.Resources;

/// <summary>Something that every booking of a listing needs: one of a pool of resources, or all of it.</summary>
/// <param name="Name">For people: `Therapist`; null when there is nothing to tell apart.</param>
/// <param name="Assignment">Who decides which.</param>
/// <param name="Pool">Which there are, in the provider's order.</param>
[GenerateSerializer, Immutable, Alias("resource.requirement")]
public sealed record ResourceRequirement(string? Name, AssignmentMode Assignment, ImmutableArray<PoolMember> Pool)
{
    /// <summary>A surgeon, an assistant, a room and some devices; bounds how many calendars one booking holds.</summary>
    public const int MaximumPerListing = 6;

    /// <summary>Of one requirement: bounds how many calendars one wish asks.</summary>
    public const int MaximumPool = 50;

    /// <summary>True when the customer may say which.</summary>
    [JsonIgnore]
    public bool MayBeChosen => Assignment is AssignmentMode.Named or AssignmentMode.Any;
}

/// <summary>One resource of a pool.</summary>
/// <param name="ResourceId">Which.</param>
/// <param name="Weight">Its share when work goes round: twice the weight gets twice as much.</param>
/// <param name="Priority">Lower ones are taken first; others only when none of these is free.</param>
[GenerateSerializer, Immutable, Alias("resource.pool-member")]
public sealed record PoolMember(Guid ResourceId, int Weight, int Priority)
{
    public const int MaximumWeight = 100;

    public const int MaximumPriority = 100;
}

/// <summary>Who decides which resource of a pool a booking gets. Stored by name; never rename.</summary>
public enum AssignmentMode
{
    /// <summary>The customer chooses.</summary>
    Named,

    /// <summary>The first that is free, in the order of the pool, unless the customer chooses.</summary>
    Any,

    /// <summary>Whoever of those that are free has had least for its weight.</summary>
    RoundRobin,

    /// <summary>Nobody: all of the pool work together.</summary>
    Collective,
}

/// <summary>What a booking needs besides time, as it was when it was sold.</summary>
/// <param name="Requirements">What the listing needs. No resource is in two of them.</param>
/// <param name="Chosen">Those that the customer chose.</param>
[GenerateSerializer, Immutable, Alias("resource.terms")]
public sealed record ResourceTerms(ImmutableArray<ResourceRequirement> Requirements, ImmutableArray<Guid> Chosen);
