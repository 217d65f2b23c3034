using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Wants more or less than was agreed, and answers who does: at once, late, or never. What is to be paid is paid in all the ways there are.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that change orders change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Changer(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "changes";

    private const int Looks = 8;

    /// <summary>What somebody does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(role == "operator" ? 50 : 550))
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        await Wait(TimeSpan.FromMinutes(30), TimeSpan.FromHours(chance.PerMille(700) ? 20 : 90));
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await ask(new Request("GET", path)) is { IsOk: true } found)
            {
                await React(path, found);
            }

            await Wait(TimeSpan.FromMinutes(5), TimeSpan.FromHours(5));
        }

        await ReadThePrice(path);
    }

    /// <summary>Whatever was changed, the lines make the price.</summary>
    private async Task ReadThePrice(string path)
    {
        if (await ask(new Request("GET", $"{path}/price")) is not { IsOk: true } found)
        {
            return;
        }

        var lines = found.Body.GetProperty("lines").EnumerateArray().Select(explained => explained.GetProperty("line")).ToArray();
        var (paid, earned) = (Sum(lines, "paidBy", "customer"), Sum(lines, "receivedBy", "provider") + Sum(lines, "paidBy", "provider"));
        if (paid != Amount(found.Body, "total") || earned != Amount(found.Body, "providerEarns"))
        {
            town.Watch.Violated("changes", $"{path} costs {paid} and earns {earned} by its lines: {found.Text}");
        }

        static long Sum(JsonElement[] lines, string side, string who) =>
            lines.Where(line => line.GetProperty(side).GetString() == who).Sum(line => Amount(line, "amount"));

        static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
    }

    private async Task React(string path, Response found)
    {
        var order = found.Body.GetProperty("changeOrder");
        if (order.ValueKind is JsonValueKind.Null)
        {
            await (chance.PerMille(350) ? Propose(path) : Task.CompletedTask);
        }
        else if (order.GetProperty("status").GetString() == "awaiting_payment")
        {
            await Pay(path, order.GetProperty("payment").GetProperty("id").GetString()!);
        }
        else
        {
            await Answer(path, order.GetProperty("number").GetInt32());
        }
    }

    /// <summary>More for an hour that it takes longer, more for what came up, or less for what was not needed.</summary>
    private Task Propose(string path)
    {
        var amount = chance.PerMille(650) ? chance.Between(100, 9_000) : -chance.Between(1, 4_000);
        return Post($"{path}/change-order", new
        {
            lines = new[] { new { label = "What came up", amount = new { amount, currency = "EUR" } } },
            longer = amount > 0 && chance.PerMille(400) ? "PT30M" : null,
            note = "We spoke about it.",
        });
    }

    /// <summary>Who says yes pays, if there is something to pay and it is theirs. A wrong answer is tried too: one's own, or to another change order.</summary>
    private async Task Answer(string path, int number)
    {
        if (chance.PerMille(600))
        {
            if (await Post($"{path}/change-order/accept", new { number }) is { IsOk: true } agreed && agreed.Body.GetProperty("changeOrder") is { ValueKind: not JsonValueKind.Null } order)
            {
                await Pay(path, order.GetProperty("payment").GetProperty("id").GetString()!);
            }
        }
        else
        {
            await Refuse(path, number);
        }
    }

    private Task Refuse(string path, int number) => chance.Below(4) switch
    {
        0 => Post($"{path}/change-order/accept", new { number = number + 1 }),
        1 => Post($"{path}/change-order/decline", new { reason = "Too much." }),
        2 => Post($"{path}/cancel", new { reason = "Then rather not." }),
        _ => Task.CompletedTask,
    };

    private async Task Pay(string path, string payment)
    {
        if (role != "customer")
        {
            await (chance.PerMille(100) ? Post($"{path}/change-order/decline") : Task.CompletedTask);
            return;
        }

        if (chance.PerMille(150))
        {
            await Post($"{path}/change-order/decline", new { reason = "I have no money." });
        }

        if (chance.PerMille(150))
        {
            await Post($"{path}/payments", new { payment });
        }

        await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(chance.PerMille(700) ? 9 : 30));
        if (chance.PerMille(850) && await CheckoutPage.Of(payment, ask) is { } page)
        {
            await CheckoutPage.Pay(page, town, chance, role);
        }
    }

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
