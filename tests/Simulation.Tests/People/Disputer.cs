using System.Text.Json;
using Marketplace.Embedded;
using Marketplace.Gateways;
using Marketplace.Payments;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>
/// Some customers want their money back from their bank, soon or late, all of it or a part, some of them twice; some banks only ask first.
/// Providers say what they know and the operator answers for them, or nobody does and the deadline does.
/// </summary>
internal static class Disputer
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "chargebacks";

    private const int PageSize = 2;

    /// <summary>Early enough that a bank that asks first has decided when the books are closed.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(18);

    /// <summary>Who bears what banks keep: the same for all of a town.</summary>
    public static DisputeOptions Draw(Scenario scenario, Chance chance) => !scenario.Has(Habit)
        ? new DisputeOptions()
        : new DisputeOptions
        {
            Loss = chance.PerMille(600) ? ChargebackBearer.Provider : ChargebackBearer.Platform,
            Fee = chance.PerMille(600) ? ChargebackBearer.Provider : ChargebackBearer.Platform,
        };

    /// <summary>The customers, as their banks see them: whoever paid by card may have thought better of it.</summary>
    public static async Task Complain(Town town, Chance chance)
    {
        for (var complaints = chance.PerMille(200) ? 0 : chance.Between(2, 6); complaints > 0; complaints--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(10), Latest / 4), town.Outside.Time);
            if (town.Now > town.Opening + Latest)
            {
                return;
            }

            if (town.Gateway.Record.Movements().Where(movement => movement is { Type: "charge", Reference: not null }).ToArray() is not { Length: > 0 } charges)
            {
                continue;
            }

            var charge = chance.Pick(charges);
            for (var times = chance.PerMille(150) ? 2 : 1; times > 0; times--)
            {
                var order = new DisputeOrder(
                    chance.PerMille(600) ? null : chance.Between(1, (int)charge.Amount.Amount),
                    chance.Pick<string>(["fraudulent", "product_not_received", "duplicate"]),
                    IsInquiry: chance.PerMille(200));
                town.Log.Tell("a bank", $"is asked for {charge.Reference} by {order}: {await town.Gateway.Sandbox.DisputeCharge(charge.Reference!, order)}");
            }
        }
    }

    /// <summary>A provider looks what is disputed, and says something about some of it.</summary>
    public static async Task Answer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
    {
        for (var looks = chance.Between(1, 4); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromDays(1), Latest / 3), town.Outside.Time);
            for (var path = $"/disputes?limit={PageSize}"; await ask(new Request("GET", path)) is { IsOk: true } list;)
            {
                foreach (var dispute in list.Body.GetProperty("items").EnumerateArray().Where(_ => chance.PerMille(600)))
                {
                    await Look(dispute, chance, ask);
                }

                if (list.Body.GetProperty("next").GetString() is not { } next)
                {
                    break;
                }

                path = $"/disputes?limit={PageSize}&cursor={next}";
            }
        }
    }

    private static async Task Look(JsonElement dispute, Chance chance, Func<Request, Task<Response?>> ask)
    {
        var path = $"/disputes/{dispute.GetProperty("id").GetString()}";
        await ask(new Request("GET", path));
        await ask(new Request("GET", $"{path}/evidence"));
        await ask(new Request("GET", $"/payments/{dispute.GetProperty("paymentId").GetString()}/disputes"));
        for (var words = chance.Below(3); words > 0; words--)
        {
            var text = chance.Pick<string>(["The dog was there.", "It is winning_evidence.", "They sent me losing_evidence."]);
            await ask(new Request("POST", $"{path}/statements") { Body = Request.Json(new { text }), Key = chance.NewGuid().ToString("N") });
        }
    }
}
