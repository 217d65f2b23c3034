using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>The operator goes through the queue of disputes, page by page, and decides some of what waits there, or answers banks.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that arbiters change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Arbiter(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "disputes";

    private const int Looks = 8;

    public async Task Look()
    {
        for (var looks = 0; looks < Looks; looks++)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(4), TimeSpan.FromDays(2)), town.Outside.Time);
            var path = "/admin/queues/disputes?limit=1";
            for (var pages = 0; pages < Looks && await ask(new Request("GET", path)) is { IsOk: true } queue; pages++)
            {
                foreach (var dispute in queue.Body.GetProperty("items").EnumerateArray())
                {
                    await Judge(dispute);
                }

                if (queue.Body.GetProperty("next").GetString() is not { } next)
                {
                    break;
                }

                path = $"/admin/queues/disputes?limit=1&cursor={next}";
            }
        }
    }

    /// <summary>Nobody answers before they are asked, unless the clock was put right between the two, and nobody owes what is held.</summary>
    private async Task Judge(JsonElement dispute)
    {
        var (claim, answer, held) = (dispute.GetProperty("claim"), dispute.GetProperty("answer"), dispute.GetProperty("held").GetProperty("amount").GetInt64());
        var isBefore = answer.ValueKind is JsonValueKind.Object && claim.GetProperty("at").GetDateTimeOffset() > answer.GetProperty("at").GetDateTimeOffset();
        if (held < 0 || (isBefore && !town.Faults.Has(Fault.ClockJump)))
        {
            town.Watch.Violated("disputes", $"the queue shows {dispute}");
        }

        if (!chance.PerMille(300))
        {
            return;
        }

        if (dispute.GetProperty("disputeId").GetString() is { } bank)
        {
            await Decide($"/admin/disputes/{bank}/{(chance.PerMille(700) ? "submit" : "accept")}", new { reason = "I have read it." });
            return;
        }

        await (dispute.GetProperty("complaintId").GetString() is { } complaint
            ? Decide($"/admin/complaints/{complaint}/decide", new { award = new { amount = chance.Between(0, (int)held), currency = "EUR" }, reason = "I have heard both of you." })
            : Decide($"/bookings/{dispute.GetProperty("bookingId").GetString()}/no-show/decide", new { upheld = chance.PerMille(500), reason = "I have heard both of you." }));
    }

    private Task Decide(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
