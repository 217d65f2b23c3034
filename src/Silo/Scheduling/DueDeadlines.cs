using Marketplace.Work;

namespace Marketplace.Scheduling;

/// <inheritdoc/>
internal sealed class DueDeadlines(
    IOpenDeadlines deadlines, WorkServices services, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IDueDeadlines
{
    private readonly Outage outage = new("deadlines", services.Logs.CreateLogger<DueDeadlines>(), services.Time);

    public async Task<ImmutableArray<DueDeadline>> Claim(int shard, int limit)
    {
        var claimed = await deadlines.Claim(shard, clock.GetUtcNow(), limit);
        return [.. claimed.OrderBy(deadline => deadline.At).ThenBy(deadline => deadline.Name, StringComparer.Ordinal)];
    }

    /// <summary>The aggregate's own write took the row away, or moved it; one that still stands under a claim did not have its effect.</summary>
    /// <remarks>Keeps trying while the claim holds: a database that is away for a moment must not cost a deadline all of its lease.</remarks>
    public async Task Told(DueDeadline deadline, Exception? error)
    {
        var reason = error is null ? "The aggregate was told, and the deadline still stands." : WorkErrors.Explain(error);
        var began = services.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await deadlines.GiveBack(deadline, reason);
                outage.Over();
                return;
            }
            catch (Exception lost) when (services.Time.GetElapsedTime(began) < services.Options.Lease)
            {
                await outage.Wait(lost, CancellationToken.None);
            }
        }
    }

    public Task Retry(GrainId stream, string name, DateTimeOffset at, long decision) => deadlines.Retry(stream, name, at, decision);

    public Task LetGo(GrainId stream, string name, DateTimeOffset at, long decision) => deadlines.LetGo(stream, name, at, decision);
}
