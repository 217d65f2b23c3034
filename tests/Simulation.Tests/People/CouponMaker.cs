using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Has bookings of theirs made cheaper by codes: for a while, for few, for some of what they sell, and down to nothing.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that coupons change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class CouponMaker(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit of making and using coupons, by the name that leaves it out.</summary>
    public const string Habit = "coupons";

    private const string Mine = "/providers/me/coupons";

    private static readonly string[] Codes = ["WELCOME", "spring-10", "LAST_ONE", "all4free"];

    /// <summary>Some give their work away.</summary>
    public static int Price(Town town, Chance chance, int price) => town.Scenario.Has(Habit) && chance.PerMille(80) ? 0 : price;

    public async Task Do(Person seller)
    {
        foreach (var code in Codes)
        {
            if (chance.PerMille(700) && await ask(Post(Mine, Draw(seller, code))) is { IsOk: true } made)
            {
                town.Coupons.Add(new Coupon(seller, code));
                var id = made.String("id");
                town.Outside.Run(() => Keep(id, code));
            }
        }
    }

    /// <summary>They are looked at, some are made again, which cannot be, and some are ended.</summary>
    private async Task Keep(string id, string code)
    {
        await Wait(TimeSpan.FromHours(6), TimeSpan.FromDays(4));
        await ask(new Request("GET", $"{Mine}/{id}"));
        if (chance.PerMille(300))
        {
            await ask(Post($"{Mine}/{id}/deactivate", new { }));
        }

        if (chance.PerMille(200) && await ask(Post(Mine, new { code, basisPoints = 100 })) is { IsOk: true })
        {
            town.Watch.Violated("coupons", $"{code} was given twice");
        }

        await ask(new Request("GET", $"{Mine}?limit=3"));
    }

    private object Draw(Person seller, string code)
    {
        var share = chance.PerMille(250) ? 100_00 : chance.PerMille(600) ? chance.Between(1, 99_99) : (int?)null;
        var own = town.Listings.Where(offer => offer.Provider == seller).Select(offer => offer.Id).ToArray();
        return new
        {
            code,
            basisPoints = share,
            amounts = share is null ? new[] { Euro(chance.Between(1, 20_000)), new { amount = 500, currency = "JPY" } } : null,
            minimumPrices = chance.PerMille(250) ? new[] { Euro(chance.Between(500, 15_000)) } : null,
            from = chance.PerMille(150) ? Instant(chance.Between(1, 36)) : null,
            until = chance.PerMille(250) ? Instant(chance.Between(40, 120)) : null,
            limit = chance.PerMille(600) ? chance.Between(1, 3) : (int?)null,
            limitPerCustomer = chance.PerMille(500) ? 1 : (int?)null,
            listings = chance.PerMille(200) && own.Length > 0 ? new[] { chance.Pick(own) } : null,
            categories = chance.PerMille(150) ? new[] { chance.Pick<string>(["other", "training"]) } : null,
        };
    }

    private string Instant(int hours) => CustomerPerson.Instant(town.Opening.AddHours(hours));

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);

    private static object Euro(int amount) => new { amount, currency = "EUR" };
}

/// <summary>A code that is talked of.</summary>
/// <param name="Seller">Whose it is; null where it is the platform's.</param>
/// <param name="Code">As it is written on the wall.</param>
internal sealed record Coupon(Person? Seller, string Code)
{
    public bool IsFor(Offer offer) => Seller is null || Seller == offer.Provider;
}
