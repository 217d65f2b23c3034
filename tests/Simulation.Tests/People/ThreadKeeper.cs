using System.Text.Json;
using Marketplace.Conversations;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>What people do with their threads beside talking: putting them away, hearing nothing of them for a while, looking for what was said, and taking a copy along.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class ThreadKeeper(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "threads";

    private const string Threads = "/messages/threads?limit=100";

    public async Task Do()
    {
        for (var several = chance.Between(1, 4); several > 0; several--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(5)), town.Outside.Time);
            if (await Pick(Threads) is not { } thread)
            {
                continue;
            }

            var path = $"/messages/threads/{thread.GetProperty("id").GetString()}";
            await (chance.Below(4) switch
            {
                0 => PutAway(path, thread),
                1 => HearNothing(path),
                2 => LookFor(thread),
                _ => TakeAlong(path),
            });
        }
    }

    /// <summary>What they put away is among what they put away, unless something was said meanwhile.</summary>
    private async Task PutAway(string path, JsonElement thread)
    {
        if (await Change("PUT", $"{path}/archive") is not { IsOk: true } || await ask(new Request("GET", $"{Threads}&archived=true")) is not { IsOk: true } away)
        {
            return;
        }

        var isThere = away.Body.GetProperty("items").EnumerateArray().Any(item => SameIn(item, thread, "id"));
        if (!isThere && await Find(thread) is { } now && SameIn(now, thread, "lastSequence"))
        {
            town.Watch.Violated("threads", $"{path} was put away, nothing was said since, and it is not there");
        }

        if (chance.PerMille(500))
        {
            await Change("DELETE", $"{path}/archive");
        }
    }

    private async Task HearNothing(string path)
    {
        await Change("PUT", $"{path}/mute", chance.PerMille(500) ? new { until = town.Now + TimeSpan.FromDays(1) } : new { });
        if (chance.PerMille(500))
        {
            await Change("DELETE", $"{path}/mute");
        }
    }

    /// <summary>What a list shows as the last that was said is found by its words, unless it was changed meanwhile.</summary>
    private async Task LookFor(JsonElement thread)
    {
        await ask(new Request("GET", "/messages/unread"));
        if (thread.GetProperty("lastMessage") is not { ValueKind: JsonValueKind.Object } last
            || MessageWords.In(last.GetProperty("text").GetString()!) is not [var word, ..] words
            || await ask(new Request("GET", $"/messages/search?limit=100&q={Uri.EscapeDataString(string.Join(' ', words.Take(8)))}")) is not { IsOk: true } found)
        {
            return;
        }

        var items = found.Body.GetProperty("items");
        var isFound = items.EnumerateArray().Any(item => SameIn(item.GetProperty("message"), last, "id"));
        if (!isFound && items.GetArrayLength() < 100 && await Find(thread) is { } now && JsonElement.DeepEquals(now.GetProperty("lastMessage"), last))
        {
            town.Watch.Violated("threads", $"{word} was said in {thread.GetProperty("id")} and is not found");
        }
    }

    /// <summary>Nothing is missing in a copy, and everything is in its place.</summary>
    private async Task TakeAlong(string path)
    {
        if (await ask(new Request("GET", $"{path}/export")) is { IsOk: true } copy
            && copy.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("sequence").GetInt64()).ToArray() is var sequences
            && !sequences.SequenceEqual(Enumerable.Range(1, sequences.Length).Select(static place => (long)place)))
        {
            town.Watch.Violated("threads", $"the copy of {path} has the messages {string.Join(", ", sequences)}");
        }
    }

    private async Task<JsonElement?> Pick(string list) =>
        await ask(new Request("GET", list)) is { IsOk: true } shown && shown.Body.GetProperty("items") is var items && items.GetArrayLength() > 0
            ? items[chance.Below(items.GetArrayLength())]
            : null;

    /// <summary>The thread as lists show it now.</summary>
    private async Task<JsonElement?> Find(JsonElement thread) =>
        await ask(new Request("GET", Threads)) is { IsOk: true } shown
        && shown.Body.GetProperty("items").EnumerateArray().FirstOrDefault(item => SameIn(item, thread, "id")) is { ValueKind: JsonValueKind.Object } now
            ? now
            : null;

    private static bool SameIn(JsonElement one, JsonElement other, string property) =>
        JsonElement.DeepEquals(one.GetProperty(property), other.GetProperty(property));

    private Task<Response?> Change(string method, string path, object? body = null) =>
        ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
