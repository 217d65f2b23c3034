using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Buys sessions together, pays for them in time, late or never, and books with them: one by one, two at once, and after they are gone.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that packages change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class PackageBuyer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "packages";

    /// <param name="begin">What becomes of a booking, as of any other.</param>
    public async Task Do(Action<Engagement> begin)
    {
        await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(3));
        Offer[] listings = [.. town.Listings.Where(listing => listing.IsPaidAtOnce)];
        if (listings.Length == 0 || !chance.PerMille(500))
        {
            return;
        }

        var listing = chance.Pick<Offer>(listings);
        if (await ask(new Request("GET", $"/listings/{listing.Id}/package-offers")) is not { IsOk: true } offers
            || offers.Body.GetProperty("items").GetArrayLength() == 0)
        {
            return;
        }

        var offer = offers.Body.GetProperty("items")[0];
        string?[] sold = [.. offer.GetProperty("listingIds").EnumerateArray().Select(id => id.GetString())];
        if (!sold.Contains(listing.Id))
        {
            town.Watch.Violated("packages", $"{listing.Id} is offered with a package that is not for it: {offer}");
        }

        if (await ask(Post("/packages", new { offerId = offer.GetProperty("id").GetString() })) is not { IsOk: true } bought)
        {
            return;
        }

        var package = bought.String("id");
        if (chance.PerMille(250))
        {
            await ask(new Request("POST", $"/packages/{package}/payments") { Key = chance.NewGuid().ToString("N") });
        }

        await Pay(bought.String("payment.id"));
        for (var visits = chance.Between(1, 5); visits > 0; visits--)
        {
            await Wait(TimeSpan.FromMinutes(30), TimeSpan.FromDays(2));
            for (var bookings = chance.PerMille(300) ? 2 : 1; bookings > 0; bookings--)
            {
                // One of those that it is for, mostly.
                var wanted = chance.Pick<Offer>(chance.PerMille(900) ? [.. listings.Where(one => sold.Contains(one.Id))] : listings);
                town.Outside.Run(() => Book(package, wanted, begin));
            }

            await Look(package);
        }

        if (chance.PerMille(300))
        {
            await ask(Post($"/packages/{package}/refund", new { reason = "I am moving away." }));
        }
    }

    private async Task Book(string package, Offer listing, Action<Engagement> begin)
    {
        var start = new DateTimeOffset(town.Now.Date, TimeSpan.Zero) + TimeSpan.FromDays(chance.Between(1, 3)) + TimeSpan.FromHours(chance.Between(9, 14));
        var wish = new { listingId = listing.Id, start = CustomerPerson.Instant(start), packageId = package, resourceIds = listing.Choose(chance) };
        if (await ask(Post("/bookings", wish)) is { IsOk: true } booked)
        {
            begin(new Engagement(booked.String("id"), null, listing, start));
        }
    }

    /// <summary>What is shown of it agrees with itself.</summary>
    private async Task Look(string package)
    {
        var path = $"/packages/{package}";
        if (await ask(new Request("GET", path)) is { IsOk: true } found)
        {
            var shares = found.Body.GetProperty("credits").EnumerateArray().Sum(credit => credit.GetProperty("share").GetProperty("amount").GetInt64());
            if (shares != found.Body.GetProperty("price").GetProperty("amount").GetInt64())
            {
                town.Watch.Violated("packages", $"{path} shows {shares} in shares: {found.Body}");
            }
        }

        if (await ask(new Request("GET", "/packages")) is { IsOk: true } mine && mine.Body.GetProperty("items").EnumerateArray().All(item => item.GetProperty("id").GetString() != package))
        {
            town.Watch.Violated("I8", $"{package} was bought, and /packages does not show it");
        }
    }

    private async Task Pay(string payment)
    {
        var page = await CheckoutPage.Of(payment, ask);
        await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(chance.PerMille(800) ? 12 : 40));
        if (page is not null && chance.PerMille(900))
        {
            await CheckoutPage.Pay(page, town, chance, "customer");
        }
    }

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
