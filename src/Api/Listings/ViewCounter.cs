using System.Collections.Concurrent;

namespace Marketplace.Listings;

/// <summary>
/// Counts how often listings are looked at. A popular page must not write a row per visit, so counts are collected
/// here and added up every few seconds; what a crash loses is a few seconds of a statistic.
/// </summary>
internal sealed partial class ViewCounter(IListingViews views, TimeProvider time, ILogger<ViewCounter> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, long> seen = new();

    public void Saw(Guid listingId) => seen.AddOrUpdate(listingId, 1, (_, count) => count + 1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Flush(stoppingToken);
        }
    }

    private async Task Flush(CancellationToken cancellationToken)
    {
        var taken = seen.Keys.Order().Select(id => (Listing: id, Views: seen.TryRemove(id, out var count) ? count : 0)).Where(item => item.Views > 0).ToArray();
        if (taken.Length == 0)
        {
            return;
        }

        try
        {
            await views.Add(taken, cancellationToken);
        }
        catch (StorageUnavailableException failure)
        {
            // The database is away: keep the counts for the next round.
            foreach (var (id, missed) in taken)
            {
                seen.AddOrUpdate(id, missed, (_, count) => count + missed);
            }

            LogNotCounted(taken.Length, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The views of {Listings} listings could not be counted yet.")]
    private partial void LogNotCounted(int listings, Exception failure);
}
