using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Somebody was faster, so they wait, and look now and then whether it is their turn.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that waiting changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Waiter(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "waits";

    /// <param name="offer">What they want.</param>
    /// <param name="start">When.</param>
    /// <param name="go">What becomes of the booking that they are offered.</param>
    public void Want(Offer offer, DateTimeOffset start, Func<Engagement, Task> go)
    {
        if (town.Scenario.Has(Habit) && chance.PerMille(700))
        {
            town.Outside.Run(() => Wait(offer, start, go));
        }
    }

    private async Task Wait(Offer offer, DateTimeOffset start, Func<Engagement, Task> go)
    {
        var wish = new Request("POST", $"/listings/{offer.Id}/waitlist") { Body = Request.Json(new { start = CustomerPerson.Instant(start), resourceIds = offer.Choose(chance) }), Key = Key() };
        if (await ask(wish) is not { IsOk: true } joined)
        {
            return;
        }

        var entry = $"/waitlist/{joined.String("id")}";
        while (town.Now < start)
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(5)), town.Outside.Time);
            if (chance.PerMille(30))
            {
                await ask(new Request("DELETE", entry) { Key = Key() });
            }

            if (await (chance.PerMille(900) ? ask(new Request("GET", entry)) : Listed(joined.String("id"))) is not { IsOk: true } seen)
            {
                continue;
            }

            if (seen.String("status") == "offered")
            {
                await Take(seen, offer, start, go);
                return;
            }

            if (seen.String("status") != "waiting")
            {
                return;
            }
        }
    }

    /// <summary>The list shows the entry too.</summary>
    private async Task<Response?> Listed(string id)
    {
        var list = await ask(new Request("GET", "/waitlist?limit=50"));
        if (list is not { IsOk: true })
        {
            return list;
        }

        if (list.Body.GetProperty("items").EnumerateArray().FirstOrDefault(item => item.GetProperty("id").GetString() == id) is { ValueKind: JsonValueKind.Object } item)
        {
            return new Response(list.Status, item.GetRawText(), list.Headers);
        }

        town.Watch.Violated("lists", $"/waitlist does not show {id}");
        return null;
    }

    private async Task Take(Response entry, Offer offer, DateTimeOffset start, Func<Engagement, Task> go)
    {
        var id = entry.String("bookingId");
        if (await ask(new Request("GET", $"/bookings/{id}")) is { IsOk: true } booking)
        {
            var payment = booking.Body.GetProperty("payment");
            var engagement = new Engagement(id, payment.ValueKind is JsonValueKind.Object ? payment.GetProperty("id").GetString() : null, offer, start);
            town.Tell(engagement);
            await go(engagement);
        }
    }

    private string Key() => chance.NewGuid().ToString("N");
}
