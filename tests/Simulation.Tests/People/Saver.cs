using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Pays less with a code, and wants the last uses of one at once.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that coupons change nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Saver(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    private const int Wishes = 3;

    /// <summary>A quote with a code, typed as one likes: mostly of who sells it, now and then of somebody else or of nobody.</summary>
    /// <returns>Null for who has none, or one that is not good for this.</returns>
    public async Task<string?> Quote(Offer offer, DateTimeOffset start, AddOnWish[]? addOns)
    {
        if (!town.Scenario.Has(CouponMaker.Habit) || town.Coupons.Count == 0 || !chance.PerMille(500))
        {
            return null;
        }

        var theirs = town.Coupons.Where(coupon => coupon.IsFor(offer)).ToArray();
        var code = chance.PerMille(50) ? "NOBODYS" : theirs.Length > 0 ? chance.Pick(theirs).Code : chance.Pick(town.Coupons).Code;
        return await Quoted(offer, start, addOns, chance.PerMille(300) ? code.ToUpperInvariant() : code);
    }

    /// <summary>Several bookings with one code at the same moment, of which there may be fewer uses.</summary>
    public async Task Rush(Action<Engagement> begin)
    {
        for (var times = chance.Between(0, 2); times > 0; times--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(3)), town.Outside.Time);
            if (town.Coupons.Count == 0)
            {
                continue;
            }

            var coupon = chance.Pick(town.Coupons);
            if (town.Listings.Where(offer => coupon.IsFor(offer) && offer is { IsPaidAtOnce: true, Choices.IsEmpty: true }).ToArray() is { Length: > 0 } offers)
            {
                await Rush(chance.Pick(offers), coupon, begin);
            }
        }
    }

    private async Task Rush(Offer offer, Coupon coupon, Action<Engagement> begin)
    {
        var day = new DateTimeOffset(town.Now.Date, TimeSpan.Zero) + TimeSpan.FromDays(chance.Between(1, 3)) + TimeSpan.FromHours(9);
        var quotes = new List<(DateTimeOffset Start, string Id)>();
        for (var wish = 0; wish < Wishes; wish++)
        {
            var start = day.AddHours(2 * wish);
            if (await Quoted(offer, start, null, coupon.Code) is { } quote)
            {
                quotes.Add((start, quote));
            }
        }

        var booked = await Task.WhenAll(quotes.Select(quote => ask(Post(
            "/bookings", new { listingId = offer.Id, start = CustomerPerson.Instant(quote.Start), seats = 1, quoteId = quote.Id }))));
        foreach (var ((start, _), answer) in quotes.Zip(booked))
        {
            if (answer is { IsOk: true })
            {
                begin(new Engagement(answer.String("id"), Engagement.PaymentOf(answer), offer, start));
            }
        }
    }

    private async Task<string?> Quoted(Offer offer, DateTimeOffset start, AddOnWish[]? addOns, string coupon) =>
        await ask(Post($"/listings/{offer.Id}/quote", new { start = CustomerPerson.Instant(start), addOns, coupon })) is { IsOk: true } quote
            ? quote.String("quoteId")
            : null;

    private Request Post(string path, object body) => new("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") };
}
