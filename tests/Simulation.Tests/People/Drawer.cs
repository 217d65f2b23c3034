using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Moves the platform's own money between the gateway and its bank, and writes down what the gateway does not tell of: at times twice, wrongly, or
/// what it told of already.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Drawer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "draws";

    private const string Path = "/admin/cash-movements";

    /// <summary>What the platform puts in first: nothing that it draws is anybody else's.</summary>
    private const int Capital = 50_00;

    private int left = Capital;

    public async Task Keep()
    {
        await Record("top_up", Capital, await town.Gateway.Sandbox.TopUp("eur", Capital));
        for (var times = chance.Between(1, 4); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(8)), town.Outside.Time);
            var amount = chance.Between(1, left / 2);
            left -= amount;
            if (chance.PerMille(300))
            {
                await Record("fee", amount, await town.Gateway.Sandbox.Charge("eur", amount));
            }
            else if (await town.Gateway.Sandbox.PayOut("eur", amount) is { } payout && chance.PerMille(400))
            {
                await Record("payout", amount, payout);
            }

            await ask(new Request("GET", chance.PerMille(500) ? $"{Path}?limit=2" : $"{Path}?gateway=stripe"));
        }
    }

    /// <summary>Until it is known to be there as it was: of most of this nobody else tells.</summary>
    private async Task Record(string kind, int amount, string reference)
    {
        if (chance.PerMille(200))
        {
            await ask(Recorded(kind, amount + chance.Between(1, 900), reference));
            await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromHours(30)), town.Outside.Time);
        }

        for (var isThere = false; !isThere;)
        {
            await Task.Delay(chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromHours(2)), town.Outside.Time);
            isThere = await ask(Recorded(kind, amount, reference)) switch
            {
                { IsOk: true } => true,
                { Status: 409 } => await IsRight(amount, reference),
                _ => false,
            };
        }

        if (chance.PerMille(200))
        {
            await ask(Recorded(kind, amount, reference));
        }
    }

    /// <summary>Whoever hears that it is known looks at what is known, and corrects what was less.</summary>
    private async Task<bool> IsRight(int amount, string reference)
    {
        if (await ask(new Request("GET", $"{Path}?limit=100")) is not { IsOk: true } all
            || all.Body.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("reference").GetString() == reference).ToArray() is not [var known])
        {
            return false;
        }

        var one = $"{Path}/{known.GetProperty("id").GetString()}";
        if (await ask(new Request("GET", one)) is not { IsOk: true } seen)
        {
            return false;
        }

        if (seen.String("status") != "recorded" || seen.Body.GetProperty("amount").GetProperty("amount").GetInt64() == amount)
        {
            return seen.String("status") != "corrected";
        }

        await ask(Post($"{one}/correct", new { reason = "It was less." }));
        return false;
    }

    private Request Recorded(string kind, int amount, string reference) =>
        Post(Path, new { kind, gateway = "stripe", amount = new { amount, currency = "EUR" }, reference, note = "Of the statement." });

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };
}
