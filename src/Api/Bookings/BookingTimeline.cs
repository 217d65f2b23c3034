using System.Globalization;
using Marketplace.Postgres;
using Marketplace.Realtime;
using Npgsql;

namespace Marketplace.Bookings;

/// <summary>A booking's events, as a list and as a stream. The event's number in its booking is the position in both.</summary>
internal static class BookingTimeline
{
    private const int StreamPageSize = 100;

    /// <summary>Starting over in silence would repeat what the client believes to have seen.</summary>
    private static readonly Refusal NeverSent =
        EdgeRefusals.Malformed.With("lastEventId", "must be the id of an event of this stream");

    private const string Columns = "version, at, type, by_role, body::text, version as sort, command_id as id";

    public static async Task<OkAnswer<Page<TimelineEntry>>> Read(
        Guid id, PageRequest page, Caller caller, IGrainFactory grains, ListReader lists, AggregateKinds kinds, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(id);
        if ((await booking.Read(caller.Actor, cancellationToken)).Refusal is { } refusal)
        {
            return refusal;
        }

        var query = new ListQuery($"select {Columns} from events where stream = $1", booking.GetGrainId().ToString())
        {
            Sort = SortKind.Number,
            Descending = false,
        };
        var kind = kinds.Of(booking.GetGrainId());
        return await lists.Read(query, page, row => Entry(row, kind), cancellationToken);
    }

    public static async Task<EventStream> Stream(
        Guid id,
        Caller caller,
        [AsParameters] ResumeRequest resume,
        IGrainFactory grains,
        Follower follower,
        AggregateKinds kinds,
        NpgsqlDataSource database,
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
            [stream], seen, (after, stopping) => After(database, kind, stream, after, stopping), cancellationToken: cancellationToken));
    }

    private static async Task<StreamPage<long>> After(
        NpgsqlDataSource database, AggregateKind kind, GrainId stream, long after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from events where stream = $1 and version > $2 order by version limit {StreamPageSize}");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.ToString() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });

        var items = new List<StreamItem>();
        var position = after;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = Entry(reader, kind);
            position = entry.Sequence;
            items.Add(new StreamItem(entry.Type, entry, entry.Sequence.ToString(CultureInfo.InvariantCulture)));
        }

        return new StreamPage<long>(items, position, items.Count == StreamPageSize);
    }

    /// <summary>The event is read as what it is, so that its instants and durations are written as everywhere on the wire.</summary>
    private static TimelineEntry Entry(NpgsqlDataReader row, AggregateKind kind) =>
        new(
            row.GetInt64(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            row.GetString(3),
            kind.ReadEvent(row.GetString(2), row.GetString(4)));
}
