using Marketplace.Work;

namespace Marketplace.Scheduling;

/// <summary>
/// Makes the shards punctual: one query a second per process finds those with something due and wakes them, so that
/// 64 idle shards cost nothing. The shards own the work and their reminders are the net, should this process be gone.
/// </summary>
internal sealed partial class SchedulerPulse(
    IOpenDeadlines deadlines,
    IGrainFactory grains,
    WorkSignals signals,
    WorkServices services,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : BackgroundService
{
    private readonly ILogger logger = services.Logs.CreateLogger<SchedulerPulse>();
    private readonly TaskCompletionSource kept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once every shard has its reminder.</summary>
    public Task Kept => kept.Task;

    /// <summary>Wakes every shard with something due and returns when they have told whoever was due.</summary>
    public async Task RunDue(CancellationToken cancellationToken) =>
        await Task.WhenAll((await ShardsWithDue(cancellationToken)).Select(Wake));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outage = new Outage("scheduler", logger, services.Time);
        try
        {
            while (true)
            {
                try
                {
                    await KeepShards();
                    foreach (var shard in await ShardsWithDue(stoppingToken))
                    {
                        _ = WakeAndReport(shard);
                    }

                    outage.Over();
                }
                catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // A grain that could not begin in time answers with a cancellation that nobody here asked for.
                    await outage.Wait(error, stoppingToken);
                }

                await signals.Deadlines.Wait(services.Options.Poll, services.Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shards finish what they claimed when the engine stops; nothing here is left open.
        }
    }

    private async Task KeepShards()
    {
        if (kept.Task.IsCompleted)
        {
            return;
        }

        foreach (var shards in Enumerable.Range(0, SchedulerShards.Count).Chunk(8))
        {
            await Task.WhenAll(shards.Select(shard => grains.GetGrain<ISchedulerGrain>(shard).Keep()));
        }

        kept.SetResult();
    }

    private Task<IReadOnlyList<int>> ShardsWithDue(CancellationToken cancellationToken) =>
        deadlines.ShardsDue(clock.GetUtcNow(), cancellationToken);

    private Task Wake(int shard) => grains.GetGrain<ISchedulerGrain>(shard).RunDue();

    private async Task WakeAndReport(int shard)
    {
        try
        {
            await Wake(shard);
        }
        catch (Exception error)
        {
            LogFailed(logger, shard, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheduler shard {Shard} could not run; what is due stays due.")]
    private static partial void LogFailed(ILogger logger, int shard, Exception error);
}
