using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Would like other times for a series, agrees to those that the other side wants, and thinks better of a time that was cancelled.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that moving changes nothing about what else is done.</param>
/// <param name="side">As whom.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Mover(Town town, Chance chance, string side, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "moves";

    public async Task Do()
    {
        for (var looks = chance.PerMille(600) ? chance.Between(8, 14) : 0; looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(8)), town.Outside.Time);
            if (await ask(new Request("GET", $"/bookings/series?role={side}")) is { IsOk: true } mine && mine.Body.GetProperty("items").EnumerateArray().ToArray() is { Length: > 0 } all
                && await ask(new Request("GET", $"/bookings/series/{chance.Pick<JsonElement>(all).GetProperty("id").GetString()}")) is { IsOk: true } series)
            {
                await Look($"/bookings/series/{series.String("id")}", series.Body);
            }
        }
    }

    private async Task Look(string path, JsonElement series)
    {
        if (series.GetProperty("move") is { ValueKind: JsonValueKind.Object } move && move.GetProperty("status").GetString() == "proposed" && !chance.PerMille(200))
        {
            await Post(chance.PerMille(850) ? $"{path}/reschedule/accept" : $"{path}/reschedule/decline", new { waiveFee = chance.PerMille(300) });
            return;
        }

        var times = series.GetProperty("occurrences").EnumerateArray().ToArray();
        var occurrence = chance.Between(chance.PerMille(700) ? times.Length - 1 : 0, times.Length - 1);
        if (times[occurrence].GetProperty("outcome").GetString() is "cancelled" or "skipped" || chance.PerMille(50))
        {
            await Post($"{path}/rebook", new { occurrence });
            return;
        }

        var start = times[occurrence].GetProperty("start").GetDateTimeOffset() + TimeSpan.FromDays(chance.Between(0, 1)) + TimeSpan.FromHours(chance.Between(1, 3));
        var scope = chance.Pick<string>(["one", "following", "all"]);
        var wish = new
        {
            scope,
            occurrence,
            start = $"{start:yyyy-MM-ddTHH:mm:ss}",
            rrule = scope != "one" && chance.PerMille(200) ? "FREQ=DAILY;INTERVAL=2" : null,
            duration = chance.PerMille(100) ? "PT90M" : null,
            includeMoved = chance.PerMille(500),
            skipConflicts = chance.PerMille(500),
            waiveFee = chance.PerMille(200),
            reason = "Another time would be better.",
        };
        if (chance.PerMille(300))
        {
            // A question has no key: it may be answered otherwise when it is asked again.
            await ask(new Request("POST", $"{path}/reschedule/preview") { Body = Request.Json(wish) });
        }

        await Post($"{path}/reschedule", wish);
    }

    private Task<Response?> Post(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
