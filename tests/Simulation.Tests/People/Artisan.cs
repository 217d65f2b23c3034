using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Work in milestones: some sell it, and both sides bring it on. The next one is paid ahead, in time, late, twice or never; what is
/// delivered is accepted, wanted otherwise or looked at by nobody; and now and then somebody has had enough in the middle.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that milestones change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Artisan(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "milestones";

    private const int Looks = 16;

    /// <summary>Sells a portrait whose price is negotiated. Its times are short, so that all of it ends while somebody looks.</summary>
    public async Task Open(Person provider)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(400))
        {
            return;
        }

        var process = new
        {
            needsAcceptance = false,
            deliversWork = true,
            deliverWithin = chance.Pick<string>(["PT2H", "PT12H", "P1D"]),
            acceptWindow = "P1D",
            overdueWindow = "P1D",
            fundingWindow = chance.Pick<string>(["P1D", "P2D"]),
            changeRounds = chance.Below(3),
        };
        var portrait = Shop.Listing($"{provider.Name}'s brush", "quote", chance.Between(2_000, 20_000), chance.Pick<string>(["flexible", "moderate", "strict", "none"]), ShopTerms.Plain(1), process);
        if (await Post("/listings", portrait) is { IsOk: true } made && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true })
        {
            town.Listings.Add(new Offer(made.String("id"), "quote", provider) { Delivers = true, IsInMilestones = true });
        }
    }

    /// <summary>The parts of an offer; null where it is to be paid as a whole. Some of them do not come to the price.</summary>
    public static object[]? Parts(Offer offer, Chance chance, int price)
    {
        if (!offer.IsInMilestones || chance.PerMille(100))
        {
            return null;
        }

        var (count, left) = (chance.Between(1, 4), chance.PerMille(30) ? price + 1 : price);
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var amount = number == count ? left : chance.Between(1, left - (count - number));
            left -= amount;
            return new { title = $"Part {number}", amount = new { amount, currency = "EUR" }, dueAfter = chance.PerMille(400) ? "PT6H" : null };
        })];
    }

    /// <summary>What somebody does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(booking.Offer.IsInMilestones ? (role == "operator" ? 250 : 1000) : 10))
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        await Wait(booking.Start - town.Now - TimeSpan.FromHours(chance.Below(4)), booking.Start - town.Now + TimeSpan.FromHours(3));
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await ask(new Request("GET", path)) is { IsOk: true } found)
            {
                Judge(path, found);
                await Quarrel(path, found);
                await Act(path, found.String("status"), [.. found.Body.GetProperty("milestones").EnumerateArray()]);
            }

            await Wait(TimeSpan.FromHours(1), TimeSpan.FromHours(role == "operator" ? 30 : 9));
        }
    }

    /// <summary>What is shown of the milestones must come to what is shown of the whole.</summary>
    private void Judge(string path, Response found)
    {
        JsonElement[] milestones = [.. found.Body.GetProperty("milestones").EnumerateArray()];
        if (milestones.Length > 0 && found.String("status") is not ("inquiry" or "quoted")
            && milestones.Sum(milestone => Amount(milestone.GetProperty("total"))) != Amount(found.Body.GetProperty("price").GetProperty("total")))
        {
            town.Watch.Violated("milestones", $"{path} shows milestones that do not sum to its price: {found.Text}");
        }

        static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();
    }

    private Task Act(string path, string status, JsonElement[] milestones) => (role, status, chance.Below(40)) switch
    {
        ("customer", "confirmed" or "in_progress" or "working" or "delivered" or "changes_requested", < 8) => Fund(path, milestones),
        ("customer", "awaiting_funding", < 24) => Fund(path, milestones),
        ("operator", "awaiting_funding" or "working", < 4) => Fund(path, milestones),
        ("customer" or "operator", "delivered", < 26) => Post($"{path}/deliver/accept"),
        ("customer", "delivered", < 30) => Post($"{path}/deliver/request-changes", new { wanted = "The dog in blue, please." }),
        ("provider", "in_progress" or "working" or "changes_requested" or "overdue", < 28) => Post($"{path}/deliver", new { note = "Here it is." }),
        ("customer" or "provider", "confirmed" or "in_progress" or "working" or "awaiting_funding", 39) => Leave(path),
        ("provider", "in_progress" or "working", 38) => Post($"{path}/refund", new { amount = new { amount = chance.Between(1, 2_000), currency = "EUR" }, reason = "It took less." }),
        ("customer", "in_progress", 38) => Post($"{path}/complete"),
        ("provider", "working", 37) => Post($"{path}/change-order", new { lines = new[] { new { label = "Gold", amount = new { amount = 500, currency = "EUR" } } } }),
        _ => Task.CompletedTask,
    };

    /// <summary>Some are not content with a milestone, and both sides settle that, or the operator does.</summary>
    private Task Quarrel(string path, Response found) => !town.Scenario.Has(Complainer.Habit) ? Task.CompletedTask : (role, found.String("status")) switch
    {
        ("customer", "delivered") when chance.PerMille(300) => Post($"{path}/complain", new
        {
            reason = "quality",
            text = "The dog is green.",
            wish = chance.Pick<string>(["full_refund", "redo"]),
        }),
        (_, "complained") => new Complainer(town, chance, role, ask).Look(found.Body.GetProperty("complaint")),
        _ => Task.CompletedTask,
    };

    private async Task Leave(string path)
    {
        await ask(new Request("GET", $"{path}/cancellation"));
        await Post($"{path}/cancel", new { reason = "It is not what I thought of." });
    }

    /// <summary>The next one, mostly; whoever means another is told which is.</summary>
    private async Task Fund(string path, JsonElement[] milestones)
    {
        var next = Array.FindIndex(milestones, milestone => milestone.GetProperty("status").GetString() is "planned" or "funding") + 1;
        if (next == 0)
        {
            await (chance.PerMille(50) ? Post($"{path}/milestones/fund", new { milestone = 1 }) : Task.CompletedTask);
            return;
        }

        var asked = await Post($"{path}/milestones/fund", new { milestone = chance.PerMille(30) ? next + 1 : next, reason = "The next part, please." });
        if (role != "customer" || asked is not { IsOk: true })
        {
            return;
        }

        // A repeat may be answered when the page is closed again; it is tried all the same.
        var payment = asked.Body.GetProperty("milestones")[next - 1].GetProperty("payment");
        if (payment.ValueKind is not JsonValueKind.Null && await CheckoutPage.Of(payment.GetProperty("id").GetString()!, ask) is { } page)
        {
            await Pay(page);
        }
    }

    private async Task Pay(string page)
    {
        await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(chance.PerMille(700) ? 12 : 40));
        if (chance.PerMille(850))
        {
            town.Log.Tell("customer", $"milestones on {page}: {(await town.Gateway.Sandbox.CompleteCheckout(page)).Status}");
        }
    }

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most)
    {
        var time = chance.Between(least, most);
        return time > TimeSpan.Zero ? Task.Delay(time, town.Outside.Time) : Task.CompletedTask;
    }
}
