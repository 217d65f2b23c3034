using System.Globalization;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// What people do beside what they came for: look around, keep favourites, look after their profile, their prices and the
/// days on which they are paid, and take back what they said.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that chores change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
/// <param name="listener">Who looks at slots for a while.</param>
internal sealed class Chores(Town town, Chance chance, Func<Request, Task<Response?>> ask, Listener listener)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "chores";

    private static readonly TimeSpan Busy = TimeSpan.FromDays(10);

    private static readonly string[] OfMyself = ["/auth/me", "/favorites?limit=50", "/messages/threads?limit=50"];

    private static readonly string[] OfMyBusiness =
    [
        "/providers/me",
        "/providers/me/balance",
        "/providers/me/calendar?from=2026-03-09&to=2026-03-22",
        "/providers/me/dashboard",
        "/providers/me/statement",
        "/providers/me/statement.csv",
        "/providers/me/statement/movements",
    ];

    private static readonly string[] OfListings =
        ["/providers/{1}", "/providers/{1}/reviews", "/listings/{0}", "/listings/{0}/slots?from=2026-03-10&to=2026-03-12", "/listings/{0}/slots/explain?start=2026-03-11T10:00:00Z", "/listings/{0}/reviews"];

    private static readonly string[] Intervals = ["daily", "weekly", "biweekly", "monthly", "manual"];

    /// <param name="mine">What they sell.</param>
    public async Task Do(Func<IReadOnlyList<Offer>> mine)
    {
        for (var several = chance.Between(0, 5); several > 0; several--)
        {
            await Wait(TimeSpan.FromMinutes(1), Busy / 3);
            var own = mine();
            await (chance.Below(own.Count > 0 ? 9 : 6) switch
            {
                0 => Look(chance.Pick(OfMyself)),
                1 => LookAtAnOffer(),
                2 => KeepInMind(),
                3 => Change("PATCH", "/auth/me", new { phone = $"+49301234{chance.Between(100, 999)}" }),
                4 => TakeBack(),
                5 => WatchSlots(),
                6 => LookAtMyBusiness(),
                7 => Change("PUT", "/providers/me/payout-schedule", new { interval = chance.Pick(Intervals), weekday = "friday", day = chance.Between(1, 31) }),
                _ => TendTo(chance.Pick(own)),
            });
        }
    }

    private async Task LookAtAnOffer()
    {
        if (town.Listings.Count > 0)
        {
            var offer = chance.Pick(town.Listings);
            await Look(string.Format(CultureInfo.InvariantCulture, chance.Pick(OfListings), offer.Id, DerivedId.From(offer.Provider.Id, "provider")));
        }
    }

    private Task WatchSlots() => town.Listings.Count > 0 ? listener.Watch(chance.Pick(town.Listings)) : Task.CompletedTask;

    private async Task LookAtMyBusiness()
    {
        await Look(chance.Pick(OfMyBusiness));
        if (await Look("/providers/me/payouts") is { IsOk: true } payouts && payouts.Body.GetProperty("items") is var items && items.GetArrayLength() > 0)
        {
            await Look($"/payouts/{items[0].GetProperty("id").GetString()}");
        }
    }

    /// <summary>Adds a favourite, and now and then thinks better of it.</summary>
    private async Task KeepInMind()
    {
        if (town.Listings.Count > 0)
        {
            var favourite = $"/favorites/{chance.Pick(town.Listings).Id}";
            await Change("PUT", favourite);
            if (chance.PerMille(400))
            {
                await Wait(TimeSpan.Zero, TimeSpan.FromHours(1));
                await Change("DELETE", favourite);
            }
        }
    }

    /// <summary>Says something, corrects it, takes it back.</summary>
    private async Task TakeBack()
    {
        if (await Look("/messages/threads?limit=50") is not { IsOk: true } list
            || list.Body.GetProperty("items") is var threads && threads.GetArrayLength() == 0)
        {
            return;
        }

        var thread = $"/messages/threads/{threads[chance.Below(threads.GetArrayLength())].GetProperty("id").GetString()}";
        await Change("POST", $"{thread}/typing");
        if (await Change("POST", $"{thread}/messages", new { text = "I am sory." }) is { IsOk: true } said)
        {
            var message = $"{thread}/messages/{said.String("id")}";
            await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(10));
            await Change("PATCH", message, new { text = "I am sorry." });
            if (chance.PerMille(500) && await Change("DELETE", message) is { IsOk: true })
            {
                await MustBeGone(thread, said.String("id"));
            }
        }

        await Change("POST", $"{thread}/read", new { sequence = 1 });
    }

    /// <remarks>Of two activations the one that did not hear of it still shows it, for as long as there are two.</remarks>
    private async Task MustBeGone(string thread, string message)
    {
        if (!town.Faults.Has(Fault.Duplicate)
            && await Look(thread) is { IsOk: true } page
            && page.Body.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetString() == message && item.GetProperty("text").GetString() is { Length: > 0 }))
        {
            town.Watch.Violated("I8", $"{message} in {thread} can still be read after it was taken back");
        }
    }

    /// <summary>A new text, another price, or away with it: what was agreed before stays as it was.</summary>
    private Task TendTo(Offer offer) => chance.Below(10) switch
    {
        0 => Change("DELETE", $"/listings/{offer.Id}"),
        < 6 => Change("PATCH", $"/listings/{offer.Id}", new { price = new { type = "fixed", amount = new { amount = chance.Between(500, 30_000), currency = "EUR" } } }),
        _ => Change("PATCH", "/providers/me", new { description = $"Since {chance.Between(1950, 2025)}." }),
    };

    private Task<Response?> Look(string path) => ask(new Request("GET", path));

    private Task<Response?> Change(string method, string path, object? body = null) =>
        ask(new Request(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
