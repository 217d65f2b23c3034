using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Groups;

/// <summary>Tells a session of every booking that takes seats of it, in whatever way it comes by them.</summary>
internal sealed class BookingGroupRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => Taken(happened) is var (terms, _) ? terms.Rules.Minimum is not null : happened is BookingSlotRetaken;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var (terms, grant) = notice.Event is BookingSlotRetaken retaken
            ? ((await BookingFacts.Of(grains, notice, cancellationToken)).Terms, retaken.Grant)
            : Taken(notice.Event)!.Value;

        // On a date with one seat a booking is a session of its own, whatever the listing says.
        if (terms.Rules.Minimum is { } minimum && grant.Session != notice.Source)
        {
            var plan = new GroupPlan(grant.ResourceId, terms.ListingId, terms.Start, minimum.Participants, terms.Start - minimum.DecidesBefore);
            await grains.GetGrain<IGroupSessionGrain>(grant.Session).Join(new JoinGroup(notice.Cause("join-group"), plan, notice.Source));
        }
    }

    private static (BookingTerms Terms, SlotGrant Grant)? Taken(BookingEvent happened) => happened switch
    {
        BookingPlaced placed => (placed.Terms, placed.Grant),
        BookingAgreed agreed => (agreed.Terms, agreed.Grant),
        BookingMoved moved => (moved.Terms, moved.Grant),
        _ => null,
    };
}
