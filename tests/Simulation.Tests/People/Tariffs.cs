using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Has the platform take something else now and then: by other rules, from others, with a look at what they would do, and two at once.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that rules change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Tariffs(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "tariffs";

    private const string Rules = "/admin/commission-rules";

    public async Task Change()
    {
        // In some towns nobody ever does.
        for (var times = chance.PerMille(400) ? 0 : chance.Between(1, 4); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromDays(3)), town.Outside.Time);
            var draft = Draw();
            if (town.Listings.Count > 0)
            {
                // It changes nothing, so it has no key, and what it says later is what is so then.
                await ask(new Request("POST", $"{Rules}/preview") { Body = Request.Json(new { listingId = chance.Pick(town.Listings).Id, draft }) });
            }

            if (await ask(new Request("GET", Rules)) is not { IsOk: true } seen)
            {
                continue;
            }

            var version = seen.Body.GetProperty("version").GetInt64();
            await (chance.PerMille(200) ? OnlyOne(version, draft, Draw()) : Put(version, draft));
            await ask(new Request("GET", $"{Rules}/versions?limit=3"));
            if (version > 0)
            {
                await ask(new Request("GET", $"{Rules}/versions/{version}"));
            }
        }
    }

    /// <summary>Of two that have seen the same version one is told that it is no longer the last.</summary>
    private async Task OnlyOne(long version, object one, object other)
    {
        var answers = await Task.WhenAll(Put(version, one), Put(version, other));
        if (answers.Count(answer => answer is { IsOk: true }) > 1)
        {
            town.Watch.Violated("tariffs", $"version {version} was replaced twice");
        }
    }

    private Task<Response?> Put(long version, object rules) => ask(new Request("PUT", Rules)
    {
        Body = Request.Json(rules),
        Key = Key(),
        Headers = [("If-Match", $"\"{version}\"")],
    });

    private string Key() => chance.NewGuid().ToString("N");

    /// <summary>Some that are for all of the town, for some of it and for nobody, in an order in which none hides another.</summary>
    private object Draw()
    {
        object[] rules =
        [
            new { id = "others", when = new { categories = new[] { "training", "othe" } }, basisPoints = 90_00 },
            new { id = "yen", @fixed = new[] { new { amount = 300, currency = "JPY" } } },
            new { id = "dear", when = new { categories = new[] { "other" }, prices = new[] { new { currency = "EUR", least = 9_000 } } }, basisPoints = chance.Between(0, 30_00) },
            new { id = "asked", when = new { modes = new[] { "request", "quote" }, categories = new[] { "other", "training" } }, basisPoints = Odd(), bounds = Bounds() },
            new { id = "old", when = new { registeredUntil = Instants.Format(town.Opening.AddHours(chance.Between(8, 60))), priceTypes = new[] { "fixed" } }, basisPoints = Odd() },
            new { id = "each", when = new { priceTypes = new[] { "per_person", "hourly", "nightly" } }, @fixed = new[] { Euro(chance.Between(0, 1_500)), new { amount = 1, currency = "JPY" } }, bounds = Bounds() },
        ];
        var some = rules.Where(_ => chance.PerMille(600)).Append(new { id = "rest", basisPoints = Odd(), bounds = Bounds() });
        object[] fees =
        [
            new { id = "small", when = new { prices = new[] { new { currency = "EUR", most = 4_000 } } }, @fixed = new[] { Euro(chance.Between(0, 300)) } },
            new { id = "fee", when = new { categories = new[] { "other" } }, basisPoints = chance.Between(0, 15_00), bounds = new[] { new { currency = "EUR", cap = (long?)chance.Between(100, 900) } } },
        ];
        return new
        {
            rules = some,
            customerFees = town.Scenario.Has(PlatformRates.Habit) && chance.PerMille(400) ? fees : [],
            taxBasisPoints = chance.PerMille(500) ? 19_00 : 0,
            note = "For a while.",
        };
    }

    private int Odd() => chance.PerMille(500) ? chance.Between(0, 25) * 1_00 : chance.Between(0, 35_01);

    private object[]? Bounds() => chance.PerMille(600) ? null : [new { currency = "EUR", floor = chance.Between(0, 900), cap = chance.Between(900, 3_000) }];

    private static object Euro(int amount) => new { amount, currency = "EUR" };
}
