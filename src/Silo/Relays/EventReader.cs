using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Relays;

/// <summary>Reads stored events of one stream, in order.</summary>
internal sealed class EventReader(NpgsqlDataSource database, AggregateKinds kinds)
{
    /// <exception cref="InvalidOperationException">The stream's kind is not known here, or events are missing.</exception>
    public async Task<IReadOnlyList<PastEvent>> Read(GrainId stream, long after, long until, CancellationToken cancellationToken)
    {
        var kind = kinds.Of(stream).Descriptor;
        await using var command = database.CreateCommand(
            """
            select version, type, body, at, correlation from events
            where stream = $1 and version > $2 and version <= $3
            order by version
            """);
        command.Parameters.Add(new() { Value = stream.ToString() });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = until });

        var events = new List<PastEvent>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var happened = kind.ReadEvent(rows.GetString(1), rows.GetString(2));
            events.Add(new PastEvent(stream, rows.GetInt64(0), happened, rows.GetFieldValue<DateTimeOffset>(3), rows.GetString(4)));
        }

        return events.Count == until - after
            ? events
            : throw new InvalidOperationException($"The stream {stream} has {events.Count} of its events from {after + 1} to {until}.");
    }
}
