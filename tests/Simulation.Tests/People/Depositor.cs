using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Deposits and balances: some sell for a part of the price and ask for the rest a little before the work. It is paid in time, late, twice, by
/// debit or never; the booking moves meanwhile, or somebody leaves.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that balances change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Depositor(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "balances";

    private const int Looks = 14;

    /// <summary>Sells an hour for a deposit. People here book a day or three ahead, so what they owe is due a few hours before.</summary>
    public async Task Open(Person provider)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(450))
        {
            return;
        }

        var (mode, price) = (chance.PerMille(700) ? "instant" : "request", chance.Between(1_000, 30_000));
        var hour = Shop.Listing($"{provider.Name} for a deposit", mode, price, chance.Pick<object>([
            "flexible", "moderate", "strict", "none", new { tiers = new[] { new { refundPercent = 100, feeRefundPercent = 100, deposit = "refunded" } } }]), ShopTerms.Plain(chance.PerMille(700) ? 1 : 3));
        if (await Post("/listings", hour) is not { IsOk: true } made)
        {
            return;
        }

        object deposit = chance.PerMille(600) ? new { basisPoints = chance.Between(1, 9_999) } : new { amount = new { amount = chance.Between(1, price + 500), currency = "EUR" } };
        var payment = new { payment = new { deposit, balanceDue = Dues(chance) } };
        if (await ask(new Request("PATCH", $"/listings/{made.String("id")}") { Body = Request.Json(payment), Key = chance.NewGuid().ToString("N") }) is { IsOk: true }
            && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true })
        {
            town.Listings.Add(new Offer(made.String("id"), mode, provider));
        }
    }

    /// <summary>Whether a card may be kept for a balance, should there be one; null for who does not say.</summary>
    public static bool? KeepsCard(Chance chance) => chance.PerMille(600) ? true : chance.PerMille(500) ? false : null;

    /// <summary>When the balance of an offer is due; null where all of it is paid when it is accepted.</summary>
    public static string? Due(Chance chance) => chance.PerMille(600) ? Dues(chance) : null;

    private static string Dues(Chance chance) => chance.Pick<string>(["PT2H", "PT6H", "PT20H", "P1D", "PT30H"]);

    /// <summary>What a customer does about the balance of one booking.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || booking.PaymentId is null)
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        await ThinkBetter(path);
        for (var looks = 0; looks < Looks; looks++)
        {
            await Wait(TimeSpan.FromMinutes(30), TimeSpan.FromHours(7));
            if (await ask(new Request("GET", path)) is not { IsOk: true } found || found.Body.GetProperty("balance") is not { ValueKind: JsonValueKind.Object } balance)
            {
                return;
            }

            Judge(path, found.Body.GetProperty("price"), balance);
            switch (balance.GetProperty("status").GetString())
            {
                case "due" when chance.PerMille(await IsCharged(balance) ? 300 : 600):
                    await Pay(path, balance.GetProperty("payment").GetProperty("id").GetString()!);
                    break;
                case "paid" or "void":
                    return;
                case var _ when chance.PerMille(30):
                    await Post($"{path}/{chance.Pick<string>(["complete", "check-in", "cancel"])}");
                    break;
            }
        }
    }

    /// <summary>Whoever thinks better of having their card kept, or lets it be kept after all, gets another page.</summary>
    private async Task ThinkBetter(string path)
    {
        if (chance.PerMille(850))
        {
            return;
        }

        await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(12));
        if (await ask(new Request("GET", path)) is { IsOk: true } found && found.String("status") == "pending_payment" && found.Body.GetProperty("balance").ValueKind is JsonValueKind.Object)
        {
            await Post($"{path}/payments", new { keepCard = chance.PerMille(500) });
        }
    }

    /// <summary>Whether somebody else sees to it: some would rather pay themselves all the same, on a page that they may have open for long.</summary>
    private async Task<bool> IsCharged(JsonElement balance) =>
        await ask(new Request("GET", $"/payments/{balance.GetProperty("payment").GetProperty("id").GetString()}")) is { IsOk: true } payment
        && payment.Body.GetProperty("charge") is { ValueKind: JsonValueKind.Object } charge && charge.GetProperty("nextAt").ValueKind is not JsonValueKind.Null;

    /// <summary>What is due now and later must come to what it costs.</summary>
    private void Judge(string path, JsonElement price, JsonElement balance)
    {
        if (price.GetProperty("dueLater") is { ValueKind: JsonValueKind.Object } later
            && (Amount(price.GetProperty("dueNow")) + Amount(later) != Amount(price.GetProperty("total")) || Amount(later) != Amount(balance.GetProperty("amount"))))
        {
            town.Watch.Violated("balances", $"{path} shows what does not sum: {price} {balance}");
        }

        static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();
    }

    /// <summary>On the page that is open, or on another one; some wait until it may be too late.</summary>
    private async Task Pay(string path, string payment)
    {
        if (chance.PerMille(200))
        {
            await Post($"{path}/payments", new { payment });
        }

        var page = await CheckoutPage.Of(payment, ask);
        await Wait(TimeSpan.Zero, chance.PerMille(700) ? TimeSpan.FromMinutes(20) : TimeSpan.FromHours(12));
        if (page is not null && chance.PerMille(850))
        {
            await CheckoutPage.Pay(page, town, chance, "customer");
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
