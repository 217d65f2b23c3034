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

    public async Task Keep()
    {
        var numbers = new List<string> { "DE89370400440532013000" };
        for (var times = chance.Between(0, 3); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(2), town.Span), town.Outside.Time);
            await Look();
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
        var page = await ask(Post("/providers/me/bank-account"));
        if (page is { Code: "identity.step-up-required" } && await ask(Post("/auth/step-up", new { password = password() })) is { IsOk: true })
        {
            await ask(Post("/providers/me/bank-account"));
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

    private Request Post(string path, object? body = null) => new("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") };
}
