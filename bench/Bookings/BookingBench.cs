using System.Globalization;

namespace Marketplace.Bench;

/// <summary>
/// Durable bookings a second, through grains and over HTTP, beside B (<see cref="Pgbench"/>). All of them take turns on
/// one PostgreSQL with durable settings, so what else the machine does strikes them alike, and ratios mean something.
/// </summary>
internal sealed class BookingBench(BookingBenchOptions options, MarketServer server, BenchDatabase ours, Pgbench limit, Market market, string marketFile)
{
    private static readonly int[] LimitClients = [1, 8, 32];
    private static readonly int[] HttpClients = [1, 32, 128];
    private static readonly int[] GrainCallers = [1, 128];

    private readonly BookingReport report = new();
    private int nextSlot = 1;

    public static async Task<int> Run(string[] settings)
    {
        var options = BookingBenchOptions.From(settings);
        await using var place = await BenchPlace.Open(options.Folder);
        await using var ours = await BenchDatabase.Create(place.Server, "ours");
        await using var theirs = await BenchDatabase.Create(place.Server, "theirs");
        using var gateway = new SilentGateway();
        await using var server = await MarketServer.Start(
            [.. MarketServer.Settings(ours.ConnectionString, gateway.Address), .. options.Server.Split(' ', StringSplitOptions.RemoveEmptyEntries)], place.File("server.log"));
        Console.WriteLine($"Opening {options.Calendars} calendars");
        var market = await MarketOpening.Open(server.Address, options.Calendars);
        await market.Save(place.File("market.json"));
        using (var first = await HttpLoad.Open(server.Address, market, 1, 0))
        {
            if (!await first.Book(0))
            {
                throw new InvalidOperationException("The first booking was refused; the server's log says why.");
            }
        }

        await ours.AllTold();
        var limit = await Pgbench.On(theirs, ours, place.Folder);
        foreach (var database in options.Loaded > 0 ? new[] { ours, theirs } : [])
        {
            await LoadedBookings.Copy(database, limit.Texts, options.Loaded);
        }

        var bench = new BookingBench(options, server, ours, limit, market, place.File("market.json"));
        return await bench.Run();
    }

    private async Task<int> Run()
    {
        Console.WriteLine("Warming up");
        await OverHttp(HttpClients[^1], options.Seconds);
        await ThroughGrains(GrainCallers[^1], options.Seconds);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}, load average {Machine.Load:0.0}"));
            foreach (var clients in LimitClients)
            {
                report.Add($"B, {clients} clients", await Limit(clients));
            }

            foreach (var callers in HttpClients)
            {
                report.Add($"HTTP, {callers} clients", await OverHttp(callers, options.Seconds));
            }

            foreach (var callers in GrainCallers)
            {
                report.Add($"grains, {callers} callers", await ThroughGrains(callers, options.Seconds));
            }
        }

        report.Print();
        return 0;
    }

    private async Task<LoadResult> Limit(int clients)
    {
        var before = await ours.Cpu();
        var result = await limit.Run(clients, options.Seconds);
        return result with { DatabaseCpu = (await ours.Cpu() - before) * 1_000 / result.Done };
    }

    private async Task<LoadResult> OverHttp(int callers, int seconds)
    {
        using var load = await HttpLoad.Open(server.Address, market, callers, nextSlot);
        return await Counted(() => LoadResult.Of(callers, seconds, load.Book));
    }

    private Task<LoadResult> ThroughGrains(int callers, int seconds) =>
        Counted(() => server.BookThroughGrains(marketFile, callers, seconds, nextSlot));

    /// <summary>A load ends when all that its bookings caused is written, and counts what the database holds.</summary>
    private async Task<LoadResult> Counted(Func<Task<LoadResult>> load)
    {
        var before = await ours.Bookings();
        var (serverCpu, databaseCpu) = (CpuTime.Of(server.ProcessId), await ours.Cpu());
        var result = await load();
        result = result with { Seconds = result.Seconds + await ours.AllTold() };
        result = result with
        {
            ServerCpu = (CpuTime.Of(server.ProcessId) - serverCpu) * 1_000 / result.Done,
            DatabaseCpu = (await ours.Cpu() - databaseCpu) * 1_000 / result.Done,
        };
        nextSlot += result.Done + result.Failed;
        var written = await ours.Bookings() - before;
        return written == result.Done && result.Failed == 0
            ? result
            : throw new InvalidOperationException($"{result.Done} bookings were acknowledged, {result.Failed} failed, and {written} are written.");
    }
}
