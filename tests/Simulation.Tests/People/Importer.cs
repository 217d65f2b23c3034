using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Keeps another calendar as well, has its times kept busy here, and thinks better of it.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that imports change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
/// <param name="calendar">Whose: the provider's, or that of one of their resources.</param>
internal sealed class Importer(Town town, Chance chance, Func<Request, Task<Response?>> ask, string calendar = "/providers/me/calendar")
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "imports";

    private const string Imports = "/providers/me/calendar/imports";

    private static readonly string[] WhenStale = ["keep", "free", "close"];

    public async Task Do()
    {
        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(1));
        if (!chance.PerMille(400))
        {
            return;
        }

        var body = new { url = "https://calendars.example/private.ics", name = "Private", whenStale = chance.Pick(WhenStale), staleAfter = "P1D" };
        if (await Change("POST", $"{calendar}/imports", body) is not { IsOk: true } added)
        {
            return;
        }

        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(3));
        await ask(new Request("GET", $"{calendar}/conflicts"));
        await ask(new Request("GET", $"{calendar}/imports"));
        await ask(new Request("GET", $"{Imports}/{added.String("id")}"));
        if (chance.PerMille(500))
        {
            await Change("POST", $"{Imports}/{added.String("id")}/refresh");
        }

        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(3));
        await Change("DELETE", $"{Imports}/{added.String("id")}");
    }

    private Task<Response?> Change(string method, string path, object? body = null) =>
        ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
