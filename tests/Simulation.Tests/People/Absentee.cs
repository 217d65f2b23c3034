using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Is there or is not, and says of the other side what they like: rightly, wrongly, too early and too late.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that absences change nothing about what else is done.</param>
/// <param name="role">`customer`, `provider` or `operator`.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Absentee(Town town, Chance chance, string role, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "absences";

    /// <summary>What somebody does about one booking besides everything else.</summary>
    public async Task Attend(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(400))
        {
            return;
        }

        var path = $"/bookings/{booking.Id}";
        if (role == "provider" && chance.PerMille(500))
        {
            await Until(booking.Start + chance.Between(TimeSpan.FromMinutes(-45), TimeSpan.FromMinutes(20)));
            await Post($"{path}/check-in");
            await Until(booking.Start + chance.Between(TimeSpan.FromMinutes(20), TimeSpan.FromHours(3)));
            await Post($"{path}/check-out");
        }

        await Until(booking.Start + chance.Between(TimeSpan.Zero, TimeSpan.FromHours(chance.PerMille(800) ? 6 : 80)));
        if (role != "operator" && chance.PerMille(400))
        {
            await Post($"{path}/no-show", new { reason = "Nobody was there." });
        }

        await Until(town.Now + chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(3)));
        if (await ask(new Request("GET", path)) is { IsOk: true } found && found.String("status") is "no_show_reported" or "disputed")
        {
            await Answer(path);
        }
    }

    private Task Answer(string path) =>
        role == "operator"
            ? Post($"{path}/no-show/decide", new { upheld = chance.PerMille(500), reason = "We asked both." })
            : Post($"{path}/no-show/contest", new { reason = "I waited for an hour." });

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
