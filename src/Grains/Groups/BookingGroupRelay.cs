using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Groups;

/// <summary>Tells a session of every booking that takes seats of it, in whatever way it comes by them.</summary>
internal sealed class BookingGroupRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => Taken(happened) is var (terms, _, _) ? terms.Rules.Minimum is not null : happened is BookingSlotRetaken;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var (terms, first, assignment) = notice.Event is BookingSlotRetaken retaken
            ? ((await BookingFacts.Of(grains, notice, cancellationToken)).Terms, retaken.Grant, retaken.Assignment)
            : Taken(notice.Event)!.Value;

        // Of several resources the first that is needed leads, and whoever else could lead has a session of their own.
        var grant = assignment?.Resources.First(resource => resource.Requirement == 0).Grant ?? first;

        // On a date with one seat a booking is a session of its own, whatever the listing says.
        if (terms.Rules.Minimum is { } minimum && grant.Session != notice.Source)
        {
            var plan = new GroupPlan(grant.ResourceId, terms.ListingId, terms.Start, minimum.Participants, terms.Start - minimum.DecidesBefore, grant.Session);
            var session = assignment is null ? grant.Session : DerivedId.From(grant.Session, grant.ResourceId, "group");
            await grains.GetGrain<IGroupSessionGrain>(session).Join(new JoinGroup(notice.Cause("join-group"), plan, notice.Source));
        }
    }

    private static (BookingTerms Terms, SlotGrant Grant, Assignment? Assignment)? Taken(BookingEvent happened) => happened switch
    {
        BookingPlaced placed => (placed.Terms, placed.Grant, placed.Assignment),
        BookingAgreed agreed => (agreed.Terms, agreed.Grant, agreed.Assignment),
        BookingMoved moved => (moved.Terms, moved.Grant, moved.Assignment),
        _ => null,
    };
}
