using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Looks at what waits for its time: at the timers of bookings, and at the queue of those that are late or failed.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that timekeepers change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Timekeeper(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "timers";

    private const string Queue = "/admin/queues/timers";

    /// <summary>What nobody is hurt by if it comes some hours late.</summary>
    private static readonly string[] Patient = ["starts", "auto_completes", "payout_becomes_due", "review_period_closes", "close", "transfer_resumes"];

    /// <summary>Looks now and then for some days, and whenever they are called because a timer failed.</summary>
    public async Task Keep()
    {
        town.Database.DeadlineFailed = () =>
        {
            if (chance.PerMille(200))
            {
                town.Outside.Run(LookThrough);
            }
        };
        for (var looks = chance.Between(2, 6); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromDays(3)), town.Outside.Time);
            await LookThrough();
        }
    }

    private async Task LookThrough()
    {
        if (await ask(new Request("GET", Queue)) is { IsOk: true } queue)
        {
            foreach (var timer in queue.Body.GetProperty("items").EnumerateArray())
            {
                await Mend(timer);
            }
        }
    }

    /// <summary>What its parties see of a booking's time is what the booking itself says is next.</summary>
    public async Task Look(string booking)
    {
        if (town.Scenario.Has(Habit) && chance.PerMille(300)
            && await ask(new Request("GET", $"/bookings/{booking}")) is { IsOk: true } before
            && await ask(new Request("GET", $"/bookings/{booking}/timers")) is { IsOk: true } timers
            && await ask(new Request("GET", $"/bookings/{booking}")) is { IsOk: true } after
            && before.Body.GetProperty("version").GetInt64() == after.Body.GetProperty("version").GetInt64()
            && !town.Faults.Has(Fault.Duplicate)
            && NextOf(before.Body) != FirstOf(timers.Body))
        {
            town.Watch.Violated("timers", $"{booking} says {NextOf(before.Body)} is next, and its timers say {FirstOf(timers.Body)}");
        }
    }

    /// <summary>Has it tried again. Now and then it is given up first, and an operator thinks better of it.</summary>
    private async Task Mend(JsonElement timer)
    {
        var path = $"{Queue}/{timer.GetProperty("id").GetString()}";
        if (Patient.Contains(timer.GetProperty("name").GetString(), StringComparer.Ordinal) && chance.PerMille(700))
        {
            await Insist(Act($"{path}/let-go", "It was done by hand."));
            await Insist(Act($"{path}/retry", "It was not."));
        }
        else if (chance.PerMille(700))
        {
            await ask(Act($"{path}/retry", "The database was away."));
        }
    }

    /// <summary>Asks until it is known what became of it: a timer that is given up stays so.</summary>
    private async Task Insist(Request request)
    {
        while (await ask(request) is null)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), town.Outside.Time);
        }
    }

    private Request Act(string path, string reason) =>
        new("POST", path) { Body = Request.Json(new { reason }), Key = chance.NewGuid().ToString("N") };

    private static string NextOf(JsonElement booking) =>
        booking.TryGetProperty("nextEvent", out var next) && next.ValueKind is JsonValueKind.Object ? next.GetProperty("at").GetString()! : "nothing";

    private static string FirstOf(JsonElement timers) =>
        timers.GetProperty("items") is var items && items.GetArrayLength() > 0 ? items[0].GetProperty("at").GetString()! : "nothing";
}
