namespace Marketplace.Resources;

/// <summary>A resource as its provider sees it.</summary>
internal sealed record ResourceBody(Guid Id, string Name, ResourceKind Kind, int? Seats, bool IsArchived, DateTimeOffset CreatedAt)
{
    public static ResourceBody Of(Resource resource) =>
        new(resource.Id, resource.Name, resource.Kind, resource.Seats, resource.IsArchived, resource.CreatedAt);
}

/// <summary>What a listing needs, for those who choose.</summary>
internal sealed record OfferedResources(IReadOnlyList<OfferedRequirement> Requirements);

/// <param name="Name">What it is called; null when there is nothing to tell apart.</param>
/// <param name="Assignment">Who decides which.</param>
/// <param name="MayBeChosen">True where `resourceIds` may name one of them.</param>
/// <param name="Resources">Those that can be booked now.</param>
internal sealed record OfferedRequirement(string? Name, AssignmentMode Assignment, bool MayBeChosen, IReadOnlyList<OfferedResource> Resources);

internal sealed record OfferedResource(Guid Id, string Name, ResourceKind Kind);

/// <summary>A resource of a booking, and why it is this one.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it was called when it was booked.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Requirement">The index of the requirement that it meets.</param>
/// <param name="Reason">`chosen`, `all`, `first_free`, `fairest`, `joined` (a session that others had booked) or `kept`.</param>
/// <param name="Assigned">How many bookings of the listing it had in that month before.</param>
/// <param name="Weight">Its share.</param>
/// <param name="PassedOver">Who would have been taken before it, and the rule that said no.</param>
internal sealed record BookedResource(
    Guid Id,
    string Name,
    ResourceKind Kind,
    int Requirement,
    AssignmentReason Reason,
    int Assigned,
    int Weight,
    IReadOnlyList<PassedOver> PassedOver)
{
    public static IReadOnlyList<BookedResource> All(Assignment? assignment) =>
        assignment is null
            ? []
            : [.. assignment.Resources.OrderBy(resource => resource.Requirement).Select(resource => new BookedResource(
                resource.ResourceId,
                resource.Name,
                resource.Kind,
                resource.Requirement,
                resource.Reason,
                resource.Assigned,
                resource.Weight,
                resource.PassedOver))];
}
