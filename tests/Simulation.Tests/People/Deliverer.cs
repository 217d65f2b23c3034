using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Hands work over in time, late or never; accepts it, wants it otherwise, says nothing, or loses patience.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that deliveries change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Deliverer(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "deliveries";

    /// <summary>How a listing is booked whose work is delivered; null where it is not. Short, so that all of it ends while somebody looks.</summary>
    public static object? Terms(Town town, Chance chance, bool needsAcceptance) =>
        town.Scenario.Has(Habit) && chance.PerMille(300)
            ? new
            {
                needsAcceptance,
                deliversWork = true,
                complaintWindow = "PT12H",
                deliverWithin = chance.Pick<string>(["PT2H", "PT12H", "P1D"]),
                acceptWindow = chance.Pick<string>(["P1D", "P2D"]),
                overdueWindow = "P1D",
                changeRounds = chance.Below(3),
            }
            : null;

    /// <summary>What somebody does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(booking.Offer.Delivers ? (role == "operator" ? 300 : 900) : 30))
        {
            return;
        }

        await Until(booking.Start + chance.Between(TimeSpan.FromMinutes(-30), TimeSpan.FromHours(role == "provider" ? 26 : 40)));
        for (var looks = chance.Between(2, 5); looks > 0; looks--)
        {
            var path = $"/bookings/{booking.Id}";
            if (role == "provider" && looks > 1 && chance.PerMille(500))
            {
                await Deliver(path);
            }

            if (await ask(new Request("GET", path)) is { IsOk: true } found)
            {
                await Answer(path, found.String("status"));
            }

            await Until(town.Now + chance.Between(TimeSpan.FromHours(2), TimeSpan.FromHours(30)));
        }
    }

    private async Task Answer(string path, string status)
    {
        var draw = chance.Below(10);
        switch (role, status)
        {
            case ("provider", "in_progress" or "changes_requested" or "overdue") when draw < 7:
                await Deliver(path);
                break;
            case ("provider" or "operator", "delivered" or "changes_requested" or "overdue") when draw == 9:
                await Post($"{path}/cancel", new { reason = "It cannot be done." });
                break;
            case ("operator", "in_progress" or "overdue"):
                await Deliver(path);
                break;
            case (not "provider", "delivered") when draw < 4:
                await Post($"{path}/deliver/request-changes", new { wanted = "The dog in blue, please." });
                break;
            case (not "provider", "delivered" or "changes_requested") when draw < 7:
                await Post($"{path}/deliver/accept", new { delivery = draw == 4 ? 1 : (int?)null });
                break;
            case ("customer", "overdue"):
                await Post($"{path}/{(draw < 5 ? "cancel" : "deliver/accept")}");
                break;
        }
    }

    private Task<Response?> Deliver(string path) =>
        Post($"{path}/deliver", new { note = "Here it is.", links = new[] { "https://example.com/work.zip" } });

    private Task<Response?> Post(string path, object? body = null) =>
        ask(new Request("POST", path) { Body = body is null ? [] : Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private async Task Until(DateTimeOffset instant)
    {
        if (instant > town.Now)
        {
            await Task.Delay(instant - town.Now, town.Outside.Time);
        }
    }
}
