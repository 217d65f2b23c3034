using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Complains of work, answers, offers, haggles, takes it back, asks an operator or says nothing: rightly, wrongly, too early and too late.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that complaints change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Complainer(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "complaints";

    private const int Looks = 5;

    private static readonly string[] Reasons = ["not_as_described", "not_delivered", "quality", "no_show", "overcharged", "damage", "other"];

    /// <summary>How complaints about a listing run where that is not as usual; null where it is.</summary>
    public static object? Terms(Town town, Chance chance, bool needsAcceptance) =>
        town.Scenario.Has(Habit) && chance.PerMille(300)
            ? new { needsAcceptance, complaintAnswer = "P1D", complaintReply = "P2D", silenceGrants = chance.PerMille(700) }
            : null;

    /// <summary>What somebody does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(700))
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        await Until(booking.Start + chance.Between(TimeSpan.FromHours(-1), TimeSpan.FromHours(chance.PerMille(600) ? 2 : 70)));
        if (role == "customer" || chance.PerMille(30))
        {
            await Complain(path);
        }

        for (var looks = chance.Between(0, Looks); looks > 0; looks--)
        {
            await Until(town.Now + chance.Between(TimeSpan.FromHours(2), TimeSpan.FromDays(chance.PerMille(700) ? 2 : 7)));
            if (await ask(new Request("GET", path)) is { IsOk: true } found
                && found.Body.GetProperty("complaint") is { ValueKind: JsonValueKind.Object } complaint)
            {
                await Look(complaint);
            }
        }

        if (role != "operator")
        {
            await ask(new Request("GET", $"/complaints?role={role}"));
        }
    }

    private Task<Response?> Complain(string path)
    {
        var wish = chance.Pick<string>(["full_refund", "partial_refund", "partial_refund", "redo", "other"]);
        return Post($"{path}/complain", new
        {
            reason = chance.Pick<string>(Reasons),
            text = "The dog is green.",
            wish,
            amount = wish == "partial_refund" ? Euro(chance.Between(1, 9_000)) : null,
        });
    }

    /// <summary>What somebody does about a complaint, as they find it.</summary>
    /// <param name="complaint">What its booking says of it.</param>
    public async Task Look(JsonElement complaint)
    {
        var path = $"/complaints/{complaint.GetProperty("id").GetString()}";
        if (await ask(new Request("GET", path)) is not { IsOk: true } found)
        {
            return;
        }

        switch (role, found.String("status"), chance.Below(10))
        {
            case (_, _, 0):
                await Post($"{path}/statements", new { text = "And another thing." });
                break;
            case ("provider", "open", < 4):
                await Post($"{path}/answer", new { text = "It was green before." });
                break;
            case ("provider", _, < 7):
                await Post($"{path}/offer", new { amount = Euro(OfMilestone(found.Body) ?? chance.Between(1, 4_000)), text = "For peace." });
                break;
            case ("provider", _, 7):
            case ("customer", _, < 4):
                await Post($"{path}/accept", new { offer = chance.PerMille(200) ? 1 : (int?)null });
                break;
            case ("customer", _, 4):
                await Post($"{path}/withdraw", new { reason = "It washed out." });
                break;
            case ("operator", "in_mediation", < 6):
                await Post($"/admin{path}/decide", new { award = Euro(OfMilestone(found.Body) ?? chance.Pick<int>([0, 1, 1_000, 8_000, 100_000])), reason = "There are pictures." });
                break;
            case (_, _, < 9):
                await Post($"{path}/escalate", new { reason = "We do not get on." });
                break;
        }
    }

    /// <summary>Of work in milestones: around the one that it is about, or all; null where there are none.</summary>
    private int? OfMilestone(JsonElement complaint) => complaint.GetProperty("ofMilestone") is { ValueKind: JsonValueKind.Object } milestone
        ? (int)(chance.PerMille(250) ? complaint.GetProperty("stake") : milestone).GetProperty("amount").GetInt64() - chance.Pick<int>([0, 1, 1, 100, 1_000])
        : null;

    private static object Euro(int amount) => new { amount, currency = "EUR" };

    private Task<Response?> Post(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private async Task Until(DateTimeOffset instant)
    {
        if (instant > town.Now)
        {
            await Task.Delay(instant - town.Now, town.Outside.Time);
        }
    }
}
