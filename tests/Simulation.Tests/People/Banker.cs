using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Says on which days banks are closed, and thinks of others: a weekend, the days of TARGET, feasts that come late or are taken back, and two calendars at once.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Banker(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "holidays";

    /// <summary>As long as people are paid.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromDays(30);

    private static readonly string[] Weekdays = ["friday", "saturday", "sunday", "monday"];

    public async Task Keep()
    {
        // In some towns nobody ever does.
        for (var times = chance.PerMille(250) ? 0 : chance.Between(1, 6); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.Zero, Busy / 6), town.Outside.Time);
            var path = $"/admin/bank-calendars/{(chance.PerMille(800) ? "EUR" : "IQD")}";
            if (await ask(new Request("GET", path)) is not { IsOk: true } seen)
            {
                continue;
            }

            var version = seen.Body.GetProperty("version").GetInt64();
            await (chance.PerMille(200) ? OnlyOne(path, version) : Put(path, version, Draw()));
        }
    }

    /// <summary>Of two that have seen the same version one is told that it is no longer the last.</summary>
    private async Task OnlyOne(string path, long version)
    {
        var answers = await Task.WhenAll(Put(path, version, Draw()), Put(path, version, Draw()));
        if (answers.Count(answer => answer is { IsOk: true }) > 1)
        {
            town.Watch.Violated("holidays", $"version {version} of {path} was replaced twice");
        }
    }

    private Task<Response?> Put(string path, long version, object calendar) => ask(new Request("PUT", path)
    {
        Body = Request.Json(calendar),
        Key = chance.NewGuid().ToString("N"),
        Headers = [("If-Match", $"\"{version}\"")],
    });

    /// <summary>Feasts of one to four days, near enough for somebody to wait for them.</summary>
    private object Draw()
    {
        var today = DateOnly.FromDateTime(town.Now.UtcDateTime);
        var feasts = Enumerable.Range(0, chance.Below(5))
            .SelectMany(_ =>
            {
                var first = today.AddDays(chance.Between(0, 20));
                return Enumerable.Range(0, chance.Between(1, 4)).Select(first.AddDays);
            })
            .Distinct()
            .Select(date => new { date = $"{date:yyyy-MM-dd}", name = $"A feast of {date:MMMM}" });
        return new
        {
            timeZone = chance.Pick<string>(["Europe/Berlin", "Asia/Baghdad", "America/New_York"]),
            closedWeekdays = Weekdays.Where(_ => chance.PerMille(400)).ToArray(),
            target = chance.PerMille(600),
            holidays = feasts.ToArray(),
        };
    }
}
