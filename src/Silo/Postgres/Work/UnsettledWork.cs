using Marketplace.Time;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>What the workers have yet to do, in one look at all their tables.</summary>
internal sealed class UnsettledWork(NpgsqlDataSource database, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IUnsettled
{
    public async Task<string?> Unsettled(CancellationToken cancellationToken)
    {
        // A retry further ahead than this is a thing that waits, not one that is under way.
        const string soon = "parked_at is null and (next_try is null or next_try <= now() + interval '2 seconds')";
        await using var command = database.CreateCommand(
            $"""
            select string_agg(what || coalesce(' (' || error || ')', ''), ', ') from (
                (select 'the deadline ' || name || ' of ' || stream as what, error from deadlines where at <= $1 and {soon} limit 3)
                union all
                (select 'events of ' || stream || ' after ' || told, error from relay_watermarks where told < version and {soon} limit 3)
                union all
                (select 'the intent ' || kind || ' of ' || stream, error from intents where {soon} limit 3)
                union all
                (select 'the webhook ' || type || ' ' || event_id, error from webhook_inbox where processed_at is null and {soon} limit 3)) left_over
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
