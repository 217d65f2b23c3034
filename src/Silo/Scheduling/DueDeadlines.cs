using Marketplace.Work;

namespace Marketplace.Scheduling;

/// <summary>Claims deadlines in SQL. Due-ness is the domain clock's, claims and pauses are the database's.</summary>
internal sealed class DueDeadlines(
    LeaseTables tables, WorkServices services, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IDueDeadlines
{
    private readonly Outage outage = new("deadlines", services.Logs.CreateLogger<DueDeadlines>(), services.Time);

    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "deadlines", ["stream", "name", "at"], "shard = $4 and at <= $5", "at, stream, name",
        "work.stream, work.name, work.at, work.attempts"));

    public async Task<ImmutableArray<DueDeadline>> Claim(int shard, int limit)
    {
        var claimed = await leases.Claim(
            limit,
            row => new DueDeadline(GrainId.Parse(row.GetString(0)), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3)),
            CancellationToken.None,
            shard,
            clock.GetUtcNow());
        return [.. claimed.OrderBy(deadline => deadline.At).ThenBy(deadline => deadline.Name, StringComparer.Ordinal)];
    }

    /// <summary>The aggregate's own write took the row away, or moved it; one that still stands under a claim did not have its effect.</summary>
    /// <remarks>Keeps trying while the claim holds: a database that is away for a moment must not cost a deadline all of its lease.</remarks>
    public async Task Told(DueDeadline deadline, Exception? error)
    {
        var reason = error is null ? "The aggregate was told, and the deadline still stands." : LeaseTable.Explain(error);
        var began = services.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await leases.GiveBack(
                    deadline.Attempts, reason, CancellationToken.None, deadline.Stream.ToString(), deadline.Name, deadline.At);
                outage.Over();
                return;
            }
            catch (Exception lost) when (services.Time.GetElapsedTime(began) < services.Options.Lease)
            {
                await outage.Wait(lost, CancellationToken.None);
            }
        }
    }
}
