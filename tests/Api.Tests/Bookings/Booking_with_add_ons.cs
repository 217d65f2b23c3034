using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>What is sold besides, and prices that differ by rule: from the listing to the books.</summary>
public sealed class Booking_with_add_ons(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    private static readonly object Extras = new
    {
        addOns = new object[]
        {
            new { id = "wash", label = "A wash", price = new { type = "fixed", amount = Euro(1500) }, duration = "PT15M", maximumQuantity = 2 },
            new { id = "lunch", label = "Lunch", price = new { type = "per_person", amount = Euro(900) } },
        },
        pricingRules = new object[]
        {
            new { label = "Wednesdays", weekdays = new[] { "wednesday" }, basisPoints = -10_00 },
            new { label = "Spring", from = "2030-03-01", until = "2030-03-31", amount = Euro(500) },
        },
    };

    [Fact]
    public async Task They_are_seen_quoted_booked_paid_and_explained()
    {
        var (pia, ada, listing) = await Meet();
        var read = (await marketplace.Visitor.Get($"/listings/{listing}")).IsOk();
        Assert.Equal(("PT15M", 2, 1), (read.String("addOns.0.duration"), read.Number("addOns.0.maximumQuantity"), read.Number("addOns.1.maximumQuantity")));
        Assert.Equal(("wednesday", -10_00), (read.String("pricingRules.0.weekdays.0"), read.Number("pricingRules.0.basisPoints")));
        Assert.Equal(("2030-03-31", 500), (read.String("pricingRules.1.until"), read.Number("pricingRules.1.amount.amount")));

        object wish = new { start = Cast.Instant(Wednesday), addOns = new object[] { new { id = "wash", quantity = 2 }, new { id = "lunch" } } };
        var quote = (await ada.Api.Post($"/listings/{listing}/quote", wish)).IsOk();
        var price = (long)(quote.Number("lines.0.amount.amount") * 0.9) + 500 + 3000 + 900;
        Assert.Equal(price, quote.Number("total.amount"));
        Assert.Equal(["base", "pricing_rule", "pricing_rule", "addon", "addon"], quote["lines"].EnumerateArray().Select(line => line.GetProperty("kind").GetString()));

        (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), quoteId = quote.String("quoteId"), addOns = new[] { new { id = "lunch" } } }))
            .IsProblem(422, "booking.not-as-quoted", "addOns");
        var booking = await Booked.Twice(ada, "/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), quoteId = quote.String("quoteId") }, 201);
        Assert.Equal((price, Cast.Instant(Wednesday.AddMinutes(90))), (booking.Number("price.total.amount"), booking.String("end")));
        Assert.Equal(("wash", 2, "PT30M"), (booking.String("addOns.0.id"), booking.Number("addOns.0.quantity"), booking.String("addOns.0.time")));
        await marketplace.Pays(booking);

        var explained = (await pia.Api.Get($"/bookings/{booking.String("id")}/price")).IsOk();
        Assert.Equal(
            ["unit_price", "share", "unit_price", "unit_price", "unit_price", "share"],
            explained["lines"].EnumerateArray().Select(line => line.GetProperty("rule").GetString()));
        Assert.Equal(-10_00, explained.Number("lines.1.basisPoints"));

        // The slot is as long as all of it: nobody comes before it has ended.
        var ben = await marketplace.Arrives("Ben");
        (await ben.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday.AddMinutes(60)) })).IsProblem(409, "booking.slot-taken");
        await ben.Books(listing, Wednesday.AddMinutes(90));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Slots_are_as_long_as_what_is_chosen()
    {
        var (_, _, listing) = await Meet();
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from=2030-03-06&to=2030-03-07&addOns=wash:2,lunch")).IsOk()["slots"];
        Assert.All(slots.EnumerateArray(), slot => Assert.Equal(TimeSpan.FromMinutes(90), At(slot, "end") - At(slot, "start")));
        Assert.NotEqual(0, slots.GetArrayLength());

        // They begin when others begin, or nobody with an add-on could come to the hour that others come to.
        var usual = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from=2030-03-06&to=2030-03-07")).IsOk()["slots"];
        Assert.Subset(usual.EnumerateArray().Select(slot => At(slot, "start")).ToHashSet(), slots.EnumerateArray().Select(slot => At(slot, "start")).ToHashSet());
        (await marketplace.Visitor.Get($"/listings/{listing}/slots?addOns=wash:3")).IsProblem(422, "booking.add-ons-not-valid", "addOns.wash");
        (await marketplace.Visitor.Get($"/listings/{listing}/slots?addOns=wash:x")).IsProblem(400, "malformed-request", "addOns[0]");
        (await marketplace.Visitor.Get($"/listings/{listing}/slots?addOns=,")).IsProblem(400, "malformed-request", "addOns[0]", "addOns[1]");

        static DateTimeOffset At(JsonElement slot, string name) => slot.GetProperty(name).GetDateTimeOffset();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_is_wrong()
    {
        var (pia, ada, listing) = await Meet();
        var path = $"/listings/{listing}";
        (await pia.Api.Patch(path, new { addOns = new[] { new { id = "a b", label = "", maximumQuantity = 101 } } }))
            .IsProblem(422, "not-valid", "addOns[0].id", "addOns[0].label", "addOns[0].price.type", "addOns[0].price.amount", "addOns[0].maximumQuantity");
        (await pia.Api.Patch(path, new { pricingRules = new object[] { new { label = "Nothing" }, new { label = "Never", weekdays = Array.Empty<string>(), amount = Euro(1) } } }))
            .IsProblem(422, "not-valid", "pricingRules[0]", "pricingRules[1].weekdays");
        (await pia.Api.Patch(path, new { addOns = new[] { new { id = "a", label = "A", price = new { type = "fixed", amount = new { amount = 1, currency = "USD" } } } } }))
            .IsProblem(422, "listing.price-not-valid", "addOns");
        (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), addOns = new[] { new { id = "paint" } } }))
            .IsProblem(422, "booking.add-ons-not-valid", "addOns.paint");

        // What was cleared is no longer offered.
        Assert.Equal(0, (await pia.Api.Patch(path, new { addOns = (object?)null, pricingRules = Array.Empty<object>() })).IsOk()["addOns"].GetArrayLength());
        (await ada.Api.Post($"{path}/quote", new { start = Cast.Instant(Wednesday), addOns = new[] { new { id = "wash" } } }))
            .IsProblem(422, "booking.add-ons-not-valid", "addOns.wash");
    }

    private async Task<(Person Pia, Person Ada, string Listing)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", Extras)).IsOk();
        return (pia, await marketplace.Arrives("Ada"), listing);
    }

    private static object Euro(long amount) => new { amount, currency = "EUR" };
}
