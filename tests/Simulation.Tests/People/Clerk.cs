using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Goes through the invoices that somebody has, adds them up, and prints some.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Clerk(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "filing";

    /// <summary>A few at a time, so that lists are read while they grow.</summary>
    private const int PageSize = 3;

    /// <summary>What was filed, by where it came from.</summary>
    private readonly Dictionary<string, string> files = [];

    /// <param name="list">Whose: a route that lists invoices.</param>
    public async Task Keep(string list)
    {
        for (var looks = chance.Between(0, 3); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(9)), town.Outside.Time);
            await GoThrough($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={PageSize}");
        }
    }

    private async Task GoThrough(string list)
    {
        for (var path = list; await ask(new Request("GET", path)) is { IsOk: true } page;)
        {
            foreach (var item in page.Body.GetProperty("items").EnumerateArray())
            {
                await Open(item);
            }

            if (page.Body.GetProperty("next").GetString() is not { } next)
            {
                return;
            }

            path = $"{list}&cursor={next}";
        }
    }

    /// <summary>What the list says of it is what it says of itself, and its lines are its sums.</summary>
    private async Task Open(JsonElement item)
    {
        var path = $"/invoices/{item.GetProperty("id").GetString()}";
        if (await ask(new Request("GET", path)) is { IsOk: true } reply)
        {
            var (invoice, total) = (reply.Body, AmountOf(reply.Body, "total"));
            var lines = invoice.GetProperty("lines").EnumerateArray().Sum(line => AmountOf(line, "net") + AmountOf(line, "tax"));
            // What is only drafted may be another one by now.
            var isDraft = item.GetProperty("number").GetString() is null;
            if (lines != total || (!isDraft && (total != AmountOf(item, "total") || invoice.GetProperty("number").GetString() != item.GetProperty("number").GetString())))
            {
                town.Watch.Violated("invoices", $"lists say {item}, and it says {invoice}");
            }
        }

        if (item.GetProperty("number").GetString() is null)
        {
            return;
        }

        if (chance.PerMille(200))
        {
            await File($"{path}.pdf?lang={(chance.PerMille(500) ? "en" : "ar")}", item);
        }

        if (chance.PerMille(200) && await ask(new Request("GET", $"{path}.html?lang={(chance.PerMille(500) ? "en" : "ar")}")) is { IsOk: false } failed)
        {
            town.Watch.Violated("invoices", $"{path} cannot be printed: {failed.Text}");
        }
    }

    /// <summary>What was issued stays as it is, whatever comes later.</summary>
    private async Task File(string path, JsonElement item)
    {
        if (await ask(new Request("GET", path)) is { } file
            && (!file.IsOk || !file.Text.StartsWith("%PDF-", StringComparison.Ordinal) || (!files.TryAdd(path, file.Text) && files[path] != file.Text)))
        {
            town.Watch.Violated("invoices", $"{path} of {item} is no file to keep, or another one than before");
        }
    }

    private static long AmountOf(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
