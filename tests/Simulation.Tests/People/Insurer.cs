using Marketplace.Embedded;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>
/// Keeps something back of what providers earn, thinks of another share or of none, and lets go of it before its day; lends some of them more or less than
/// others when they give back.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Insurer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reserves";

    private readonly Chance lending = chance.Fork("loans");

    /// <summary>As long as people earn, and get some of it back.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromDays(24);

    /// <summary>What the platform keeps back of anybody's earnings: nothing in some towns.</summary>
    public static PayoutOptions Draw(Scenario scenario, Chance chance) => !scenario.Has(Habit) || chance.PerMille(350)
        ? new PayoutOptions()
        : new PayoutOptions { ReserveBasisPoints = Share(chance), ReserveDays = chance.Between(1, 12) };

    public async Task Keep()
    {
        for (var looks = chance.Between(2, 8); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), Busy / 6), town.Outside.Time);
            foreach (var provider in town.Listings.Select(listing => DerivedId.From(listing.Provider.Id, "provider")).Distinct().ToArray())
            {
                var reserve = $"/admin/providers/{provider}/reserve";
                if (chance.PerMille(500))
                {
                    await Twice(new Request("PUT", reserve) { Body = Request.Json(Wish()) });
                }

                if (lending.PerMille(300))
                {
                    await Twice(new Request("PUT", $"/admin/providers/{provider}/refund-limits") { Body = Request.Json(Loan()) });
                }

                if (chance.PerMille(150))
                {
                    await Twice(new Request("POST", $"{reserve}/release") { Body = Request.Json(new { reason = "They have been here for long enough." }), Key = chance.NewGuid().ToString("N") });
                }
            }
        }
    }

    private object Wish() => chance.Below(5) switch
    {
        0 => new { reason = "They are like anybody else." },
        1 => new { basisPoints = 0, reason = "We know them." },
        _ => new { basisPoints = Share(chance), days = chance.Between(1, 12), reason = "Many of their customers want their money back." },
    };

    private object Loan() => new
    {
        limits = lending.Below(4) is 0 ? [] : new[] { new { amount = lending.Between(0, 200) * 1_00, currency = "EUR" } },
        reason = "That is what we lend them.",
    };

    private async Task Twice(Request wish)
    {
        await ask(wish);
        if (chance.PerMille(200))
        {
            await ask(wish);
        }
    }

    /// <summary>Odd ones too, so that what is kept back does not divide, and all of it.</summary>
    private static int Share(Chance chance) => chance.PerMille(150) ? 100_00 : chance.PerMille(600) ? chance.Between(1, 40) * 1_00 : chance.Between(1, 99_99);
}
