using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Wants the same hour again and again, at times that others want too, and may lose interest half-way.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that regulars change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Regular(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "regulars";

    private static readonly string[] Rules = ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;INTERVAL=2;COUNT=2", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=4"];

    /// <param name="go">What becomes of each booking.</param>
    public async Task Do(Func<Engagement, Task> go)
    {
        await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));
        if (!chance.PerMille(500) || town.Listings.Count == 0)
        {
            return;
        }

        var offer = chance.Pick(town.Listings);
        var body = new
        {
            listingId = offer.Id,
            rrule = chance.Pick(Rules),
            start = $"{town.Now.AddDays(chance.Between(1, 3)):yyyy-MM-dd}T{chance.Between(10, 13):00}:00:00",
            zone = "Europe/Berlin",
            skipConflicts = chance.PerMille(300),
            resourceIds = offer.Choose(chance),
        };
        if (chance.PerMille(300))
        {
            await ask(new Request("POST", "/bookings/series/preview") { Body = Request.Json(body) });
        }

        if (await Post("/bookings/series", body) is not { IsOk: true } placed)
        {
            return;
        }

        foreach (var time in placed.Body.GetProperty("occurrences").EnumerateArray().Where(time => time.GetProperty("outcome").GetString() == "booked"))
        {
            await Begin(time.GetProperty("bookingId").GetString()!, time.GetProperty("start").GetDateTimeOffset(), offer, go);
        }

        await ask(new Request("GET", $"/bookings/series/{placed.String("id")}"));
        if (chance.PerMille(400))
        {
            await Wait(TimeSpan.Zero, TimeSpan.FromDays(3));
            await Post($"/bookings/series/{placed.String("id")}/cancel", new { scope = chance.PerMille(500) ? "following" : "all", occurrence = 1 });
        }
    }

    private async Task Begin(string id, DateTimeOffset start, Offer offer, Func<Engagement, Task> go)
    {
        if (await ask(new Request("GET", $"/bookings/{id}")) is { IsOk: true } booking && booking.Body.GetProperty("payment") is { ValueKind: System.Text.Json.JsonValueKind.Object } payment)
        {
            var engagement = new Engagement(id, payment.GetProperty("id").GetString()!, offer, start);
            town.Tell(engagement);
            town.Outside.Run(() => go(engagement));
        }
    }

    private Task<Response?> Post(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
