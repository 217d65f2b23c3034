using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Realtime;
using Marketplace.Resources;

namespace Marketplace.Calendars;

/// <summary>The boards of this process, one for each question that somebody watches.</summary>
internal sealed class SlotBoards(SlotFinder finder, IGrainFactory grains, ChangeWatch changes, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Listing, SlotsRequest Request), SlotBoard> boards = [];

    /// <param name="listing">The listing as the client names it.</param>
    /// <param name="request">Which of its slots.</param>
    /// <param name="search">The same, as it was understood.</param>
    public SlotBoard.Viewer Watch(string listing, SlotsRequest request, SlotSearch search)
    {
        SlotBoard board;
        SlotBoard.Viewer first;
        lock (gate)
        {
            if (boards.TryGetValue((listing, request), out var known) && known.Join() is { } viewer)
            {
                return viewer;
            }

            board = new SlotBoard(finder, changes.Watch(StreamsOf(search.Terms)), time, listing, request);
            boards[(listing, request)] = board;
            first = board.Join()!;
        }

        // It outlives the request that it begins with, and is no part of its trace.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Keep(board, (listing, request));
        }

        return first;
    }

    /// <summary>What a board looks again for: the listing, and whosever calendar decides.</summary>
    private ImmutableArray<GrainId> StreamsOf(BookingTerms terms) =>
    [
        .. Availability.CalendarsOf(terms).Select(resource => grains.GetGrain<ICalendarGrain>(resource).GetGrainId()),
        grains.GetGrain<IListingGrain>(terms.ListingId).GetGrainId(),
    ];

    private async Task Keep(SlotBoard board, (string Listing, SlotsRequest Request) question)
    {
        await board.Run();
        lock (gate)
        {
            if (boards.TryGetValue(question, out var current) && current == board)
            {
                boards.Remove(question);
            }
        }
    }
}
