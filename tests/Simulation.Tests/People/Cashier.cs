using System.Text.Json;
using Marketplace.Embedded;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>
/// Trade in dinars, where money is handed over: some sell for it, customers pay the provider or the platform, in time, late, never, or think
/// of another way to pay; whoever has money or has given it back says so, now and then twice; and operators pay providers. What a gateway could not give back they
/// give, or ask it once more.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Cashier(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "cash";

    /// <summary>A page at a time, so that the queue is read while it changes.</summary>
    private const int PageSize = 3;

    /// <summary>Sells something for dinars.</summary>
    public async Task Open(Person provider)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(600))
        {
            return;
        }

        var mode = chance.PerMille(600) ? "instant" : "request";
        var amount = chance.Between(5, 60_000) * 1_000;
        var listing = new
        {
            title = $"Tea with {provider.Name}",
            description = "In the bazaar, with biscuits.",
            category = "other",
            price = new { type = "fixed", amount = new { amount, currency = "IQD" } },
            duration = "PT60M",
            mode,
            rules = new { seats = chance.PerMille(700) ? 1 : 3 },
            cancellationPolicy = chance.Pick<string>(["flexible", "moderate", "strict"]),
        };
        if (await Post("/listings", listing) is { IsOk: true } made && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true })
        {
            town.Listings.Add(new Offer(made.String("id"), mode, provider) { IsInDinars = true });
        }
    }

    /// <summary>A customer pays what they booked, or does not.</summary>
    public async Task Pay(Engagement booking)
    {
        await Choose(booking);
        if (chance.PerMille(120))
        {
            return;
        }

        await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromHours(chance.PerMille(700) ? 20 : 60));
        var collector = chance.PerMille(550) ? MoneyCollector.Provider : MoneyCollector.Platform;
        town.Log.Tell("a customer", $"hands the money of {booking.PaymentId} to the {collector}");
        town.Hands[Guid.Parse(booking.PaymentId!)] = collector;
    }

    /// <summary>A provider looks what they wait for, and says what they have and what they gave back.</summary>
    public Task CollectMine() => Confirm("/providers/me/handovers", MoneyCollector.Provider);

    /// <summary>An operator does the same for the platform, and pays providers.</summary>
    public Task CollectTheirs() => Confirm("/admin/queues/handovers", MoneyCollector.Platform);

    private async Task Choose(Engagement booking)
    {
        for (var wishes = chance.Below(3); wishes > 0; wishes--)
        {
            await Post($"/bookings/{booking.Id}/payments", new { gateway = chance.Pick<string>(["manual", "stripe", "nobody"]) });
            await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(8));
        }

        await ask(new Request("GET", $"/payments/{booking.PaymentId}/checkout"));
    }

    private async Task Confirm(string queue, MoneyCollector mine)
    {
        while (town.Now < town.Settled)
        {
            await Wait(TimeSpan.FromHours(2), TimeSpan.FromHours(30));
            for (var path = $"{queue}?limit={PageSize}"; await ask(new Request("GET", path)) is { IsOk: true } page;)
            {
                foreach (var item in page.Body.GetProperty("items").EnumerateArray())
                {
                    await Confirm(item, mine);
                }

                if (page.Body.GetProperty("next").GetString() is not { } next)
                {
                    break;
                }

                path = $"{queue}?limit={PageSize}&cursor={next}";
            }
        }
    }

    /// <summary>Nobody says that they have what nobody gave them; of what they owe some do not hurry.</summary>
    private async Task Confirm(JsonElement item, MoneyCollector mine)
    {
        var (id, payment) = (item.GetProperty("id").GetString(), item.GetProperty("paymentId").GetString());
        var way = new { method = chance.Pick<string>(["cash", "check", "bank_transfer", "other"]), reference = $"R-{chance.Below(1_000)}" };
        var path = item.GetProperty("kind").GetString() switch
        {
            "payment" when town.Hands.TryGetValue(Guid.Parse(payment!), out var collector) && collector == mine => $"/payments/{payment}/confirm",
            "refund" when item.GetProperty("canRetry").GetBoolean() && chance.PerMille(400) => $"/payments/{payment}/refunds/{id}/retry",
            "refund" when string.Equals(item.GetProperty("collector").GetString(), mine.ToString(), StringComparison.OrdinalIgnoreCase) && chance.PerMille(700) =>
                $"/payments/{payment}/refunds/{id}/confirm",
            "payout" when chance.PerMille(700) => $"/admin/payouts/{id}/confirm",
            _ => null,
        };
        if (path is not null)
        {
            await (chance.PerMille(150) ? (Task)Task.WhenAll(Post(path, way), Post(path, way)) : Post(path, way));
        }
    }

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
