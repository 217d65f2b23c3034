using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>A provider who offers sessions together, takes some offers back, and refunds what somebody bought.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that packages change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class PackageSeller(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    public async Task Offer(string listing, Person seller)
    {
        if (!town.Scenario.Has(PackageBuyer.Habit) || !chance.PerMille(500))
        {
            return;
        }

        var sessions = chance.Between(2, 4);
        var offer = new
        {
            sessions,
            price = new { amount = (long)chance.Between(sessions, 40_000), currency = "EUR" },
            validity = $"P{chance.Between(1, 12)}D",
            atExpiry = chance.PerMille(500) ? "refund" : "keep",
            returnWindow = chance.PerMille(500) ? "PT12H" : "PT0S",
            listingIds = Others(listing, seller),
        };
        var made = await ask(Post($"/listings/{listing}/package-offers", offer));
        if (made is { IsOk: true })
        {
            town.Outside.Run(() => Keep(made.String("id")));
        }
    }

    /// <summary>What else a session may be of: much of what they sell, and now and then what somebody else does, which must be refused.</summary>
    private string[]? Others(string listing, Person seller) => chance.PerMille(300)
        ? null
        : [.. town.Listings.Where(other => other.IsPaidAtOnce && other.Id != listing && (other.Provider == seller || chance.PerMille(20)) && chance.PerMille(800)).Select(other => other.Id)];

    /// <summary>Offers are looked at, and taken back; what was sold is looked through, and given back now and then.</summary>
    private async Task Keep(string offer)
    {
        await Wait(TimeSpan.FromHours(20), TimeSpan.FromDays(4));
        await ask(new Request("GET", $"/package-offers/{offer}"));
        if (chance.PerMille(500))
        {
            await ask(new Request("DELETE", $"/package-offers/{offer}") { Key = Key() });
        }

        await Wait(TimeSpan.Zero, TimeSpan.FromDays(2));
        if (await ask(new Request("GET", "/packages?role=provider")) is not { IsOk: true } sold)
        {
            return;
        }

        foreach (var package in sold.Body.GetProperty("items").EnumerateArray())
        {
            if (chance.PerMille(150))
            {
                await ask(Post($"/packages/{package.GetProperty("id").GetString()}/refund", new { reason = "The studio closes." }));
            }
        }
    }

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = Key() };

    private string Key() => chance.NewGuid().ToString("N");

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
