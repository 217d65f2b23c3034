using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Sessions that need enough people: some providers hold them, and whoever hears of somebody's seat may want one beside it.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that groups change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class GroupGoer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "groups";

    private static readonly string[] Modes = ["instant", "instant", "request", "unpaid"];
    private static readonly string[] Leads = ["PT1H", "PT3H", "PT12H", "P1D"];

    /// <summary>A course for three that two have to come to.</summary>
    public async Task Hold(Person provider)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(700))
        {
            return;
        }

        var (mode, seats) = (chance.Pick(Modes), chance.Between(2, 4));
        var rules = new { seats, minimum = new { participants = chance.Between(2, seats), decidesBefore = chance.Pick(Leads) } };
        var course = Shop.Listing($"{provider.Name} and others", mode, chance.Between(500, 9_000), "flexible", new ShopTerms(chance.PerMille(500) ? "per_person" : "fixed", "PT60M", rules));
        if (await Change("/listings", course) is { IsOk: true } made && await Change($"/listings/{made.String("id")}/publish", null) is { IsOk: true })
        {
            town.Listings.Add(new Offer(made.String("id"), mode, provider, IsGroup: true));
        }
    }

    /// <summary>Somebody goes there; so might they.</summary>
    /// <param name="booking">Of somebody.</param>
    /// <param name="go">What becomes of a booking of their own.</param>
    public void HearOf(Engagement booking, Func<Engagement, Task> go)
    {
        if (town.Scenario.Has(Habit) && booking.Offer.IsGroup && chance.PerMille(150))
        {
            town.Outside.Run(() => Join(booking, go));
        }
    }

    private async Task Join(Engagement other, Func<Engagement, Task> go)
    {
        await Task.Delay(chance.Between(TimeSpan.Zero, TimeSpan.FromHours(chance.PerMille(800) ? 6 : 40)), town.Outside.Time);
        var start = CustomerPerson.Instant(other.Start);
        var booked = await Change("/bookings", new { listingId = other.Offer.Id, start, seats = chance.PerMille(800) ? 1 : 2 });
        if (booked is { IsOk: true })
        {
            var booking = new Engagement(booked.String("id"), Engagement.PaymentOf(booked), other.Offer, other.Start);
            town.Tell(booking);
            town.Outside.Run(() => GiveUpOne(booking));
            await go(booking);
        }
    }

    /// <summary>One of two comes alone after all, if there were two.</summary>
    private async Task GiveUpOne(Engagement booking)
    {
        if (chance.PerMille(400))
        {
            await Task.Delay(chance.Between(TimeSpan.FromMinutes(10), TimeSpan.FromHours(30)), town.Outside.Time);
            await ask(new Request("GET", $"/bookings/{booking.Id}/cancellation?seats=1"));
            await Change($"/bookings/{booking.Id}/cancel", new { seats = 1, reason = "One of us is ill." });
        }
    }

    private Task<Response?> Change(string path, object? body) =>
        ask(new Request("POST", path) { Key = chance.NewGuid().ToString("N"), Body = body is null ? [] : Request.Json(body) });
}
