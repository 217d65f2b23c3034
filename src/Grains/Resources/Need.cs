using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>One requirement with the resources that may meet it.</summary>
/// <param name="NeedsAll">True when all of them are needed together.</param>
/// <param name="Pool">Archived ones included, which meet nothing.</param>
internal sealed record Need(bool NeedsAll, ImmutableArray<Resource> Pool)
{
    public IEnumerable<Resource> Active => Pool.Where(resource => !resource.IsArchived);

    public ImmutableArray<Slot> Merge(Dictionary<Guid, SlotList> offered)
    {
        ImmutableArray<Slot>[] lists = [.. Pool.Select(resource => offered.TryGetValue(resource.Id, out var list) ? list.Slots : [])];
        return NeedsAll ? SlotMerge.All(lists) : SlotMerge.Any(lists);
    }

    /// <summary>Why it cannot be met; nothing when it can. What is likeliest to change comes first where one is enough, last where all are needed.</summary>
    public (bool MayPass, ImmutableArray<SlotReason> Reasons) Reasons(Dictionary<Guid, SlotExplanation> explained)
    {
        var told = Pool.Select(resource => (Resource: resource, Reasons: ReasonsOf(resource, explained))).ToArray();
        var isMet = NeedsAll ? told.All(member => member.Reasons.IsEmpty) : told.Any(member => member.Reasons.IsEmpty);
        if (isMet)
        {
            return (true, []);
        }

        var saying = told.Where(member => !member.Reasons.IsEmpty).OrderBy(member => MayPass(member.Reasons) == NeedsAll).ToArray();
        return (
            NeedsAll ? saying.All(member => MayPass(member.Reasons)) : saying.Any(member => MayPass(member.Reasons)),
            [.. saying.SelectMany(member => member.Reasons.Select(reason => Of(member.Resource, reason)))]);
    }

    private static ImmutableArray<SlotReason> ReasonsOf(Resource resource, Dictionary<Guid, SlotExplanation> explained) =>
        resource.IsArchived ? [Candidate.Archived] : explained[resource.Id].Reasons;

    private static bool MayPass(ImmutableArray<SlotReason> reasons) => reasons.All(reason => SlotReasons.OfOthers.Contains(reason.Rule));

    private static SlotReason Of(Resource resource, SlotReason reason) => reason with
    {
        Facts = [new RefusalFact("resource", $"{resource.Id}"), new RefusalFact("resourceName", resource.Name), .. reason.Facts],
    };
}
