using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>Something that one resource has to be for a booking, and who may be it.</summary>
/// <param name="requirement">The index of the requirement.</param>
/// <param name="mode">Who decides.</param>
/// <param name="isChosen">True when the customer did.</param>
/// <param name="inOrder">Whom to ask, first choices first.</param>
internal sealed class Place(int requirement, AssignmentMode mode, bool isChosen, ImmutableArray<Candidate> inOrder)
{
    private ImmutableArray<Candidate> candidates = inOrder;

    /// <summary>The best of those that may still be free; null when there is none.</summary>
    public Candidate? Current => candidates.FirstOrDefault(candidate => candidate.IsFree);

    /// <summary>Why none of them could be had. That somebody else was faster says most; it may change.</summary>
    public Refusal Refusal => candidates
        .Select(candidate => CalendarRefusals.Of(candidate.Weight.InTheWay!).With("resource", $"{candidate.Resource.Id}"))
        .OrderBy(refusal => refusal.Code == CalendarRefusals.SlotTaken.Code ? 0 : refusal.Kind is RefusalKind.NotNow ? 1 : 2)
        .First();

    /// <summary>The current one was not free after all.</summary>
    public void PassOver(Refusal refusal)
    {
        var current = Current!;
        candidates = candidates.Replace(current, current.Without(CalendarRefusals.ReasonOf(refusal)));
    }

    /// <summary>The current one is it.</summary>
    public AssignedResource Assigned(SlotGrant grant)
    {
        var current = Current!;
        var resource = current.Resource;
        return new AssignedResource(
            resource.Id,
            resource.Name,
            resource.Kind,
            requirement,
            AssignmentOrder.ReasonOf(mode, current, isChosen),
            current.Weight.Assigned,
            current.Member.Weight,
            [.. candidates.TakeWhile(other => other != current).Select(other => new PassedOver(other.Resource.Id, other.Resource.Name, other.Weight.InTheWay!.Rule))],
            grant);
    }
}
