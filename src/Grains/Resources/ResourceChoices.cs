using Marketplace.Bookings;

namespace Marketplace.Resources;

/// <summary>What customers may choose of the resources that a listing needs.</summary>
internal static class ResourceChoices
{
    /// <summary>The terms with what the customer chose, or why that is no choice.</summary>
    public static Outcome<BookingTerms> With(this BookingTerms terms, ImmutableArray<Guid>? chosen) =>
        Fault(terms.Resources?.Requirements, chosen) is { } fault ? fault
        : terms.Resources is { } resources && chosen is { IsEmpty: false } ids ? terms with { Resources = resources with { Chosen = ids } }
        : terms;

    /// <summary>At most one of each pool of which one may be chosen.</summary>
    public static Refusal? Fault(ImmutableArray<ResourceRequirement>? requirements, ImmutableArray<Guid>? chosen)
    {
        var open = (requirements ?? []).Where(requirement => requirement.MayBeChosen).ToList();
        foreach (var id in chosen ?? [])
        {
            if (open.Find(requirement => requirement.Pool.Any(member => member.ResourceId == id)) is not { } requirement)
            {
                return ResourceRefusals.NotOffered(id);
            }

            open.Remove(requirement);
        }

        return null;
    }

    /// <summary>Looking needs no choice; booking does.</summary>
    public static Refusal? Missing(BookingTerms terms)
    {
        foreach (var requirement in terms.Resources?.Requirements ?? [])
        {
            if (requirement.Assignment is AssignmentMode.Named && !terms.Resources!.IsChosen(requirement))
            {
                return ResourceRefusals.Required(requirement);
            }
        }

        return null;
    }

    /// <summary>Of whom one is taken, or all: what was chosen, else the whole pool.</summary>
    public static ImmutableArray<PoolMember> Candidates(this ResourceTerms terms, ResourceRequirement requirement) =>
        terms.IsChosen(requirement)
            ? [.. requirement.Pool.Where(member => terms.Chosen.Contains(member.ResourceId))]
            : requirement.Pool;

    public static bool IsChosen(this ResourceTerms terms, ResourceRequirement requirement) =>
        requirement.MayBeChosen && requirement.Pool.Any(member => terms.Chosen.Contains(member.ResourceId));

    /// <summary>A listing may seat more than fit in here.</summary>
    public static SlotRules At(this SlotRules rules, Resource resource) =>
        resource.Seats is { } seats && seats < rules.Seats ? rules with { Seats = seats } : rules;
}
