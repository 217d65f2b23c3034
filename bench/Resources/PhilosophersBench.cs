using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>
/// Dining philosophers over HTTP: as many forks as seats, and every booking needs the two beside its seat. At each course several
/// guests want every seat at one moment. Somebody must eat at every course, nobody with a neighbour, and no fork may be held for
/// a booking that is not there.
/// </summary>
internal static class PhilosophersBench
{
    private const int Seats = 50;
    private const int GuestsPerSeat = 4;
    private const int Courses = 20;

    /// <summary>Longer than any lease, so that one which is still there then was forgotten.</summary>
    private static readonly TimeSpan LeasesRunOut = TimeSpan.FromSeconds(35);

    public static async Task<int> Run(string[] settings)
    {
        var options = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var (seats, courses) = (options.GetValue(nameof(Seats), Seats), options.GetValue(nameof(Courses), Courses));
        await using var place = await BenchPlace.Open(options["Folder"]);
        await using var database = await BenchDatabase.Create(place.Server, "ours");
        await using var server = await MarketServer.Start(MarketServer.Settings(database.ConnectionString), place.File("server.log"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/marketplace/"), Timeout = TimeSpan.FromMinutes(1) };
        var opening = new MarketOpening(http, MarketOpening.DayAndNight);
        var clinic = await Clinic.Open(opening);
        var forks = new List<Guid>();
        foreach (var number in Enumerable.Range(0, seats))
        {
            forks.Add(await clinic.Hire($"Fork {number}", "device"));
        }

        var places = new List<Guid>();
        foreach (var seat in Enumerable.Range(0, seats))
        {
            places.Add(await clinic.Offer("collective", forks[seat], forks[(seat + 1) % seats]));
        }

        var guest = await opening.Arrive();
        var connections = await Task.WhenAll(Enumerable.Range(0, seats * GuestsPerSeat)
            .Select(_ => LeanConnection.Open(server.Address, "/api/v1/marketplace/bookings", guest.AccessToken)));
        var clean = true;
        var eaten = 0;
        for (var course = 0; course < courses; course++)
        {
            var start = Market.Text(Market.Now.Date.AddDays(1).AddHours(course));
            var began = Stopwatch.GetTimestamp();
            var answers = await Task.WhenAll(connections.Select((connection, index) => Task.Run(
                () => connection.Post($$"""{"listingId":"{{places[index % seats]}}","start":"{{start}}"}"""))));
            var served = answers.Count(status => status == (int)HttpStatusCode.Created);
            eaten += served;
            clean &= served >= 1 && served <= seats / 2 && answers.All(status => status is (int)HttpStatusCode.Created or (int)HttpStatusCode.Conflict);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"course {course + 1,2}: {served} of {seats} eat, {answers.Length - served} wait, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s"));
        }

        Array.ForEach(connections, connection => connection.Dispose());
        clean &= Holds("forks in use", await database.Ask<long>("select count(*) from occupancy where live"), 2 * eaten);
        await MarketOpening.Pass(server.Address, "PT16M");
        await Task.Delay(LeasesRunOut);
        clean &= Holds("forks in use when nobody paid", await database.Ask<long>("select count(*) from occupancy where live"), 0);
        clean &= Holds("free seats in a full day of each", await FreeHours(http, places), 24L * seats);
        return clean ? 0 : 1;
    }

    /// <summary>What may be booked on a day, by what the gates know: a lease that nobody gave back would be missing.</summary>
    private static async Task<long> FreeHours(HttpClient http, List<Guid> places)
    {
        var (day, next) = (Market.Now.Date.AddDays(1), Market.Now.Date.AddDays(2));
        var free = 0L;
        foreach (var listing in places)
        {
            var slots = await http.GetStringAsync($"listings/{listing}/slots?from={day:yyyy-MM-dd}&to={next:yyyy-MM-dd}");
            free += JsonDocument.Parse(slots).RootElement.GetProperty("slots").GetArrayLength();
        }

        return free;
    }

    private static bool Holds(string what, long found, long expected)
    {
        Console.WriteLine($"{found} {what}{(found == expected ? string.Empty : $", and there should be {expected}")}");
        return found == expected;
    }
}
