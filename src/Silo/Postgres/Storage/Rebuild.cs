using System.Data;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>
/// Folds every stream from its first event and compares what follows with what is stored: state, version, receipts,
/// deadlines, intents. Reads one snapshot, some streams at a time, and changes nothing.
/// </summary>
internal sealed class Rebuild(NpgsqlDataSource database, AggregateKinds kinds)
{
    /// <summary>Enough to see what is wrong; a database that is wrong everywhere needs no longer list.</summary>
    public const int DifferenceLimit = 1_000;

    private const int StreamsPerPage = 500;

    public async Task<RebuildReport> Run(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        var (streams, events) = (0L, 0L);
        var differences = ImmutableArray.CreateBuilder<RebuildDifference>();
        var after = string.Empty;
        while (await StoredStream.Read(connection, after, StreamsPerPage, cancellationToken) is [.., var last] page)
        {
            events += await Fold(connection, page, differences, cancellationToken);
            streams += page.Count;
            after = last.Stream;
            if (differences.Count >= DifferenceLimit)
            {
                differences.Count = DifferenceLimit;
                break;
            }
        }

        return new RebuildReport(streams, events, differences.ToImmutable());
    }

    private async Task<long> Fold(
        NpgsqlConnection connection, List<StoredStream> page, ImmutableArray<RebuildDifference>.Builder differences, CancellationToken cancellationToken)
    {
        var folds = page.ToDictionary(stored => stored.Stream, StartFold, StringComparer.Ordinal);
        var broken = new HashSet<string>(StringComparer.Ordinal);

        await using var query = new NpgsqlCommand(
            "select stream, version, type, body, command_id from events where stream = any ($1) order by stream, version", connection)
        { CommandTimeout = 0 };
        query.Parameters.Add(new() { Value = folds.Keys.ToArray() });
        var events = 0L;
        await using (var row = await query.ExecuteReaderAsync(cancellationToken))
        {
            for (; await row.ReadAsync(cancellationToken); events++)
            {
                var stream = row.GetString(0);
                if (!broken.Contains(stream) && folds[stream] is { } fold)
                {
                    Judge(stream, () => fold.Add(row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetGuid(4)));
                }
            }
        }

        foreach (var (stream, fold) in folds)
        {
            if (fold is null)
            {
                differences.Add(new RebuildDifference(stream, "events", "an aggregate that is registered", "none of that type"));
            }
            else if (!broken.Contains(stream))
            {
                Judge(stream, () => differences.AddRange(fold.Compare()));
            }
        }

        return events;

        // Whatever cannot be read or folded is a finding about that stream; the others are looked at all the same.
        void Judge(string stream, Action look)
        {
            try
            {
                look();
            }
            catch (Exception error)
            {
                broken.Add(stream);
                differences.Add(new RebuildDifference(stream, "events", "a stream that can be read and folded", error.Message));
            }
        }
    }

    private FoldedStream? StartFold(StoredStream stored) =>
        GrainId.TryParse(stored.Stream, out var stream) && kinds.Find(stream.Type.ToString()!) is { } kind
            ? new FoldedStream(stored, kind.Descriptor)
            : null;
}
