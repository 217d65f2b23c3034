using Marketplace.Bookings;
using Marketplace.Resources;

namespace Marketplace.Simulations;

/// <summary>Whoever is needed is there, once, and nobody else is kept.</summary>
internal static class StaffLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        foreach (var (id, booking) in town.Watch.History.Last<BookingState>())
        {
            if (booking.Terms is { Resources: null } && booking.Assignment is not null)
            {
                yield return new Violation("staff", $"{id} needs nobody and has somebody");
            }

            if (booking is { Terms.Resources: { } needed, Assignment: { } assignment } && Complaint(needed, assignment, booking.Grant is not null) is { } complaint)
            {
                yield return new Violation("staff", $"{id} {complaint}");
            }

            if (booking is { Terms.Resources: not null, Assignment: null, Grant: not null })
            {
                yield return new Violation("staff", $"{id} needs somebody and has nobody");
            }
        }
    }

    /// <summary>What a calendar shows must be what the bookings hold: a gate that was not told of an end shows more, one that forgot shows less.</summary>
    public static string? Complaint(MemoryDatabase database, Guid resource, HashSet<Guid> shown)
    {
        var held = database.Occupancy.Where(seat => seat.Resource == resource).Select(seat => seat.Booking).ToHashSet();
        return held.SetEquals(shown) ? null : $"{resource} shows {string.Join(", ", shown)} and is held by {string.Join(", ", held)}";
    }

    /// <summary>The rows that a booking has while it holds its slot: one of each seat of each resource.</summary>
    public static IEnumerable<(Guid Resource, int Seat)> Held(BookingState booking) =>
        BookingSlots.Of(booking).SelectMany(grant => grant.Seats, (grant, seat) => (grant.ResourceId, seat));

    private static string? Complaint(ResourceTerms needed, Assignment assignment, bool isHeld)
    {
        var ids = assignment.Resources.Select(resource => resource.ResourceId).ToArray();
        if (!ids.SequenceEqual(ids.Order()) || ids.Distinct().Count() != ids.Length)
        {
            return $"has {string.Join(", ", ids)}, not in order";
        }

        if (isHeld && assignment.Resources.Any(resource => resource.Grant.ResourceId != resource.ResourceId))
        {
            return "has a slot of somebody else";
        }

        foreach (var (requirement, index) in needed.Requirements.Select((requirement, index) => (requirement, index)))
        {
            var taken = assignment.Resources.Where(resource => resource.Requirement == index).Select(resource => resource.ResourceId).ToHashSet();
            var pool = requirement.Pool.Select(member => member.ResourceId).ToHashSet();
            var isMet = requirement.Assignment switch
            {
                AssignmentMode.Collective => taken.SetEquals(pool),
                AssignmentMode.Named => taken.Count == 1 && needed.Chosen.Contains(taken.Single()),
                _ => taken.Count == 1 && taken.IsSubsetOf(pool),
            };
            if (!isMet)
            {
                return $"needs {requirement.Assignment} of {string.Join(", ", pool)} and has {string.Join(", ", taken)}";
            }
        }

        return null;
    }
}
