using Npgsql;

namespace Marketplace.Postgres;

/// <summary>All that is stored of one stream besides its events.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version of its state; null when there is none.</param>
/// <param name="Record">Its record as JSON; null when there is none.</param>
/// <param name="Watermark">The version that its relays know of.</param>
/// <param name="Receipts">How many commands it has taken.</param>
/// <param name="Deadlines">Its deadlines as `name@instant`, sorted.</param>
/// <param name="Intents">Its intents as `kind id body`, sorted.</param>
internal sealed record StoredStream(
    string Stream, long? Version, string? Record, long? Watermark, long Receipts, string[] Deadlines, StoredIntent[] Intents)
{
    /// <summary>The next streams in order. Every table that speaks of a stream is asked, so that none hides without a state.</summary>
    private const string Page = """
        with named as (
          (select stream from aggregates where stream > $1 order by stream limit $2)
          union (select distinct stream from events where stream > $1 order by stream limit $2)
          union (select distinct stream from deadlines where stream > $1 order by stream limit $2)
          union (select distinct stream from intents where stream > $1 order by stream limit $2)
          order by stream limit $2)
        select named.stream, aggregates.version, aggregates.state::text, relay_watermarks.version,
          (select count(*) from receipts where receipts.stream = named.stream),
          array(select name from deadlines where deadlines.stream = named.stream order by name collate "C"),
          array(select at from deadlines where deadlines.stream = named.stream order by name collate "C"),
          array(select id from intents where intents.stream = named.stream order by id),
          array(select kind from intents where intents.stream = named.stream order by id),
          array(select body::text from intents where intents.stream = named.stream order by id)
        from named left join aggregates using (stream) left join relay_watermarks using (stream)
        order by named.stream
        """;

    public static async Task<List<StoredStream>> Read(
        NpgsqlConnection connection, string after, int limit, CancellationToken cancellationToken)
    {
        // A sweep of everything has no deadline of its own.
        await using var query = new NpgsqlCommand(Page, connection) { CommandTimeout = 0 };
        query.Parameters.Add(new() { Value = after });
        query.Parameters.Add(new() { Value = limit });

        var page = new List<StoredStream>(limit);
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var names = row.GetFieldValue<string[]>(5);
            var instants = row.GetFieldValue<DateTime[]>(6);
            var kinds = row.GetFieldValue<string[]>(8);
            var bodies = row.GetFieldValue<string[]>(9);
            page.Add(new StoredStream(
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetInt64(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetInt64(3),
                row.GetInt64(4),
                [.. names.Zip(instants, DeadlineText)],
                [.. row.GetFieldValue<Guid[]>(7).Select((id, index) => new StoredIntent(id, kinds[index], bodies[index]))]));
        }

        return page;
    }

    public static string DeadlineText(string name, DateTime at) => $"{name}@{at:O}";
}
