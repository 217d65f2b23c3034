using System.Runtime.CompilerServices;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Verification;

/// <summary>Walks through everything that ever happened, stream by stream, with the state before and after each event.</summary>
internal sealed class EventWalk(NpgsqlDataSource database, AggregateKinds kinds)
{
    /// <summary>Streams that cannot be read or folded are left out here: rebuilding them is an invariant of its own.</summary>
    public async IAsyncEnumerable<Step> Steps([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select stream, version, type, body from events order by stream, version", connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var stream = string.Empty;
        AggregateDescriptor? kind = null;
        object state = stream;
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.GetString(0) is var next && next != stream)
            {
                stream = next;
                kind = GrainId.TryParse(stream, out var id) ? kinds.Find(id.Type.ToString()!)?.Descriptor : null;
                state = kind?.InitialState ?? stream;
            }

            if (kind is not null && Fold(kind, stream, rows, state) is { } step)
            {
                yield return step;
                state = step.After;
            }
            else
            {
                kind = null;
            }
        }
    }

    private static Step? Fold(AggregateDescriptor kind, string stream, NpgsqlDataReader row, object before)
    {
        try
        {
            var happened = kind.ReadEvent(row.GetString(2), row.GetString(3));
            return new Step(kind, stream, row.GetInt64(1), happened, before, kind.Evolve(before, happened));
        }
        catch (Exception unreadable) when (unreadable is not NpgsqlException)
        {
            return null;
        }
    }
}

/// <summary>One event and what it changed.</summary>
internal sealed record Step(AggregateDescriptor Kind, string Stream, long Version, object Event, object Before, object After);
