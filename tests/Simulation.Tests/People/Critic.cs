using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Reads what the other side said in the end, and answers it or complains.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that reading changes nothing about what is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Critic(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "critics";

    /// <summary>Longer than the period in which reviews may be given (domain.md: end + 7 days).</summary>
    private static readonly TimeSpan Published = TimeSpan.FromDays(8);

    public void Read(Engagement booking)
    {
        if (town.Scenario.Has(Habit) && chance.PerMille(300))
        {
            town.Outside.Run(() => Answer(booking));
        }
    }

    private async Task Answer(Engagement booking)
    {
        await Task.Delay(booking.Start + Published + chance.Between(TimeSpan.Zero, TimeSpan.FromDays(3)) - town.Now, town.Outside.Time);
        if (await ask(new Request("GET", $"/bookings/{booking.Id}/reviews")) is not { IsOk: true } pair
            || pair.Body.GetProperty("theirs") is not { ValueKind: JsonValueKind.Object } theirs)
        {
            return;
        }

        var review = $"/reviews/{theirs.GetProperty("id").GetString()}";
        await (chance.PerMille(600)
            ? Say($"{review}/reply", new { text = "We were glad to have you." })
            : Say($"{review}/report", new { reason = "I was not even there." }));
    }

    private Task<Response?> Say(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
