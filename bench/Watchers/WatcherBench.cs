using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>
/// How long it takes until everybody who watches a listing knows that somebody has taken a slot, from the moment at which
/// the request to take it was sent.
/// </summary>
internal static class WatcherBench
{
    private const int Watchers = 500;
    private const int Holds = 40;

    /// <summary>A fast hand needs longer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(string[] settings)
    {
        var options = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var holds = options.GetValue(nameof(Holds), Holds);
        await using var place = await BenchPlace.Open(options["Folder"]);
        await using var database = await BenchDatabase.Create(place.Server, "ours");
        using var gateway = new SilentGateway();
        await using var server = await MarketServer.Start(MarketServer.Settings(database.ConnectionString, gateway.Address), place.File("server.log"));
        var market = await MarketOpening.Open(server.Address, calendars: 1);
        using var load = await HttpLoad.Open(server.Address, market, callers: 1, firstSlot: 0);
        var slot = 0;
        var complete = true;
        foreach (var count in new[] { 1, options.GetValue(nameof(Watchers), Watchers) })
        {
            var watchers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => SlotWatcher.Open(server.Address, PathOf(market))));
            var taken = new List<(string Start, long Sent, long Answered)>();
            for (var hold = 0; hold < holds; hold++)
            {
                var sent = Stopwatch.GetTimestamp();
                if (!await load.Book(0))
                {
                    throw new InvalidOperationException("A free slot was refused.");
                }

                taken.Add((Market.Text(market.Slot(slot++).Start), sent, Stopwatch.GetTimestamp()));
                await Task.Delay(Pause);
            }

            var (last, patience) = (taken[^1].Start, Stopwatch.GetTimestamp());
            while (watchers.Any(watcher => watcher.Heard(last) is null) && Stopwatch.GetElapsedTime(patience) < Patience)
            {
                await Task.Delay(Pause);
            }

            complete &= Report(count, taken, watchers);
            Array.ForEach(watchers, watcher => watcher.Dispose());
        }

        return complete ? 0 : 1;
    }

    /// <returns>Whether everybody heard of everything.</returns>
    private static bool Report(int count, List<(string Start, long Sent, long Answered)> taken, SlotWatcher[] watchers)
    {
        var answered = taken.Select(hold => hold.Answered - hold.Sent).Order().ToArray();
        var heard = taken.SelectMany(hold => watchers.Select(watcher => watcher.Heard(hold.Start) - hold.Sent)).OfType<long>().Order().ToArray();
        var all = taken.Count * count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count,4} watch, {taken.Count} holds: answered p50 {At(answered, 50):0.0} ms, p99 {At(answered, 99):0.0} ms; heard by {heard.Length} of {all}, p50 {At(heard, 50):0.0} ms, p99 {At(heard, 99):0.0} ms, last {At(heard, 100):0.0} ms (load {Machine.Load:0.0})"));
        return heard.Length == all;
    }

    private static double At(long[] sorted, int percent) =>
        sorted is [] ? 0 : Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)]).TotalMilliseconds;

    /// <summary>A week, which is what a page shows.</summary>
    private static string PathOf(Market market)
    {
        var first = DateOnly.FromDateTime(market.Slot(0).Start.UtcDateTime);
        return $"/api/v1/marketplace/listings/{market.Listings[0]}/slots/stream?from={first:yyyy-MM-dd}&to={first.AddDays(7):yyyy-MM-dd}&zone=UTC";
    }
}
