using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Has operators look at what was said to them, and at what they decide once more; operators look through their queue.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Reporter(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reports";

    private static readonly string[] Reasons = ["spam", "fraud", "harassment", "hate", "sexual", "privacy", "off_platform", "illegal"];

    /// <summary>Mostly what the other side said, and now and then what nobody may report.</summary>
    public async Task Do(string role)
    {
        for (var several = chance.Between(0, 3); several > 0; several--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(4));
            if (await Pick("/messages/threads?limit=100") is { } thread && thread.GetProperty("id").GetString() is { } id
                && await Pick($"/messages/threads/{id}") is { } message)
            {
                await Post($"/messages/threads/{id}/messages/{message.GetProperty("id").GetString()}/report", new { reason = chance.Pick(Reasons), text = "See for yourself." });
            }

            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(3));
            if (await Pick($"/message-reports?role={role}") is { } report)
            {
                var path = $"/message-reports/{report.GetProperty("id").GetString()}";
                await ask(new Request("GET", path));
                await Post($"{path}/appeal", new { text = "Look again." });
            }
        }
    }

    /// <summary>Operators decide of what waits, one way or the other.</summary>
    public async Task Judge()
    {
        for (var looks = chance.Between(2, 8); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(6), TimeSpan.FromDays(2));
            foreach (var state in (string[])["open", "appealed"])
            {
                if (await ask(new Request("GET", $"/admin/queues/reports?state={state}")) is { IsOk: true } queue)
                {
                    foreach (var report in queue.Body.GetProperty("items").EnumerateArray())
                    {
                        var decision = new { outcome = chance.PerMille(600) ? "removed" : "kept", ground = chance.Pick(["terms", "law"]), reason = "Rule 4." };
                        await Post($"/admin/message-reports/{report.GetProperty("id").GetString()}/decide", decision);
                    }
                }
            }
        }
    }

    private async Task<JsonElement?> Pick(string path) =>
        await ask(new Request("GET", path)) is { IsOk: true } found && found.Body.GetProperty("items").EnumerateArray().ToArray() is { Length: > 0 } items
            ? chance.Pick(items)
            : null;

    private Task Post(string path, object body) => ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
