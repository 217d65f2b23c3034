using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Has running bookings go on by another version of their process, up and down, after a look at how many could.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that migrations change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Migrator(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "migrates";

    public async Task Migrate()
    {
        for (var times = chance.Between(1, 3); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(6), TimeSpan.FromDays(4)), town.Outside.Time);
            var path = $"/admin/processes/{chance.Pick<string>(["instant", "request", "quote", "unpaid"])}/migrations";
            var fromVersion = chance.Between(1, 6);
            var toVersion = chance.PerMille(500) ? fromVersion - 1 : fromVersion + 1;
            await Start(path, new { fromVersion, toVersion, dryRun = true });
            if (await Start(path, new { fromVersion, toVersion, dryRun = false }) is { IsOk: true } started)
            {
                await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromMinutes(5)), town.Outside.Time);
                await ask(new Request("GET", $"{path}/{started.String("id")}"));
            }
        }
    }

    private Task<Response?> Start(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });
}
