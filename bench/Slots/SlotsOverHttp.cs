using System.Globalization;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>
/// `GET /listings/{id}/slots` at two hundred a second, sixty days of calendars with five hundred bookings each, beside
/// the same question in plain SQL (slots.sql) at the same rate on the same PostgreSQL, in turns.
/// </summary>
internal sealed class SlotsOverHttp(
    BookingBenchOptions options, MarketServer server, BenchDatabase ours, NpgsqlDataSource database, (Guid Listing, Guid Resource)[] calendars, string sql) : IDisposable
{
    private const int PerSecond = 200;
    private const int Calendars = 50;
    private const int Bookings = 500;

    private readonly HttpClient http = new() { BaseAddress = server.Address };

    private static readonly DateOnly First = DateOnly.FromDateTime(Market.Now.Date);

    public static async Task<int> Run(string[] settings)
    {
        var options = BookingBenchOptions.From(settings);
        await using var place = await BenchPlace.Open(options.Folder);
        await using var ours = await BenchDatabase.Create(place.Server, "ours");
        using var gateway = new SilentGateway();
        await using var server = await MarketServer.Start(MarketServer.Settings(ours.ConnectionString, gateway.Address), place.File("server.log"));
        await MarketOpening.Open(server.Address, Calendars, ("09:00", "17:00"));
        await Fill(ours);
        await using var database = MarketplaceDataSource.ForApplication(ours.ConnectionString);
        using var text = new StreamReader(typeof(SlotsOverHttp).Assembly.GetManifestResourceStream("slots.sql")!);
        using var bench = new SlotsOverHttp(options, server, ours, database, await CalendarsOf(database), await text.ReadToEndAsync());
        return await bench.Run();
    }

    public void Dispose() => http.Dispose();

    /// <summary>Nine to five, and four hours taken of each of a hundred and twenty-five days, for the marketplace and for the plain SQL alike.</summary>
    private static Task Fill(BenchDatabase database) => database.Execute(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        set search_path = marketplace, public;
        create table bench_hours (resource uuid, weekday int, opens interval, closes interval, primary key (resource, weekday));
        insert into bench_hours select provider_id, weekday, '9 hours', '17 hours' from listings, generate_series(1, 7) weekday;
        insert into occupancy (booking_id, listing_id, resource, session, seat, span, work_start, work_end, live)
        select booking, listing, resource, booking, 0, tstzrange(start, start + interval '1 hour'), start, start + interval '1 hour', true
        from (
          select gen_random_uuid() as booking, id as listing, provider_id as resource, timestamptz '{Market.Text(Market.Now.Date)}' + (number / 4) * interval '1 day' + (9 + 2 * (number % 4)) * interval '1 hour' as start
          from listings, generate_series(0, {Bookings - 1}) number) taken;
        analyze occupancy;
        grant select on bench_hours to public;
        """));

    private static async Task<(Guid Listing, Guid Resource)[]> CalendarsOf(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select id, provider_id from listings");
        await using var rows = await command.ExecuteReaderAsync();
        var calendars = new List<(Guid, Guid)>();
        while (await rows.ReadAsync())
        {
            calendars.Add((rows.GetGuid(0), rows.GetGuid(1)));
        }

        return [.. calendars];
    }

    private async Task<int> Run()
    {
        Console.WriteLine("Warming up");
        await Paced(OverHttp);
        await Paced(InSql);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}, load average {Machine.Load:0.0}"));
            Console.WriteLine($"  GET /slots  {await Paced(OverHttp)}");
            Console.WriteLine($"  plain SQL   {await Paced(InSql)}");
        }

        return 0;
    }

    private async Task<LoadResult> Paced(Func<int, Task<bool>> ask)
    {
        var (serverCpu, databaseCpu) = (CpuTime.Of(server.ProcessId), await ours.Cpu());
        var result = await PacedLoad.Of(PerSecond, options.Seconds, ask);
        return result with
        {
            ServerCpu = (CpuTime.Of(server.ProcessId) - serverCpu) * 1_000 / result.Done,
            DatabaseCpu = (await ours.Cpu() - databaseCpu) * 1_000 / result.Done,
        };
    }

    private async Task<bool> OverHttp(int number)
    {
        var (listing, _) = calendars[number % calendars.Length];
        using var answer = await http.GetAsync($"/api/v1/marketplace/listings/{listing}/slots?from={First:yyyy-MM-dd}&to={First.AddDays(60):yyyy-MM-dd}");
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> InSql(int number)
    {
        await using var command = database.CreateCommand(sql);
        foreach (object value in new object[]
        {
            calendars[number % calendars.Length].Resource, First, First.AddDays(60), Market.Now.UtcDateTime.AddHours(2), TimeSpan.FromHours(1), TimeSpan.FromHours(1), "Europe/Berlin",
        })
        {
            command.Parameters.Add(new() { Value = value });
        }

        var slots = 0;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            slots += rows.GetDateTime(0) < rows.GetDateTime(1) ? 1 : 0;
        }

        return slots > 0;
    }
}
