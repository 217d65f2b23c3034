using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Haggles over one price until there is an agreement, or somebody has had enough.</summary>
/// <param name="chance">Of its own, so that haggling changes nothing about what else is done.</param>
/// <param name="booking">Over what.</param>
/// <param name="side">As whom: `customer` or `provider`.</param>
/// <param name="get">Reads.</param>
/// <param name="post">Says.</param>
/// <param name="pause">Until the next look.</param>
/// <param name="deferring">Of those who offer it for a deposit and a balance; null where nobody does.</param>
internal sealed class Bargain(
    Chance chance,
    Engagement booking,
    string side,
    Func<string, Task<Response?>> get,
    Func<string, object?, Task<Response?>> post,
    Func<Task> pause,
    Chance? deferring = null)
{
    private const int Patience = 6;

    private readonly string path = $"/bookings/{booking.Id}";

    /// <returns>The payment, once both agree; null when nothing came of it.</returns>
    public async Task<string?> Strike()
    {
        for (var looks = 0; looks < Patience; looks++)
        {
            await pause();
            if (await get(path) is not { IsOk: true } found)
            {
                continue;
            }

            switch (found.String("status"))
            {
                case "inquiry" when side == "provider":
                    await (chance.PerMille(900) ? Offer("offer") : post($"{path}/decline", new { reason = "Too far." }));
                    break;
                case "inquiry":
                    await (chance.PerMille(80) ? post($"{path}/cancel", null) : Task.CompletedTask);
                    break;
                case "quoted":
                    await AnswerTo(found, found.String("offer.by") == side);
                    break;
                case "pending_payment":
                    return found.String("payment.id");
                default:
                    return null;
            }
        }

        return null;
    }

    private Task AnswerTo(Response found, bool isMine) => (isMine, chance.Below(10)) switch
    {
        (true, 0) => post($"{path}/withdraw", new { reason = "A mistake." }),
        (true, 1) => Offer(side == "provider" ? "offer" : "counter"),
        (true, 2) => post($"{path}/accept", null),
        (true, _) => Task.CompletedTask,
        (false, < 5) => post($"{path}/accept", new { offer = found.Body.GetProperty("offer").GetProperty("number").GetInt32() }),
        (false, < 8) => Offer("counter"),
        (false, 8) => post($"{path}/decline", new { reason = "Too much." }),
        _ => post($"{path}/accept", null),
    };

    private Task<Response?> Offer(string how)
    {
        var (price, rebate) = (chance.Between(1_000, 30_000), chance.Between(1, 900));
        var parts = Artisan.Parts(booking.Offer, chance, price - rebate);
        var deposit = parts is null && chance.PerMille(400) ? chance.Between(1, 90) : (int?)null;
        return post($"{path}/{how}", new
        {
            lines = new[]
            {
                new { label = "The work", amount = new { amount = price, currency = "EUR" } },
                new { label = "For you", amount = new { amount = -rebate, currency = "EUR" } },
            },
            deposit = deposit is { } amount ? new { amount, currency = "EUR" } : null,
            balanceDue = deposit is null || deferring is null ? null : Depositor.Due(deferring),
            milestones = parts,
        });
    }
}
