using System.Globalization;
using Marketplace.Postgres;
using Marketplace.Realtime;

namespace Marketplace.Bookings;

/// <summary>A booking's events, as a list and as a stream. The event's number in its booking is the position in both.</summary>
internal static class BookingTimeline
{
    private const int StreamPageSize = 100;

    /// <summary>Starting over in silence would repeat what the client believes to have seen.</summary>
    private static readonly Refusal NeverSent =
        EdgeRefusals.Malformed.With("lastEventId", "must be the id of an event of this stream");

    public static async Task<OkAnswer<Page<TimelineEntry>>> Read(
        Guid id, PageRequest page, Caller caller, IGrainFactory grains, IEventLog log, AggregateKinds kinds, CursorSeal seal, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(id);
        if ((await booking.Read(caller.Actor, cancellationToken)).Refusal is { } refusal)
        {
            return refusal;
        }

        // One more than asked for tells whether there is another page.
        var stream = booking.GetGrainId();
        var after = page.Cursor is { } cursor ? long.Parse(cursor.Sort, CultureInfo.InvariantCulture) : 0;
        var stored = await log.Read(stream, after, page.Limit + 1, cancellationToken);
        var kind = kinds.Of(stream);
        return await seal.Cut(
            stored.Select(happened => (Entry(happened, kind), new PageKey(happened.Version.ToString(CultureInfo.InvariantCulture), happened.Cause.Value))),
            page,
            cancellationToken);
    }

    public static async Task<EventStream> Stream(
        Guid id,
        Caller caller,
        [AsParameters] ResumeRequest resume,
        IGrainFactory grains,
        Follower follower,
        AggregateKinds kinds,
        IEventLog log,
        CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(id);
        if ((await booking.Read(caller.Actor, cancellationToken)).Refusal is { } refusal)
        {
            return refusal;
        }

        var stream = booking.GetGrainId();
        var kind = kinds.Of(stream);
        var seen = 0L;
        if (resume.Position is { } position && !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out seen))
        {
            return NeverSent;
        }

        return EventStream.Of(follower.Follow(
            [stream], seen, (after, stopping) => After(log, kind, stream, after, stopping), cancellationToken: cancellationToken));
    }

    private static async Task<StreamPage<long>> After(
        IEventLog log, AggregateKind kind, GrainId stream, long after, CancellationToken cancellationToken)
    {
        var stored = await log.Read(stream, after, StreamPageSize, cancellationToken);
        StreamItem[] items =
        [
            .. stored.Select(happened => new StreamItem(
                happened.Type, Entry(happened, kind), happened.Version.ToString(CultureInfo.InvariantCulture))),
        ];
        return new StreamPage<long>(items, stored is [.., var last] ? last.Version : after, items.Length == StreamPageSize);
    }

    /// <summary>The event is read as what it is, so that its instants and durations are written as everywhere on the wire.</summary>
    private static TimelineEntry Entry(FeedEvent happened, AggregateKind kind) =>
        new(happened.Version, happened.At, happened.Type, happened.By.Role, kind.ReadEvent(happened.Type, happened.Body));
}
