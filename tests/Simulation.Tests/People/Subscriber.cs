using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Has their own calendar read what they booked, and sees that it says so; now and then the address must change.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that subscribers change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Subscriber(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "subscribes";

    private const string Feed = "/calendar-feeds/customer";

    public async Task Do()
    {
        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(2));
        if (!chance.PerMille(400) || await Change("PUT", Feed) is not { IsOk: true } opened || opened.Body.GetProperty("url").ValueKind is System.Text.Json.JsonValueKind.Null)
        {
            return;
        }

        await Follow(opened);
        await ask(new Request("GET", "/bookings/series"));
        await ask(new Request("POST", "/recurrence/preview") { Body = Request.Json(new { rrule = "FREQ=WEEKLY;COUNT=2", start = "2026-03-10T10:00:00", zone = "Europe/Berlin" }) });
        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(3));
        if (chance.PerMille(400) && await Change("POST", $"{Feed}/move") is { IsOk: true } moved)
        {
            await Follow(moved);
            await MustBeGone(opened);
        }

        if (await ask(new Request("GET", Feed)) is { IsOk: true } && chance.PerMille(400))
        {
            await Change("DELETE", Feed);
        }
    }

    /// <summary>Every booking that the list shows is in the calendar too, unless it never came to anything.</summary>
    private async Task Follow(Response feed)
    {
        if (await ask(new Request("GET", "/bookings?limit=100&status=confirmed")) is not { IsOk: true } list
            || await ask(new Request("GET", PathOf(feed))) is not { IsOk: true } calendar)
        {
            return;
        }

        foreach (var booking in list.Body.GetProperty("items").EnumerateArray())
        {
            if (!calendar.Text.Contains($"UID:{booking.GetProperty("id").GetString()}@", StringComparison.Ordinal))
            {
                town.Watch.Violated("calendar", $"{booking} is not in {calendar.Text}");
            }
        }
    }

    /// <remarks>Of two activations the one that did not hear of it still shows it, for as long as there are two.</remarks>
    private async Task MustBeGone(Response feed)
    {
        if (!town.Faults.Has(Fault.Duplicate) && await ask(new Request("GET", PathOf(feed))) is { IsOk: true })
        {
            town.Watch.Violated("calendar", $"{PathOf(feed)} can still be read after it moved");
        }
    }

    private static string PathOf(Response feed) => feed.String("url")[ApiRoutes.Base.Length..];

    private Task<Response?> Change(string method, string path) =>
        ask(new Request(method, path) { Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
