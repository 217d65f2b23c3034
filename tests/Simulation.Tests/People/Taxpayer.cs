using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Owes tax of what they sell: says so before they sell anything or only later, has prices with it or without, and other rates for some listings.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that taxes change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Taxpayer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "taxes";

    private const int MostChanges = 3;

    /// <summary>Says at the beginning what they owe.</summary>
    public async Task Register()
    {
        if (town.Scenario.Has(Habit) && chance.PerMille(500))
        {
            await State();
        }
    }

    /// <summary>Changes their mind, about one listing or all.</summary>
    public async Task Reconsider(Person provider)
    {
        for (var changes = chance.Between(0, MostChanges); changes > 0; changes--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(3)), town.Outside.Time);
            Offer[] own = [.. town.Listings.Where(offer => offer.Provider == provider)];
            if (own is not [] && chance.PerMille(650))
            {
                object? tax = chance.PerMille(200) ? null : new { basisPoints = Rate(), prices = Prices() };
                await Patch($"/listings/{chance.Pick<Offer>(own).Id}", new { tax });
            }
            else
            {
                await State();
            }
        }
    }

    private Task State() => Patch("/providers/me", new
    {
        serviceTax = chance.PerMille(80) ? null : new { registration = $"DE{chance.Between(100_000_000, 999_999_999)}", basisPoints = Rate(), prices = Prices() },
    });

    private int Rate() => chance.PerMille(800) ? chance.Pick<int>([19_00, 7_00, 20_00, 8_75]) : chance.Between(0, 100_00);

    private string? Prices() => chance.Pick<string?>(["inclusive", "exclusive", null]);

    private Task<Response?> Patch(string path, object body) => ask(new Request("PATCH", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
