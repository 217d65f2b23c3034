using System.Runtime.CompilerServices;
using Marketplace.Realtime;

namespace Marketplace.Calendars;

/// <summary>
/// Follows the slots of a listing: all of them first, then what came and what went. There is no history to go back to:
/// a client that reconnects is told all of them again, which is the truth of that moment.
/// </summary>
internal sealed class SlotFollower(SlotBoards boards)
{
    /// <summary>The first event: everything that may be booked.</summary>
    private const string Everything = "slots";

    /// <summary>Each later event: what changed since the one before.</summary>
    private const string Difference = "changed";

    public async IAsyncEnumerable<StreamItem> Follow(
        string listing,
        SlotsRequest request,
        SlotSearch search,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var viewer = boards.Watch(listing, request, search);
        SlotList? shown = null;
        while (true)
        {
            var (slots, isHeartbeat) = await viewer.Next(cancellationToken);
            if (slots is null)
            {
                // The listing left the market: nothing of it may be booked any more.
                var none = new SlotList(search.Query.ViewerZone, []);
                yield return shown is null ? new StreamItem(Everything, none) : Changed(shown, none);
                yield break;
            }

            if (shown is null)
            {
                yield return new StreamItem(Everything, slots);
            }
            else if (!slots.Slots.SequenceEqual(shown.Slots))
            {
                yield return Changed(shown, slots);
            }
            else if (isHeartbeat)
            {
                yield return StreamItem.Heartbeat;
            }

            shown = slots;
        }
    }

    private static StreamItem Changed(SlotList before, SlotList after)
    {
        var old = before.Slots;
        var starts = after.Slots.Select(slot => slot.Start).ToHashSet();
        return new StreamItem(
            Difference,
            new SlotChanges(after.Zone, [.. after.Slots.Except(old)], [.. old.Select(slot => slot.Start).Where(start => !starts.Contains(start))]));
    }
}

/// <summary>What changed about the slots of a listing.</summary>
/// <param name="Zone">The zone the grid is counted in.</param>
/// <param name="Offered">Slots that are new, or whose seats or end changed.</param>
/// <param name="Gone">The starts that may no longer be booked.</param>
internal sealed record SlotChanges(string Zone, ImmutableArray<Slot> Offered, ImmutableArray<DateTimeOffset> Gone);
