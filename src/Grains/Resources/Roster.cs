using System.Diagnostics;

namespace Marketplace.Resources;

/// <summary>The rules of a provider's staff, rooms and devices.</summary>
internal sealed class Roster : IRules<RosterState, RosterCommand, RosterEvent>
{
    /// <summary>What was archived stays on record, for its bookings; but not without bound.</summary>
    private const int MostOnRecord = 2 * Resource.MaximumPerProvider;

    private Roster()
    {
    }

    public static string StreamType => "roster";

    /// <summary>Read top-down: may you, does it exist, can it be done now.</summary>
    public static Decision<RosterEvent> Decide(RosterState roster, RosterCommand command, DateTimeOffset now) =>
        command switch
        {
            AddResource add when roster.ProviderId == Guid.Empty => Add(roster, add, add.Context.By.ProviderId, now),
            _ when !Concerns(roster, command.Context.By) => RosterRefusals.Unknown,
            AddResource add => Add(roster, add, roster.ProviderId, now),
            ChangeResource change => roster.Find(change.ResourceId) is { IsArchived: false } resource ? Change(resource, change, now) : RosterRefusals.Unknown,
            ArchiveResource archive => roster.Find(archive.ResourceId) switch
            {
                null => RosterRefusals.Unknown,
                { IsArchived: true } => Decision<RosterEvent>.Nothing,
                _ => new ResourceArchived(now, archive.ResourceId),
            },
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static RosterState Evolve(RosterState roster, RosterEvent happened) =>
        happened switch
        {
            ResourceAdded e => roster with { ProviderId = e.ProviderId, Resources = roster.Resources.Add(e.Resource) },
            ResourceChanged e => roster.With(e.Resource),
            ResourceArchived e => roster.With(roster.Find(e.ResourceId)! with { IsArchived = true }),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static bool Concerns(RosterState roster, Actor who) => who.IsStaff || who.ActsFor(roster.ProviderId);

    private static Decision<RosterEvent> Add(RosterState roster, AddResource add, Guid providerId, DateTimeOffset now) =>
        providerId == Guid.Empty ? RosterRefusals.Unknown
        : roster.Find(add.ResourceId) is not null ? RosterRefusals.AlreadyAdded
        : roster.Resources.Length >= MostOnRecord || roster.Resources.Count(resource => !resource.IsArchived) >= Resource.MaximumPerProvider
            ? RosterRefusals.TooMany(roster.Resources.Length)
        : new ResourceAdded(now, providerId, new Resource(add.ResourceId, add.Name, add.Kind, add.Seats, false, now));

    private static Decision<RosterEvent> Change(Resource resource, ChangeResource change, DateTimeOffset now)
    {
        var changed = resource with
        {
            Name = change.Name.Or(resource.Name) ?? resource.Name,
            Kind = change.Kind.Or(resource.Kind) ?? resource.Kind,
            Seats = change.Seats.Or(resource.Seats),
        };
        return changed == resource ? Decision<RosterEvent>.Nothing : new ResourceChanged(now, changed);
    }
}
