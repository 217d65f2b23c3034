using Marketplace.Calendars;

namespace Marketplace.Resources;

[GrainType("availability"), StatelessWorker]
internal sealed class AvailabilityGrain(IGrainFactory grains) : Grain, IAvailabilityGrain
{
    public async Task<SlotList> Slots(SlotQuery query, Guid providerId, ResourceTerms resources, CancellationToken cancellationToken)
    {
        var needs = await Needs(providerId, resources, cancellationToken);
        var calendars = needs.SelectMany(need => need.Active).ToArray();
        var offered = await Ask(calendars, calendar => grains.GetGrain<ICalendarGrain>(calendar.Id)
            .Slots(query with { Rules = query.Rules.At(calendar) }, cancellationToken));
        if (needs is not [{ NeedsAll: false }])
        {
            await FillGaps(query, calendars, offered, cancellationToken);
        }

        return new SlotList(query.ViewerZone, SlotMerge.All([.. needs.Select(need => need.Merge(offered))]));
    }

    public async Task<SlotExplanation> Explain(
        SlotQuestion question, Guid providerId, ResourceTerms resources, CancellationToken cancellationToken)
    {
        var needs = await Needs(providerId, resources, cancellationToken);
        var explained = await Ask([.. needs.SelectMany(need => need.Active)], calendar => grains.GetGrain<ICalendarGrain>(calendar.Id)
            .Explain(question with { Rules = question.Rules.At(calendar) }, cancellationToken));
        ImmutableArray<SlotReason> reasons =
        [
            .. needs.Select(need => need.Reasons(explained))
                .OrderBy(told => told.MayPass)
                .SelectMany(told => told.Reasons),
        ];
        return new SlotExplanation(reasons.IsEmpty, reasons);
    }

    /// <summary>
    /// The slots of a calendar begin where its own free time does, so two that are free together may offer different starts. Each is
    /// asked about those of the others.
    /// </summary>
    private async Task FillGaps(SlotQuery query, Resource[] calendars, Dictionary<Guid, SlotList> offered, CancellationToken cancellationToken)
    {
        var starts = offered.Values.SelectMany(list => list.Slots).Select(slot => slot.Start).ToHashSet();
        var more = await Ask(calendars, async calendar =>
        {
            var own = offered[calendar.Id].Slots;
            ImmutableArray<DateTimeOffset> others = [.. starts.Except(own.Select(slot => slot.Start)).Order()];
            return others.IsEmpty
                ? offered[calendar.Id] with { Slots = [] }
                : await grains.GetGrain<ICalendarGrain>(calendar.Id).Check(query with { Rules = query.Rules.At(calendar) }, others, cancellationToken);
        });
        foreach (var (calendar, found) in more)
        {
            offered[calendar] = found with { Slots = [.. offered[calendar].Slots.Concat(found.Slots).OrderBy(slot => slot.Start)] };
        }
    }

    private async Task<ImmutableArray<Need>> Needs(Guid providerId, ResourceTerms resources, CancellationToken cancellationToken)
    {
        var known = await Pools.Find(grains, providerId, resources, cancellationToken);
        return
        [
            .. resources.Requirements.Select(requirement => new Need(
                requirement.Assignment is AssignmentMode.Collective,
                [.. resources.Candidates(requirement).Select(member => known[member.ResourceId])])),
        ];
    }

    private static async Task<Dictionary<Guid, TAnswer>> Ask<TAnswer>(Resource[] calendars, Func<Resource, Task<TAnswer>> ask)
    {
        var answers = await Task.WhenAll(calendars.Select(ask));
        return calendars.Zip(answers).ToDictionary(asked => asked.First.Id, asked => asked.Second);
    }
}
