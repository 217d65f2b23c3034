using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Reads how a price comes about before it is agreed on: a quote that they asked for, and the offers of a booking.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that reckoning changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Reckoner(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reckons";

    private const int Looks = 5;

    /// <summary>What a customer does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(400))
        {
            return;
        }

        var wish = new Request("POST", $"/listings/{booking.Offer.Id}/quote")
        {
            Body = Request.Json(new { start = CustomerPerson.Instant(booking.Start) }),
            Key = chance.NewGuid().ToString("N"),
        };
        if (await ask(wish) is { IsOk: true } quoted)
        {
            var path = $"/quotes/{quoted.String("quoteId")}";
            await ask(new Request("GET", path));
            Reckon(await ask(new Request("GET", $"{path}/price")));
        }

        for (var looks = 0; looks < Looks && booking.Offer.IsNegotiable; looks++)
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(20), TimeSpan.FromHours(6)), town.Outside.Time);
            Reckon(await ask(new Request("GET", $"/bookings/{booking.Id}/offer/price")));
        }
    }

    /// <summary>What the customer pays is all of the total, whatever else is explained.</summary>
    private void Reckon(Response? reply)
    {
        if (reply is not { IsOk: true })
        {
            return;
        }

        var paid = reply.Body.GetProperty("lines").EnumerateArray()
            .Select(explained => explained.GetProperty("line"))
            .Where(line => line.GetProperty("paidBy").GetString() == "customer")
            .Sum(line => AmountOf(line.GetProperty("amount")));
        var total = AmountOf(reply.Body.GetProperty("total"));
        if (paid != total)
        {
            town.Watch.Violated("price", $"the lines that were explained come to {paid}, and the price is {total}: {reply.Body}");
        }
    }

    private static long AmountOf(JsonElement money) => money.GetProperty("amount").GetInt64();
}
