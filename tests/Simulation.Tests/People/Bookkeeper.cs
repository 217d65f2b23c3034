using System.Globalization;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Closes months: too early, in time, twice at once, or not at all; and reads what was closed, which must never change.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Bookkeeper(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "closings";

    private readonly Dictionary<string, string> seals = new(StringComparer.Ordinal);

    public async Task Keep()
    {
        for (var month = FirstOf(town.Now).AddMonths(-1); month < town.Settled; month = month.AddMonths(1))
        {
            var over = month.AddMonths(1);
            if (chance.PerMille(300))
            {
                await Close(over);
            }

            // Some close it the moment it is over, when what happened in it is still being written.
            if (over > town.Now)
            {
                await Task.Delay(over - town.Now + chance.Between(TimeSpan.Zero, chance.PerMille(500) ? TimeSpan.FromSeconds(2) : TimeSpan.FromDays(6)), town.Outside.Time);
            }

            if (chance.PerMille(900))
            {
                await (chance.PerMille(300) ? Task.WhenAll(Close(month), Close(month)) : Close(month));
            }

            await Read();
        }
    }

    private async Task Close(DateTimeOffset month) =>
        await ask(new Request("POST", $"/ledger/periods/{Name(month)}/close") { Body = Request.Json(new { reason = "All is in." }), Key = chance.NewGuid().ToString("N") });

    /// <summary>What was sealed stays as it was seen first; the month that is open is even.</summary>
    private async Task Read()
    {
        if (await ask(new Request("GET", "/ledger/periods?limit=2")) is { IsOk: true } list)
        {
            foreach (var period in list.Body.GetProperty("items").EnumerateArray().Where(period => period.GetProperty("state").GetString() == "sealed"))
            {
                var (name, seen) = (period.GetProperty("id").GetString()!, period.ToString());
                if (seals.TryAdd(name, seen) || seals[name] == seen)
                {
                    continue;
                }

                town.Watch.Violated("periods", $"{name} was {seals[name]} and is {seen}");
            }
        }

        var month = Name(chance.PerMille(500) ? town.Now : FirstOf(town.Now).AddMonths(-1));
        if (await ask(new Request("GET", $"/ledger/periods/{month}")) is { IsOk: true } sums)
        {
            Judge(ShownBooks.Even(sums.Body));
        }

        if (await ask(new Request("GET", $"/ledger/periods/{month}/export")) is { IsOk: true } postings)
        {
            Judge(ShownBooks.Even(postings.Text));
        }
    }

    private void Judge(string? complaint)
    {
        if (complaint is not null)
        {
            town.Watch.Violated("periods", complaint);
        }
    }

    private static DateTimeOffset FirstOf(DateTimeOffset instant) => new(instant.Year, instant.Month, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Name(DateTimeOffset month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
