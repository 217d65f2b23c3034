using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>
/// Takes the time of everything that a booking needs, or of nothing. Calendars are asked in the order of their ids, so that of
/// several bookings which want some of the same ones always one gets all that it asks for. None of them ever waits for another:
/// one that is refused gives back what it has and asks for the next best. See docs/adr/0014-several-resources-in-key-order.md.
/// </summary>
internal sealed class SlotTaking(IGrainFactory grains, Guid bookingId, BookingTerms terms, bool ignoreNotice, bool goesOn = false)
{
    /// <param name="before">The resources that the booking had before, if it had any: it keeps them if it can.</param>
    public async Task<Outcome<TakenSlots>> Take(Assignment? before)
    {
        if (terms.Resources is not { } resources)
        {
            var granted = await Gate(terms.ResourceId).Reserve(Request(terms.Rules));
            return granted.View is { } grant ? new TakenSlots(grains, bookingId, [grant], null) : granted.Refusal!;
        }

        var places = await Places(resources, before);
        while (places.All(place => place.Current is not null))
        {
            if (await TryAll(places) is { } taken)
            {
                return taken;
            }
        }

        return places.First(place => place.Current is null).Refusal;
    }

    /// <summary>All of the first choices; or null when one of them could not be had, which then is nobody's choice any more.</summary>
    private async Task<TakenSlots?> TryAll(IReadOnlyList<Place> places)
    {
        var granted = new List<(Place Place, SlotGrant Grant)>(places.Count);
        var isComplete = false;
        try
        {
            foreach (var place in places.OrderBy(place => place.Current!.Resource.Id))
            {
                var resource = place.Current!.Resource;
                var answer = await Gate(resource.Id).Reserve(Request(terms.Rules.At(resource)));
                if (answer.View is not { } grant)
                {
                    place.PassOver(answer.Refusal!);
                    return null;
                }

                granted.Add((place, grant));
            }

            isComplete = true;
        }
        finally
        {
            if (!isComplete)
            {
                await Task.WhenAll(granted.Select(taken => Gate(taken.Grant.ResourceId).Settle(bookingId, SlotOutcome.Returned)));
            }
        }

        return new TakenSlots(
            grains,
            bookingId,
            [.. granted.Select(taken => taken.Grant)],
            new Assignment([.. granted.Select(taken => taken.Place.Assigned(taken.Grant))]));
    }

    /// <summary>One for each resource that is needed, with everybody who could be it in the order in which they are asked.</summary>
    private async Task<IReadOnlyList<Place>> Places(ResourceTerms resources, Assignment? before)
    {
        var known = await Pools.Find(grains, terms.ProviderId, resources, CancellationToken.None);
        var had = before?.Resources.Select(resource => resource.ResourceId).ToHashSet() ?? [];
        var places = new List<Place>();
        foreach (var (requirement, index) in resources.Requirements.Select((requirement, index) => (requirement, index)))
        {
            var candidates = await Weigh([.. resources.Candidates(requirement)
                .Select(member => new Candidate(member, known[member.ResourceId], Candidate.Unweighed, had.Contains(member.ResourceId)))]);
            var (mode, isChosen) = (requirement.Assignment, resources.IsChosen(requirement));
            places.AddRange(mode is AssignmentMode.Collective
                ? candidates.Select(candidate => new Place(index, mode, isChosen, [candidate]))
                : [new Place(index, mode, isChosen, AssignmentOrder.Of(mode, candidates))]);
        }

        return places;
    }

    /// <summary>All at once, because whoever is one of twenty should not wait for twenty answers one after the other.</summary>
    private Task<Candidate[]> Weigh(ImmutableArray<Candidate> candidates) => Task.WhenAll(candidates.Select(async candidate =>
        candidate.Resource.IsArchived ? candidate.Without(Candidate.Archived)
        : candidates.Length == 1 ? candidate
        : candidate with
        {
            Weight = await grains.GetGrain<ICalendarGrain>(candidate.Resource.Id).Weigh(Request(terms.Rules.At(candidate.Resource)), CancellationToken.None),
        }));

    private ReserveSlot Request(SlotRules rules) =>
        new(bookingId, terms.ListingId, terms.Start, terms.End, terms.TimeZone, terms.Seats, rules, ignoreNotice, goesOn);

    private ICalendarGate Gate(Guid resource) => grains.GetGrain<ICalendarGate>(resource);
}
