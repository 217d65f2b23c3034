using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Makes codes of the marketplace, which pays for what they take off: of everything, or of what some sell.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that they change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Sponsor(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit of making coupons of the platform, by the name that leaves it out.</summary>
    public const string Habit = "sponsors";

    private const string Ours = "/admin/coupons";

    private static readonly string[] Codes = ["HELLO", "spring-10", "on_the_house"];

    public async Task Keep()
    {
        foreach (var code in Codes)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(2), TimeSpan.FromHours(20)), town.Outside.Time);
            if (chance.PerMille(800) && await ask(Post(Ours, Draw(code))) is { IsOk: true } made)
            {
                town.Coupons.Add(new Coupon(null, code));
                await ask(new Request("GET", $"{Ours}/{made.String("id")}"));
                await ask(new Request("GET", $"{Ours}?limit=2"));
                if (chance.PerMille(200))
                {
                    town.Outside.Run(() => End(made.String("id")));
                }
            }
        }
    }

    private async Task End(string id)
    {
        await Task.Delay(chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(3)), town.Outside.Time);
        await ask(Post($"{Ours}/{id}/deactivate", new { }));
    }

    private object Draw(string code)
    {
        var share = chance.PerMille(200) ? 100_00 : chance.PerMille(700) ? chance.Between(1, 99_99) : (int?)null;
        var offers = town.Listings.Select(offer => offer.Id).ToArray();
        return new
        {
            code,
            basisPoints = share,
            amounts = share is null ? new[] { new { amount = chance.Between(1, 20_000), currency = "EUR" } } : null,
            minimumPrices = chance.PerMille(200) ? new[] { new { amount = chance.Between(500, 9_000), currency = "EUR" } } : null,
            limit = chance.PerMille(400) ? chance.Between(1, 4) : (int?)null,
            limitPerCustomer = chance.PerMille(400) ? 1 : (int?)null,
            listings = chance.PerMille(150) && offers.Length > 0 ? new[] { chance.Pick(offers) } : null,
            categories = chance.PerMille(150) ? new[] { "other" } : null,
            providers = chance.PerMille(100) ? new[] { chance.NewGuid().ToString() } : null,
            note = "The marketplace pays.",
        };
    }

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };
}
