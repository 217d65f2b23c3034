using System.Runtime.CompilerServices;
using Marketplace.Postgres;

namespace Marketplace.Verification;

/// <summary>Walks through everything that ever happened, stream by stream, with the state before and after each event.</summary>
internal sealed class EventWalk(AggregateKinds kinds)
{
    private const string Everything = "select stream, version, type, body::text from events order by stream, version";

    /// <summary>Streams that cannot be read or folded are left out here: rebuilding them is an invariant of its own.</summary>
    public async IAsyncEnumerable<Step> Steps(Snapshot snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = string.Empty;
        AggregateDescriptor? kind = null;
        object state = stream;
        var rows = snapshot.Rows(
            Everything,
            row => new Stored(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)),
            cancellationToken);
        await foreach (var row in rows)
        {
            if (row.Stream != stream)
            {
                stream = row.Stream;
                kind = GrainId.TryParse(stream, out var id) ? kinds.Find(id.Type.ToString()!)?.Descriptor : null;
                state = kind?.InitialState ?? stream;
            }

            if (kind is not null && Fold(kind, row, state) is { } step)
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

    private static Step? Fold(AggregateDescriptor kind, Stored row, object before)
    {
        try
        {
            var happened = kind.ReadEvent(row.Type, row.Body);
            return new Step(kind, row.Stream, row.Version, happened, before, kind.Evolve(before, happened));
        }
        catch (Exception) // Whatever a fold throws over a damaged history.
        {
            return null;
        }
    }

    private sealed record Stored(string Stream, long Version, string Type, string Body);
}

/// <summary>One event and what it changed.</summary>
internal sealed record Step(AggregateDescriptor Kind, string Stream, long Version, object Event, object Before, object After)
{
    public string Name => Kind.NameOf(Event);
}
