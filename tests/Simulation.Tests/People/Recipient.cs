using System.Text.Json;
using Marketplace.Embedded;
using Marketplace.Hosting;
using Marketplace.Notifications;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>Says how they want to be told, reads what they were told, and at times wants no more mails like the last one.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that reading changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Recipient(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "notices";

    private const int MostLooks = 6;

    private static readonly string[] Zones = ["Europe/Berlin", "Asia/Baghdad", "America/New_York"];

    /// <param name="address">Where their mails come; null for who has none.</param>
    /// <param name="isOperator">Whether they are told little and look after what others are told.</param>
    public async Task Do(string? address, bool isOperator)
    {
        for (var looks = chance.Between(1, MostLooks); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromDays(3)), town.Outside.Time);
            await (chance.Below(5) switch
            {
                0 when isOperator => LookUp(),
                0 => Choose(),
                1 => Look("/me/notifications/preferences"),
                2 => Change("POST", "/me/notifications/read-all", null),
                3 when address is not null => Unsubscribe(address),
                _ => ReadOne(),
            });
        }
    }

    /// <summary>Sees what became of somebody's.</summary>
    private async Task LookUp()
    {
        if (town.Database.ReadModels[ReadModel.Notifications].Rows.Select(row => row.Id("id")).Order().ToArray() is { Length: > 0 } all)
        {
            await Look($"/admin/notifications/{chance.Pick(all)}");
        }
    }

    private Task Choose() => Change("PUT", "/me/notifications/preferences", new
    {
        topics = NotificationTopics.All.Where(rule => !rule.IsMandatory && chance.PerMille(200))
            .Select(rule => new { topic = JsonNamingPolicy.SnakeCaseLower.ConvertName($"{rule.Topic}"), inApp = chance.PerMille(700), mail = chance.PerMille(500) }).ToArray(),
        quietHours = chance.PerMille(500) ? new { from = "21:30", to = "07:00", zone = chance.Pick<string>(Zones) } : null,
        language = chance.PerMille(600) ? chance.Pick<string>([.. NotificationPreferences.Languages]) : null,
        timeZone = chance.PerMille(300) ? chance.Pick<string>(Zones) : null,
    });

    /// <summary>Looks at a page, which must be in order, and reads something of it.</summary>
    private async Task ReadOne()
    {
        if (await Look($"/me/notifications?limit={chance.Between(1, 9)}&unread={(chance.PerMille(500) ? "true" : "false")}") is not { IsOk: true } page)
        {
            return;
        }

        JsonElement[] items = [.. page.Body.GetProperty("items").EnumerateArray()];
        var places = items.Select(item => item.GetProperty("sequence").GetInt64()).ToArray();
        if (!places.SequenceEqual(places.OrderDescending().Distinct()))
        {
            town.Watch.Violated("lists", $"notifications are shown in the order {string.Join(' ', places)}");
        }

        if (items.Length > 0)
        {
            await Change("POST", $"/me/notifications/{chance.Pick(items).GetProperty("id").GetString()}/read", null);
        }
    }

    private async Task Unsubscribe(string address)
    {
        if (town.Post.Mails.LastOrDefault(mail => mail.To == address && mail.Unsubscribe is not null)?.Unsubscribe is { } link)
        {
            var path = link.AbsolutePath[ApiRoutes.Base.Length..];
            await Look(path);
            await ask(new Request("POST", path));
        }
    }

    private Task<Response?> Look(string path) => ask(new Request("GET", path));

    private Task<Response?> Change(string method, string path, object? body) =>
        ask(new Request(method, path) { Key = chance.NewGuid().ToString("N"), Body = body is null ? [] : Request.Json(body) });
}
