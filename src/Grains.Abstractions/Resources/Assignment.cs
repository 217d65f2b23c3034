using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>The resources of a booking, in the order of their ids, each with the slot that it gives and the reason why it is this one.</summary>
[GenerateSerializer, Immutable, Alias("resource.assignment")]
public sealed record Assignment(ImmutableArray<AssignedResource> Resources);

/// <summary>One resource of a booking.</summary>
/// <param name="ResourceId">Which.</param>
/// <param name="Name">What it was called then.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Requirement">What it was needed for: the index of the requirement.</param>
/// <param name="Reason">Why this one.</param>
/// <param name="Assigned">How many bookings of the listing it had before, of the month in which this one begins; 0 where nobody counted.</param>
/// <param name="Weight">Its share.</param>
/// <param name="PassedOver">Who would have been taken before it, and what was in the way.</param>
/// <param name="Grant">Its slot, as the occupancy table has it while the booking holds one.</param>
[GenerateSerializer, Immutable, Alias("resource.assigned")]
public sealed record AssignedResource(
    Guid ResourceId,
    string Name,
    ResourceKind Kind,
    int Requirement,
    AssignmentReason Reason,
    int Assigned,
    int Weight,
    ImmutableArray<PassedOver> PassedOver,
    SlotGrant Grant);

/// <summary>A resource that was not free.</summary>
/// <param name="ResourceId">Which.</param>
/// <param name="Name">What it was called then.</param>
/// <param name="Rule">What was in the way, as slots explain it; `archived` for one that takes nothing new.</param>
[GenerateSerializer, Immutable, Alias("resource.passed-over")]
public sealed record PassedOver(Guid ResourceId, string Name, string Rule);

/// <summary>Why a booking got this resource of a pool. Stored by name; never rename.</summary>
public enum AssignmentReason
{
    /// <summary>The customer chose it.</summary>
    Chosen,

    /// <summary>All of the pool are needed.</summary>
    All,

    /// <summary>It was the first that was free.</summary>
    FirstFree,

    /// <summary>It had had least for its weight.</summary>
    Fairest,

    /// <summary>It does what the booking joins: a session that others have booked.</summary>
    Joined,

    /// <summary>The booking had it before.</summary>
    Kept,
}
