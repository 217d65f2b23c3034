using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>
/// "Anybody will do", over HTTP: sixty days of slots of a listing that goes round twenty people with five hundred bookings each,
/// and booking one of them. What is measured is the whole way: edge, roster, twenty calendars, and for a booking the database.
/// </summary>
internal static class StaffBench
{
    private const int Staff = 20;
    private const int Bookings = 500;
    private const int Days = 60;
    private const int Asked = 300;
    private const int WarmUp = 60;

    /// <summary>What finding the slots of any of twenty may take.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    public static async Task<int> Run(string[] settings)
    {
        var options = new ConfigurationBuilder().AddCommandLine(settings).Build();
        await using var place = await BenchPlace.Open(options["Folder"]);
        await using var database = await BenchDatabase.Create(place.Server, "ours");
        await using var server = await MarketServer.Start(MarketServer.Settings(database.ConnectionString), place.File("server.log"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/marketplace/"), Timeout = TimeSpan.FromMinutes(1) };
        var opening = new MarketOpening(http, ("09:00", "17:00"));
        var clinic = await Clinic.Open(opening);
        var staff = new List<Guid>();
        foreach (var number in Enumerable.Range(1, Staff))
        {
            staff.Add(await clinic.Hire($"Staff {number}", "staff"));
        }

        var listing = await clinic.Offer("round_robin", staff);
        await Fill(database, listing, staff);
        var customer = await opening.Arrive();

        var (first, last) = (DateOnly.FromDateTime(Market.Now.Date), DateOnly.FromDateTime(Market.Now.Date).AddDays(Days));
        var slots = await Times(_ => http.GetByteArrayAsync($"listings/{listing}/slots?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}"));
        var free = Market.Now.Date.AddDays(200).AddHours(9);
        var bookings = await Times(number => opening.Send(
            HttpMethod.Post, "bookings", new { listingId = listing, start = Market.Text(free.AddDays(number / 100).AddHours(number / Staff % 5)) }, customer.AccessToken));
        Report("booking one", bookings);
        return Report("slots", slots) < Limit ? 0 : 1;
    }

    /// <summary>Half of every day of everybody is taken, by this listing and by others.</summary>
    private static Task Fill(BenchDatabase database, Guid listing, IEnumerable<Guid> staff) => database.Execute(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        set search_path = marketplace, public;
        insert into occupancy (booking_id, listing_id, resource, session, seat, span, work_start, work_end, live)
        select booking, case number % 2 when 0 then '{listing}'::uuid else gen_random_uuid() end, resource, booking, 0,
          tstzrange(start, start + interval '1 hour'), start, start + interval '1 hour', true
        from (
          select gen_random_uuid() as booking, resource, number,
            timestamptz '{Market.Text(Market.Now.Date)}' + (number / 4) * interval '1 day' + (9 + 2 * (number % 4)) * interval '1 hour' as start
          from unnest(array[{string.Join(", ", staff.Select(id => $"'{id}'::uuid"))}]) resource, generate_series(0, {Bookings - 1}) number) taken;
        analyze occupancy;
        """));

    private static async Task<TimeSpan[]> Times<T>(Func<int, Task<T>> ask)
    {
        var times = new List<TimeSpan>(Asked);
        for (var number = 0; number < WarmUp + Asked; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(number);
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        return [.. times.Skip(WarmUp).Order()];
    }

    /// <returns>The median.</returns>
    private static TimeSpan Report(string what, TimeSpan[] times)
    {
        var (median, slow) = (times[times.Length / 2], times[times.Length * 99 / 100]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} of any of {Staff}: median {median.TotalMilliseconds:0.0} ms, p99 {slow.TotalMilliseconds:0.0} ms, load average {Machine.Load:0.0}"));
        return median;
    }
}
