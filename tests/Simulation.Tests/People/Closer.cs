using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>A provider who falls ill: cancels everything on some days, after a look at what that would be, and sees it through.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that closures change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Closer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "closes";

    private const string Closures = "/providers/me/calendar/closures";

    public async Task Do()
    {
        if (!chance.PerMille(250))
        {
            return;
        }

        await Task.Delay(chance.Between(TimeSpan.FromHours(12), TimeSpan.FromDays(4)), town.Outside.Time);
        var first = town.Now.AddDays(chance.Between(0, 2));
        var days = new
        {
            from = $"{first:yyyy-MM-dd}",
            to = $"{first.AddDays(chance.Between(1, 2)):yyyy-MM-dd}",
            reason = "The studio is flooded.",
            close = chance.PerMille(700),
        };
        await ask(new Request("POST", $"{Closures}/preview") { Body = Request.Json(days) });
        if (await ask(new Request("POST", Closures) { Body = Request.Json(days), Key = chance.NewGuid().ToString("N") }) is { IsOk: true } asked)
        {
            await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromHours(2)), town.Outside.Time);
            await ask(new Request("GET", $"{Closures}/{asked.String("id")}"));
            if (await ask(new Request("GET", Closures)) is { IsOk: true } mine && mine.Body.GetProperty("items").EnumerateArray().All(item => item.GetProperty("id").GetString() != asked.String("id")))
            {
                town.Watch.Violated("I8", $"{asked.String("id")} was asked for, and {Closures} does not show it");
            }
        }
    }
}
