using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Looks after what failed outside grains: webhooks, intents, and events that were not told.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that menders change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Mender(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "mends";

    private const int Looks = 10;

    private static readonly string[] Queues = ["/admin/queues/webhooks", "/admin/queues/intents", "/admin/queues/relays"];

    /// <summary>Looks now and then for some days, and now and then when something fails.</summary>
    public async Task Keep()
    {
        town.Database.WorkFailed = () =>
        {
            if (chance.PerMille(100))
            {
                town.Outside.Run(LookThrough);
            }
        };
        for (var looks = chance.Between(1, 4); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromDays(3)), town.Outside.Time);
            await LookThrough();
        }
    }

    private async Task LookThrough()
    {
        foreach (var queue in Queues)
        {
            if (await ask(new Request("GET", queue)) is { IsOk: true } found)
            {
                foreach (var item in found.Body.GetProperty("items").EnumerateArray())
                {
                    await Mend($"{queue}/{item.GetProperty("id").GetString()}", item);
                }
            }
        }
    }

    /// <summary>Has it tried again. Now and then a webhook is given up first, and an operator thinks better of it.</summary>
    private async Task Mend(string path, JsonElement item)
    {
        if (item.GetProperty("eventId").GetString() is { } webhook && Poison.Is(webhook))
        {
            await Insist(Act($"{path}/let-go", "The gateway does not know it."));
        }
        else if (item.GetProperty("eventId").ValueKind is JsonValueKind.String && chance.PerMille(300))
        {
            await Insist(Act($"{path}/let-go", "It is nobody's."));
            await Insist(Act($"{path}/retry", "It is ours."));
        }
        else if (chance.PerMille(700))
        {
            await ask(Act($"{path}/retry", "It is back."));
        }
    }

    /// <summary>
    /// Asks until it is known what became of it: a webhook that is given up stays so. One that was tried again meanwhile is in no queue until that it is
    /// given up has arrived.
    /// </summary>
    private async Task Insist(Request request)
    {
        for (var looks = 1; await ask(request) is var answer && (answer is null || (answer.Status is 404 && looks < Looks)); looks++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), town.Outside.Time);
        }
    }

    private Request Act(string path, string reason) =>
        new("POST", path) { Body = Request.Json(new { reason }), Key = chance.NewGuid().ToString("N") };
}
