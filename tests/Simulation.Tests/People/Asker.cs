using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Writes to support, about a booking or about nothing in particular; operators take what waits upon themselves, answer, and close it.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Asker(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "supports";

    /// <summary>With a telephone number, which nobody hides here.</summary>
    private const string Words = "Nothing came. Call me: 0170 1234567.";

    public async Task Do(string role)
    {
        for (var several = chance.Between(0, 2); several > 0; several--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(4));
            var booking = chance.PerMille(500) ? await Pick($"/bookings?role={role}") : null;
            var opened = await Post("/messages/threads", new { kind = "support", subject = "Where is it?", message = Words, bookingId = booking?.GetProperty("id").GetString() });
            if (opened is not { IsOk: true })
            {
                continue;
            }

            var thread = $"/messages/threads/{opened.String("id")}";
            for (var more = chance.Between(0, 3); more > 0; more--)
            {
                await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(2));
                await Look(thread);
                await Post($"{thread}/messages", new { text = "And now?" });
            }

            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(2));
            await Look(thread);
        }
    }

    /// <summary>Operators go through their queue; several may have the same thought.</summary>
    public async Task Answer()
    {
        for (var looks = chance.Between(2, 8); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(3), TimeSpan.FromDays(2));
            if (await ask(new Request("GET", "/admin/queues/support?limit=100")) is { IsOk: true } queue)
            {
                foreach (var waiting in queue.Body.GetProperty("items").EnumerateArray().Where(_ => chance.PerMille(700)))
                {
                    await Answer(waiting.GetProperty("id").GetString()!);
                }
            }
        }
    }

    private async Task Answer(string id)
    {
        var (thread, desk) = ($"/messages/threads/{id}", $"/admin/support/{id}");
        if (chance.PerMille(600))
        {
            await Post($"{desk}/take");
        }

        if (await ask(new Request("GET", thread)) is { IsOk: true } read)
        {
            await Post($"{thread}/read", new { sequence = read.Body.GetProperty("lastSequence").GetInt64() });
        }

        if (chance.PerMille(700))
        {
            await Post($"{thread}/messages", new { text = "It is on its way." });
        }

        if (chance.PerMille(400))
        {
            await Post($"{desk}/{chance.Pick(["release", "close"])}");
        }
    }

    /// <summary>Support has no names, wherever its words are read.</summary>
    private async Task Look(string thread)
    {
        foreach (var (path, list) in ((string, string)[])[(thread, "items"), ($"{thread}/export", "messages")])
        {
            if (await ask(new Request("GET", path)) is { IsOk: true } read
                && read.Body.GetProperty(list).EnumerateArray().Any(said => IsOfSupport(said) && said.GetProperty("authorId").ValueKind is not JsonValueKind.Null))
            {
                town.Watch.Violated("support", $"{path} says who of support wrote it");
            }
        }

        if (await ask(new Request("GET", thread)) is { IsOk: true } shown)
        {
            await Post($"{thread}/read", new { sequence = shown.Body.GetProperty("lastSequence").GetInt64() });
        }
    }

    private static bool IsOfSupport(JsonElement said) => said.GetProperty("side").GetString() is "support";

    private async Task<JsonElement?> Pick(string path) =>
        await ask(new Request("GET", path)) is { IsOk: true } found && found.Body.GetProperty("items").EnumerateArray().ToArray() is { Length: > 0 } items
            ? chance.Pick(items)
            : null;

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
