using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Now and then wants to hear nothing more of somebody they talk with, and mostly thinks better of it.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Aloof(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "blocks";

    public async Task Do()
    {
        for (var several = chance.Between(0, 2); several > 0; several--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(5));
            if (await ask(new Request("GET", "/messages/threads?limit=100")) is not { IsOk: true } shown
                || shown.Body.GetProperty("items").EnumerateArray().ToArray() is not { Length: > 0 } items)
            {
                continue;
            }

            var path = $"/messages/threads/{chance.Pick(items).GetProperty("id").GetString()}";
            await Change("PUT", $"{path}/block");
            await Wait(TimeSpan.Zero, TimeSpan.FromDays(1));
            await ask(new Request("POST", $"{path}/messages") { Body = Request.Json(new { text = "Hello?" }), Key = chance.NewGuid().ToString("N") });
            if (chance.PerMille(800))
            {
                await Change("DELETE", $"{path}/block");
            }
        }
    }

    private Task Change(string method, string path) => ask(new Request(method, path) { Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
