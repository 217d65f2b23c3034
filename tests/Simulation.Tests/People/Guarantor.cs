using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Security deposits: some providers want one for what they sell. It is paid in time, late, on another page, by debit or never; claimed too early, too late,
/// too high or rightly; granted, contested, taken back or not looked at; and the operator decides some of it.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that deposits change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Guarantor(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "guarantees";

    private const int Looks = 14;

    /// <summary>Sells an hour for which something has to be left. People here book a day or three ahead, so it is asked for at the sale or some hours before.</summary>
    public async Task Open(Person provider)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(450))
        {
            return;
        }

        var mode = chance.PerMille(700) ? "instant" : "request";
        var hour = Shop.Listing($"{provider.Name} against a deposit", mode, chance.Between(1_000, 20_000), chance.Pick<object>(["flexible", "moderate", "strict"]), ShopTerms.Plain(chance.PerMille(800) ? 1 : 3));
        if (await Post("/listings", hour) is not { IsOk: true } made)
        {
            return;
        }

        var deposit = new
        {
            amount = Euro(chance.Between(1, 50_000)),
            dueBefore = chance.Pick<string?>([null, "PT2H", "PT6H", "PT20H", "P1D", "P3D"]),
            returnAfter = chance.Pick<string?>([null, "P1D", "P2D", "P5D"]),
        };
        if (await ask(new Request("PATCH", $"/listings/{made.String("id")}") { Body = Request.Json(new { securityDeposit = deposit }), Key = chance.NewGuid().ToString("N") }) is { IsOk: true }
            && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true })
        {
            town.Listings.Add(new Offer(made.String("id"), mode, provider));
        }
    }

    /// <summary>What somebody does about the deposit of one booking.</summary>
    public async Task Attend(Engagement booking)
    {
        var path = $"/bookings/{booking.Id}";
        if (!town.Scenario.Has(Habit) || booking.PaymentId is null
            || await ask(new Request("GET", path)) is not { IsOk: true } found || found.Body.GetProperty("securityDeposit").ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        var isSlow = chance.PerMille(250);
        for (var looks = 0; looks < Looks; looks++)
        {
            await Wait(TimeSpan.FromMinutes(30), TimeSpan.FromHours(isSlow ? 60 : 12));
            if (await ask(new Request("GET", $"{path}/security-deposit")) is { IsOk: true } deposit)
            {
                Judge(path, deposit.Body);
                if (deposit.Body.GetProperty("endedAt").ValueKind is JsonValueKind.String)
                {
                    return;
                }

                await Look(path, deposit.Body);
            }
        }
    }

    /// <summary>The operator goes through what waits, and decides some of it.</summary>
    public async Task Keep()
    {
        for (var looks = 0; looks < Looks; looks++)
        {
            await Wait(TimeSpan.FromHours(6), TimeSpan.FromDays(3));
            if (await ask(new Request("GET", "/admin/queues/security-deposits?limit=2")) is not { IsOk: true } queue)
            {
                continue;
            }

            foreach (var claim in queue.Body.GetProperty("items").EnumerateArray().Where(_ => chance.PerMille(500)).ToArray())
            {
                var award = Euro(chance.Between(0, Amount(claim.GetProperty("claimed")) + (chance.PerMille(100) ? 1 : 0)));
                await Post($"/bookings/{claim.GetProperty("bookingId").GetString()}/security-deposit/decide", new { award, reason = "There are pictures." });
            }
        }
    }

    private async Task Look(string path, JsonElement deposit)
    {
        var (status, own) = (deposit.GetProperty("status").GetString(), $"{path}/security-deposit");
        switch (role, status, chance.Below(10))
        {
            case ("customer", "due", < 7):
                await Pay(path, deposit.GetProperty("payment").GetProperty("id").GetString()!);
                break;
            case ("customer", "claimed", < 2):
            case ("provider", "contested", < 3):
                await Post($"{own}/accept");
                break;
            case ("customer", "claimed", < 6):
                var granted = chance.PerMille(500) ? Euro(chance.Between(0, Amount(deposit.GetProperty("claim").GetProperty("amount")))) : null;
                await Post($"{own}/contest", new { text = "It was green before.", granted });
                break;
            case ("provider", "held" or "due", < 4):
                await Claim(own, Amount(deposit.GetProperty("amount")));
                break;
            case ("provider", "claimed" or "contested", 9):
                await Post($"{own}/withdraw", new { reason = "It washed out." });
                break;
            case (_, _, 8) when chance.PerMille(100):
                await Post($"{own}/{chance.Pick<string>(["accept", "withdraw"])}");
                break;
        }
    }

    private Task Claim(string own, int held)
    {
        var first = chance.Between(1, held);
        var rest = chance.PerMille(100) ? 1 + held - first : held - first;
        object[] items = rest > 0 && chance.PerMille(500)
            ? [new { label = "A comb", amount = Euro(first) }, new { label = "Cleaning", amount = Euro(chance.Between(1, rest)) }]
            : [new { label = "A comb", amount = Euro(first) }];
        return Post($"{own}/claim", new { items, text = "The dog was hungry." });
    }

    /// <summary>What has ended went back or is awarded, to the cent, and nothing else.</summary>
    private void Judge(string path, JsonElement deposit)
    {
        if (deposit.GetProperty("endedAt").ValueKind is JsonValueKind.String
            && Amount(deposit.GetProperty("award")) + Amount(deposit.GetProperty("back")) != (deposit.GetProperty("paidAt").ValueKind is JsonValueKind.String ? Amount(deposit.GetProperty("amount")) : 0))
        {
            town.Watch.Violated("guarantees", $"{path} shows what does not sum: {deposit}");
        }
    }

    /// <summary>On the page that is open, or on another one; some wait until it may be too late.</summary>
    private async Task Pay(string path, string payment)
    {
        if (chance.PerMille(150))
        {
            await Post($"{path}/payments", new { payment });
        }

        var page = await CheckoutPage.Of(payment, ask);
        await Wait(TimeSpan.Zero, chance.PerMille(800) ? TimeSpan.FromMinutes(20) : TimeSpan.FromHours(12));
        if (page is not null && chance.PerMille(900))
        {
            await CheckoutPage.Pay(page, town, chance, role);
        }
    }

    private static int Amount(JsonElement money) => (int)money.GetProperty("amount").GetInt64();

    private static object Euro(int amount) => new { amount, currency = "EUR" };

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most)
    {
        var time = chance.Between(least, most);
        return time > TimeSpan.Zero ? Task.Delay(time, town.Outside.Time) : Task.CompletedTask;
    }
}
