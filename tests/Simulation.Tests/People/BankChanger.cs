using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Has payouts sent to another bank account, at times to several within a day or back to the one before, and wants to be paid at once. Who does it
/// at the gateway is asked for nothing here, as a thief would be.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that it changes nothing about what else is done.</param>
/// <param name="password">What proves who they are; null of whom nothing would.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class BankChanger(Town town, Chance chance, Func<string?> password, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "banks";

    private const string ByHand = "/providers/me/bank-details/IQD";

    public async Task Keep()
    {
        var numbers = new List<string> { "DE89370400440532013000" };
        for (var times = chance.Between(0, 3); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(2), town.Span), town.Outside.Time);
            await Look();
            await StateByHand();
            for (var changes = chance.Between(1, 2); changes > 0; changes--)
            {
                await Change(numbers);
                await Task.Delay(chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(30)), town.Outside.Time);
                if (chance.PerMille(600))
                {
                    await ask(Post("/providers/me/payouts"));
                }
            }
        }
    }

    /// <summary>Looks for the page on which it is done.</summary>
    private async Task Look()
    {
        await Proved(() => Post("/providers/me/bank-account"));
    }

    /// <summary>Says where what is paid by hand goes, now and then another number, or that it goes nowhere any more.</summary>
    private async Task StateByHand()
    {
        if (chance.PerMille(300))
        {
            return;
        }

        var number = $"{chance.Between(1_000, 1_003)}";
        await Proved(() => chance.PerMille(800)
            ? With("PUT", ByHand, new { holder = "Pia Adler", bankName = "Bank of Erbil", number, bankCode = "BOEQIQ" })
            : With("DELETE", ByHand));
    }

    /// <summary>Asks, proves who they are if they have to, and asks again.</summary>
    private async Task Proved(Func<Request> request)
    {
        if (await ask(request()) is { Code: "identity.step-up-required" } && await ask(Post("/auth/step-up", new { password = password() })) is { IsOk: true })
        {
            await ask(request());
        }
    }

    private async Task Change(List<string> numbers)
    {
        if (await ask(new Request("GET", "/providers/me")) is not { IsOk: true } me
            || me.Body.GetProperty("gateway").GetProperty("accountId").GetString() is not { } account)
        {
            return;
        }

        if (chance.PerMille(700))
        {
            numbers.Add($"DE{chance.Between(10_000_000, 99_999_999)}");
        }

        await town.Gateway.Sandbox.ChangeBank(account, chance.Pick(numbers));
    }

    private Request Post(string path, object? body = null) => With("POST", path, body);

    private Request With(string method, string path, object? body = null) =>
        new(method, path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") };
}
