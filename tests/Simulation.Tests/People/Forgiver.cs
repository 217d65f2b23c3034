using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Gives up what providers owe: all of it or a part, at times twice, more than there is, or while it is being earned again.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Forgiver(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "write-offs";

    /// <summary>As long as people pay, and their banks decide.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromDays(40);

    public async Task Keep()
    {
        for (var looks = chance.Between(4, 14); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), Busy / 8), town.Outside.Time);
            foreach (var provider in town.Listings.Select(listing => DerivedId.From(listing.Provider.Id, "provider")).Distinct().ToArray())
            {
                var balance = $"/admin/providers/{provider}/balance";
                if (chance.PerMille(600) && await ask(new Request("GET", balance)) is { IsOk: true } shown)
                {
                    foreach (var owed in shown.Body.GetProperty("negative").EnumerateArray())
                    {
                        await GiveUp($"{balance}/write-off", owed);
                    }
                }
            }
        }
    }

    private async Task GiveUp(string path, JsonElement owed)
    {
        var (all, currency) = (-owed.GetProperty("amount").GetInt64(), owed.GetProperty("currency").GetString());
        var amount = chance.Below(4) switch { 0 => all + 1, 1 => chance.Between(1, (int)all), _ => all };
        var wish = new Request("POST", path) { Body = Request.Json(new { amount = new { amount, currency }, reason = "They have moved away." }), Key = chance.NewGuid().ToString("N") };
        await ask(wish);
        if (chance.PerMille(200))
        {
            await ask(chance.PerMille(500) ? wish : wish with { Key = chance.NewGuid().ToString("N") });
        }
    }
}
