using System.Text;
using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Sends files in threads: one or several, twice, never, or with something in them; takes them back before or with their message, and looks at what others sent.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Sender(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "attaches";

    /// <summary>Whether somebody looks into files here before anybody else does.</summary>
    public static bool Scans(Scenario scenario, Chance chance) => scenario.Has(Habit) && chance.PerMille(500);

    public async Task Do()
    {
        for (var several = chance.Between(1, 3); several > 0; several--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(5)), town.Outside.Time);
            if (await ask(new Request("GET", "/messages/threads?limit=100")) is { IsOk: true } shown
                && shown.Body.GetProperty("items").EnumerateArray().ToArray() is { Length: > 0 } threads)
            {
                await Send($"/messages/threads/{chance.Pick(threads).GetProperty("id").GetString()}");
            }
        }
    }

    private async Task Send(string thread)
    {
        var files = new List<string>();
        for (var several = chance.Between(1, 3); several > 0; several--)
        {
            if (await SendUp() is { } file)
            {
                files.Add(file);
            }
        }

        await LookAt(thread);
        if (files.Count == 0 || chance.PerMille(150))
        {
            // Never sent: they go after their day, or now.
            await TakeBack(files);
            return;
        }

        await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromHours(chance.PerMille(200) ? 26 : 1)), town.Outside.Time);
        var body = new { text = chance.PerMille(500) ? string.Empty : "Look at this.", attachments = files };
        var (once, twice) = (Change("POST", $"{thread}/messages", body), chance.PerMille(150) ? Change("POST", $"{thread}/messages", body) : null);
        var posted = await once;
        if (twice is not null && await twice is { IsOk: true } && posted is { IsOk: true })
        {
            town.Watch.Violated("attachments", $"two messages of {thread} have {string.Join(", ", files)}");
        }

        if (posted is { IsOk: true } && chance.PerMille(400))
        {
            await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromHours(30)), town.Outside.Time);
            await Change("DELETE", $"{thread}/messages/{posted.String("id")}");
        }
    }

    private async Task<string?> SendUp()
    {
        var text = chance.PerMille(100) ? SuspiciousScanner.Suspicious : $"Note {chance.Below(1000)}";
        var request = new Request("POST", "/attachments?name=note.txt") { Body = Encoding.UTF8.GetBytes(text), Key = chance.NewGuid().ToString("N") };
        return await ask(request) is { IsOk: true } sent ? sent.String("id") : null;
    }

    private async Task TakeBack(List<string> files)
    {
        foreach (var file in files.Where(_ => chance.PerMille(500)))
        {
            await Change("DELETE", $"/attachments/{file}");
        }
    }

    /// <summary>What a thread shows can be had by whoever reads it, unless it is taken back meanwhile.</summary>
    private async Task LookAt(string thread)
    {
        if (await ask(new Request("GET", $"{thread}?limit=20")) is not { IsOk: true } shown)
        {
            return;
        }

        var files = shown.Body.GetProperty("items").EnumerateArray()
            .SelectMany(message => message.GetProperty("attachments").EnumerateArray().Select(file => (Message: message.GetProperty("id").GetString(), Id: file.GetProperty("id").GetString())));
        foreach (var (message, file) in files.Take(3).ToArray())
        {
            if (await ask(new Request("GET", $"/attachments/{file}")) is not { } found)
            {
                continue;
            }

            if (found.IsOk && found.Body.GetProperty("url") is { ValueKind: JsonValueKind.String } url)
            {
                await ask(new Request("GET", url.GetString()![ApiRoutes.Base.Length..]));
            }
            else if (await StillShows(thread, message, file))
            {
                town.Watch.Violated("attachments", $"{thread} shows {file}, and nobody may have it");
            }
        }
    }

    private async Task<bool> StillShows(string thread, string? message, string? file) =>
        await ask(new Request("GET", $"{thread}?limit=20")) is { IsOk: true } shown
        && shown.Body.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetString() == message
            && item.GetProperty("attachments").EnumerateArray().Any(shownFile => shownFile.GetProperty("id").GetString() == file));

    private Task<Response?> Change(string method, string path, object? body = null) =>
        ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
