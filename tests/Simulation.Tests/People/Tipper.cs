using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Gives tips for work that is done: pays them in time, late or never, thinks of another amount, or gives what cannot be given.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that tips change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Tipper(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "tips";

    private const int Looks = 12;

    /// <summary>What a customer does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(500))
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        await Wait(booking.Start - town.Now, booking.Start - town.Now + TimeSpan.FromHours(4));
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await ask(new Request("GET", path)) is { IsOk: true } found && (found.String("status") == "completed" || chance.PerMille(30)))
            {
                await Give(path, found);
            }

            await Wait(TimeSpan.FromMinutes(20), TimeSpan.FromHours(11));
        }
    }

    private async Task Give(string path, Response found)
    {
        var price = found.Body.GetProperty("price").GetProperty("total").GetProperty("amount").GetInt64();
        var amount = chance.PerMille(80) ? price + 1 : chance.Between(1, (int)Math.Max(1, price / 4));
        var tip = new Request("POST", $"{path}/tip")
        {
            Body = Request.Json(new { amount = new { amount, currency = "EUR" }, note = "Thank you." }),
            Key = chance.NewGuid().ToString("N"),
        };
        if (await ask(tip) is { IsOk: true } given)
        {
            // A repeat may be answered when the tip has lapsed; its page is tried all the same.
            var payment = given.Body.GetProperty("tips").EnumerateArray().Last().GetProperty("payment").GetProperty("id").GetString()!;
            await Pay(path, payment);
        }
    }

    /// <summary>The page is found while it is open, and may be paid on when it should not be any more.</summary>
    private async Task Pay(string path, string payment)
    {
        if (chance.PerMille(200))
        {
            await ask(new Request("POST", $"{path}/payments") { Body = Request.Json(new { payment }), Key = chance.NewGuid().ToString("N") });
        }

        var page = await CheckoutPage.Of(payment, ask);
        await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(chance.PerMille(700) ? 12 : 40));
        if (page is not null && chance.PerMille(800))
        {
            await CheckoutPage.Pay(page, town, chance, "customer");
        }
    }

    private Task Wait(TimeSpan least, TimeSpan most)
    {
        var time = chance.Between(least, most);
        return time > TimeSpan.Zero ? Task.Delay(time, town.Outside.Time) : Task.CompletedTask;
    }
}
