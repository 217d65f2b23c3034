using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Gives back of whatever was earned with a booking: tips, sessions of packages, what was awarded of its security deposit. Operators say now and then whose
/// expense it is; providers try to.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Apologist(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "regrets";

    /// <summary>Until what was earned is paid out, and well after.</summary>
    private static readonly TimeSpan Regretful = TimeSpan.FromDays(16);

    private static readonly ImmutableArray<string?> Payers = ["platform", "platform", "provider", "both", null, "nobody"];

    /// <summary>What somebody regrets about one booking.</summary>
    /// <param name="booking">Which.</param>
    /// <param name="saysWhoPays">How often of a thousand times they say who pays.</param>
    public async Task Attend(Engagement booking, int saysWhoPays)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(500))
        {
            return;
        }

        await Wait(booking.Start - town.Now, booking.Start - town.Now + TimeSpan.FromDays(4));
        for (var times = chance.Between(1, 4); times > 0; times--)
        {
            await Regret($"/bookings/{booking.Id}", saysWhoPays);
            await Wait(TimeSpan.FromHours(1), Regretful / 3);
        }
    }

    private async Task Regret(string path, int saysWhoPays)
    {
        var payments = await PaymentsOf(path);
        if (payments.Length == 0)
        {
            return;
        }

        var body = new
        {
            amount = chance.PerMille(250) ? null : new { amount = chance.Between(1, 3_000), currency = "EUR" },
            reason = "We are sorry.",
            payment = chance.PerMille(100) ? null : chance.Pick(payments),
            paidBy = chance.PerMille(saysWhoPays) ? chance.Pick(Payers) : null,
        };
        var wish = new Request("POST", $"{path}/refund") { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };
        await (chance.PerMille(150) ? (Task)Task.WhenAll(ask(wish), ask(wish)) : ask(wish));
    }

    /// <summary>Everything that was, or may have been, paid with the booking.</summary>
    private async Task<ImmutableArray<string>> PaymentsOf(string path)
    {
        var payments = ImmutableArray.CreateBuilder<string>();
        if (await ask(new Request("GET", path)) is { IsOk: true } found)
        {
            Add(found.Body.GetProperty("payment"));
            foreach (var tip in found.Body.GetProperty("tips").EnumerateArray())
            {
                Add(tip.GetProperty("payment"));
            }

            if (found.Body.GetProperty("securityDeposit").ValueKind is JsonValueKind.Object
                && await ask(new Request("GET", $"{path}/security-deposit")) is { IsOk: true } deposit)
            {
                Add(deposit.Body.GetProperty("payment"));
            }
        }

        return payments.DrainToImmutable();

        void Add(JsonElement payment)
        {
            if (payment.ValueKind is JsonValueKind.Object)
            {
                payments.Add(payment.GetProperty("id").GetString()!);
            }
        }
    }

    private Task Wait(TimeSpan least, TimeSpan most)
    {
        var time = chance.Between(least, most);
        return time > TimeSpan.Zero ? Task.Delay(time, town.Outside.Time) : Task.CompletedTask;
    }
}
