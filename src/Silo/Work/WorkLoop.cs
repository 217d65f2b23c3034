namespace Marketplace.Work;

/// <summary>What a loop needs besides its work.</summary>
/// <param name="Options">Limits and pauses.</param>
/// <param name="Time">The engine clock.</param>
/// <param name="Metrics">Where outcomes are counted.</param>
/// <param name="Logs">Where failures are told.</param>
internal sealed record WorkServices(WorkOptions Options, TimeProvider Time, WorkMetrics Metrics, ILoggerFactory Logs);

/// <summary>
/// Claims and carries out one kind of work for as long as the process lives: woken by a signal, with a slow poll as a net,
/// a bounded number at once. It outlives a database that is away, and lets what it began come to its end when it is stopped.
/// </summary>
internal sealed partial class WorkLoop<TItem>(IWork<TItem> work, WorkSignal signal, int concurrency, WorkServices services)
    : BackgroundService, IHostedLifecycleService
{
    private readonly ILogger logger = services.Logs.CreateLogger($"Marketplace.Work.{work.Name}");
    private readonly SemaphoreSlim slots = new(concurrency);
    private readonly CancellationTokenSource abandoned = new();
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outage? outage;

    private Outage Outage => outage ??= new Outage(work.Name, logger, services.Time);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything has started, and the work may begin.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        begun.SetResult();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The host's patience is the last word: what has not ended by then is cut off, and its claim runs out.
        await using var impatience = cancellationToken.Register(abandoned.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        abandoned.Dispose();
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // What is carried out may speak to this very host. While nobody listens there it would fail, and an item that
            // waits would pay for every start with a longer pause.
            await begun.Task.WaitAsync(stoppingToken);
            while (true)
            {
                var free = await TakeSlots(stoppingToken);
                var claimed = await Claim(free, stoppingToken);
                foreach (var item in claimed)
                {
                    _ = Process(item);
                }

                if (claimed.Count < free)
                {
                    slots.Release(free - claimed.Count);
                    await signal.Wait(services.Options.Poll, services.Time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Drain();
        }
    }

    /// <summary>Waits until at least one item may start, and takes all room there is.</summary>
    private async Task<int> TakeSlots(CancellationToken stopping)
    {
        await slots.WaitAsync(stopping);
        var taken = 1;
        while (taken < concurrency && slots.Wait(0, CancellationToken.None))
        {
            taken++;
        }

        return taken;
    }

    private async Task<IReadOnlyList<TItem>> Claim(int limit, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                try
                {
                    var claimed = await work.Claim(limit, stopping);
                    Outage.Over();
                    return claimed;
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    await Outage.Wait(error, stopping);
                }
            }
        }
        catch (OperationCanceledException)
        {
            slots.Release(limit);
            throw;
        }
    }

    private async Task Process(TItem item)
    {
        var claimed = services.Time.GetTimestamp();
        try
        {
            var error = await CarryOut(item);
            services.Metrics.Count(work.Name, error is null, services.Time.GetElapsedTime(claimed));
            await Finish(item, error, claimed);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<Exception?> CarryOut(TItem item)
    {
        using var patience = new CancellationTokenSource(services.Options.Patience, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, abandoned.Token);
        try
        {
            await work.CarryOut(item, either.Token);
            return null;
        }
        catch (Exception error)
        {
            LogFailed(logger, work.Name, item?.ToString(), error);
            return error;
        }
    }

    /// <summary>Writes the outcome, and keeps trying while the claim holds: after that it is somebody else's.</summary>
    private async Task Finish(TItem item, Exception? error, long claimed)
    {
        while (!abandoned.IsCancellationRequested)
        {
            try
            {
                await work.Finish(item, error, abandoned.Token);
                return;
            }
            catch (Exception lost) when (lost is not OperationCanceledException && services.Time.GetElapsedTime(claimed) < services.Options.Lease)
            {
                await Outage.Wait(lost, abandoned.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception lost)
            {
                LogUnwritten(logger, work.Name, item?.ToString(), lost);
                return;
            }
        }
    }

    private async Task Drain()
    {
        for (var slot = 0; slot < concurrency; slot++)
        {
            await slots.WaitAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} failed for {Item} and will try again.")]
    private static partial void LogFailed(ILogger logger, string work, string? item, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} could not write what became of {Item}; its claim runs out.")]
    private static partial void LogUnwritten(ILogger logger, string work, string? item, Exception error);
}
