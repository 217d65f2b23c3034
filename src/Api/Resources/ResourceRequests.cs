using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>Somebody or something that can be booked.</summary>
/// <param name="Name">At most 80 characters.</param>
/// <param name="Kind">`staff`, `room` or `device`.</param>
/// <param name="Seats">How many fit in at once; left out, the listing says.</param>
internal sealed record ResourceRequest(string? Name, string? Kind, long? Seats)
{
    public AddResource Command(CommandContext context, Guid id, Check check) => new(
        context,
        id,
        check.Text("name", Name, Resource.MaximumName),
        check.OneOf<ResourceKind>("kind", Kind),
        (int?)check.OptionalNumber("seats", Seats, 1, CalendarPlan.MaximumSeats));
}

/// <summary>What is absent stays; null seats leave it to the listing.</summary>
internal sealed record ResourceChangeRequest(Optional<string> Name, Optional<string> Kind, Optional<long?> Seats)
{
    public ChangeResource Command(CommandContext context, Guid id, Check check) => new(
        context,
        id,
        Name.IsGiven ? check.Text("name", Name.Value, Resource.MaximumName) : default,
        Kind.IsGiven ? check.OneOf<ResourceKind>("kind", Kind.Value) : default(Optional<ResourceKind?>),
        Seats.IsGiven ? (int?)check.OptionalNumber("seats", Seats.Value, 1, CalendarPlan.MaximumSeats) : default(Optional<int?>));
}

/// <summary>Something that every booking of a listing needs.</summary>
/// <param name="Name">For people: `Therapist`.</param>
/// <param name="Assignment">`named`, `any`, `round_robin` or `collective`.</param>
/// <param name="Pool">Which there are.</param>
internal sealed record RequirementRequest(string? Name, string? Assignment, PoolMemberRequest[]? Pool)
{
    public static ImmutableArray<ResourceRequirement> All(Check check, string field, RequirementRequest[]? requirements) =>
        check.Items(field, requirements, ResourceRequirement.MaximumPerListing, (path, item) => Of(check, path, item));

    private static ResourceRequirement Of(Check check, string field, RequirementRequest? item)
    {
        check.Require(item?.Pool is { Length: > 0 }, $"{field}.pool", "must name at least one resource");
        return new ResourceRequirement(
            check.OptionalText($"{field}.name", item?.Name, Resource.MaximumName),
            check.OneOf<AssignmentMode>($"{field}.assignment", item?.Assignment),
            check.Items($"{field}.pool", item?.Pool, ResourceRequirement.MaximumPool, (path, member) => PoolMemberRequest.Of(check, path, member)));
    }
}

/// <summary>One resource of a pool.</summary>
/// <param name="ResourceId">Which; one's own id as provider is oneself.</param>
/// <param name="Weight">Its share when work goes round, 1 to 100; 1 when left out.</param>
/// <param name="Priority">Lower ones are taken first, 0 to 100; 0 when left out.</param>
internal sealed record PoolMemberRequest(string? ResourceId, long? Weight, long? Priority)
{
    public static PoolMember Of(Check check, string field, PoolMemberRequest? item) => new(
        check.Id($"{field}.resourceId", item?.ResourceId),
        (int)(check.OptionalNumber($"{field}.weight", item?.Weight, 1, PoolMember.MaximumWeight) ?? 1),
        (int)(check.OptionalNumber($"{field}.priority", item?.Priority, 0, PoolMember.MaximumPriority) ?? 0));
}

/// <summary>What customers choose.</summary>
internal static class ChosenResources
{
    /// <summary>Null when nothing is chosen.</summary>
    public static ImmutableArray<Guid>? Of(Check check, string[]? ids) =>
        ids is not { Length: > 0 } ? null : check.Items("resourceIds", ids, ResourceRequirement.MaximumPerListing, check.Id);

    /// <summary>One, in the query string.</summary>
    public static ImmutableArray<Guid>? Of(Check check, string? id) => id is null ? null : [check.Id("resourceId", id)];
}
