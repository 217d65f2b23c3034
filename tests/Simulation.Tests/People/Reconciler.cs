using Marketplace.Embedded;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>
/// Compares with the gateway besides the schedule, looks at what differs, and says of some of it that it is dealt with. When everything
/// has settled, once more, which must find nothing.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Reconciler(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reconciles";

    /// <summary>A page at a time, so that lists are read while they change.</summary>
    private const int PageSize = 2;

    private readonly Chance comparing = chance.Fork("gateways");

    public async Task Keep()
    {
        for (var looks = chance.Between(1, 4); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(9)), town.Outside.Time);
            await ask(new Request("GET", "/reconciliation"));
            var gateway = comparing.Pick(GatewayNames.Remote);
            object all = new { gateway, reason = "I want to know.", from = Instants.Format(town.Opening) }, some = new { gateway, reason = "I want to know." };
            await (chance.PerMille(300) ? Task.WhenAll(Start(all), Start(some)) : Start(chance.PerMille(500) ? all : some));
            await Task.Delay(chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)), town.Outside.Time);
            await GoThroughTheQueue();
        }
    }

    private async Task Start(object body) =>
        await ask(new Request("POST", "/admin/reconciliations") { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private async Task GoThroughTheQueue()
    {
        await ask(new Request("GET", $"/admin/reconciliations?limit={PageSize}"));
        for (var path = $"/admin/queues/reconciliation?limit={PageSize}"; await ask(new Request("GET", path)) is { IsOk: true } queue;)
        {
            foreach (var item in queue.Body.GetProperty("items").EnumerateArray())
            {
                for (var tries = chance.Below(3); tries > 0; tries--)
                {
                    await ask(new Request("POST", $"/admin/queues/reconciliation/{item.GetProperty("id").GetString()}/resolve")
                    {
                        Body = Request.Json(new { reason = "The gateway told us on the phone." }), Key = chance.NewGuid().ToString("N"),
                    });
                }
            }

            if (queue.Body.GetProperty("next").GetString() is not { } next)
            {
                return;
            }

            path = $"/admin/queues/reconciliation?limit={PageSize}&cursor={next}";
        }
    }
}
