using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>Sessions that are bought together: three for 100.00 EUR, so 33.33, 33.33 and 33.34.</summary>
public sealed class Buying_a_package(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_session_is_paid_out_as_it_is_earned()
    {
        var (pia, ada, listing) = await Meet();
        var package = await Buys(ada, await Offers(pia, listing, "P60D", "keep"));
        var (now, start) = await Soon();
        var wish = new { listingId = listing, start, packageId = package };
        var booked = await Booked.Twice(ada, "/bookings", wish, 201);
        Assert.Equal((33_33L, "package", 1L), (booked.Number("price.total.amount"), booked.String("price.lines.0.kind"), booked.Number("package.number")));
        (await ada.Api.Post("/bookings", wish)).IsProblem(409, "booking.slot-taken");
        await marketplace.Settles();

        var path = $"/bookings/{booked.String("id")}";
        Assert.Equal("confirmed", (await ada.Api.Get(path)).IsOk().String("status"));
        var held = (await ada.Api.Get($"/packages/{package}")).IsOk();
        Assert.Equal(("active", 2L, "taken", "free"), (held.String("status"), held.Number("free"), held.String("credits.0.status"), held.String("credits.1.status")));

        await marketplace.Pass($"PT{(start - now).TotalHours + 2:0}H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsOk();
        await marketplace.Settles();
        Assert.Equal("used", (await ada.Api.Get($"/packages/{package}")).IsOk().String("credits.0.status"));

        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        var earned = (await pia.Api.Get($"/payouts/{payout}")).IsOk();
        Assert.Equal((booked.String("id"), 30_00L), (earned.String("items.0.bookingId"), earned.Number("items.0.amount.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_session_comes_back_whole_or_is_used_and_what_expires_goes_where_it_was_said()
    {
        var (pia, ada, listing) = await Meet();
        var package = await Buys(ada, await Offers(pia, listing, "P8D", "refund"));
        var (_, start) = await Soon();
        var first = await Books(ada, listing, package, start);
        var second = await Books(ada, listing, package, start.AddHours(2));
        (await pia.Api.Post($"/bookings/{first}/change-order", new { lines = new[] { new { label = "Knots", amount = new { amount = 10_00, currency = "EUR" } } } }))
            .IsProblem(409, "booking.paid-by-credit");
        (await ada.Api.Post($"/bookings/{first}/cancel", new { })).IsOk();
        await marketplace.Settles();
        Assert.Equal("free", (await ada.Api.Get($"/packages/{package}")).IsOk().String("credits.0.status"));
        (await pia.Api.Post($"/bookings/{second}/refund", new { amount = new { amount = 10_00, currency = "EUR" } })).IsProblem(422, "booking.credit-is-whole");

        await marketplace.Pass("P9D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var expired = (await ada.Api.Get($"/packages/{package}")).IsOk();
        Assert.Equal(("expired", 66_67L, "used"), (expired.String("status"), expired.Number("refunded.amount"), expired.String("credits.1.status")));
        (await ada.Api.Post("/bookings", new { listingId = listing, start = start.AddDays(14), packageId = package }))
            .IsProblem(409, "package.not-now", "status");
        (await pia.Api.Post($"/packages/{package}/refund", new { })).IsProblem(409, "package.not-now", "status");
        await marketplace.Proves();
    }

    [Fact]
    public async Task Two_who_want_the_last_session_are_one_too_many_and_the_rest_can_be_given_back()
    {
        var (pia, ada, listing) = await Meet();
        var offer = await Offers(pia, listing, "P30D", null);
        (await pia.Api.Post("/packages", new { offerId = offer })).IsProblem(409, "package.own-offer");
        var package = await Buys(ada, offer);
        var ben = await marketplace.Arrives("Ben");
        var (_, start) = await Soon();
        (await ben.Api.Post("/bookings", new { listingId = listing, start, packageId = package })).IsProblem(404, "package.unknown");
        await Books(ada, listing, package, start);
        await Books(ada, listing, package, start.AddHours(1));
        var both = await Task.WhenAll(
            ada.Api.Post("/bookings", new { listingId = listing, start = start.AddHours(3), packageId = package }),
            ada.Api.Post("/bookings", new { listingId = listing, start = start.AddHours(5), packageId = package }));
        Assert.Equal([201, 409], both.Select(reply => (int)reply.Status).Order());
        both.Single(reply => (int)reply.Status == 409).IsProblem(409, "package.no-credit");
        (await ada.Api.Post($"/packages/{package}/refund", new { })).IsProblem(409, "package.nothing-left");

        (await pia.Api.Post($"/bookings/{both.Single(reply => (int)reply.Status == 201).String("id")}/cancel", new { })).IsOk();
        await marketplace.Settles();
        var refunded = await Booked.Twice(ada, $"/packages/{package}/refund", new { reason = "I am moving away." }, 200);
        Assert.Equal(("refunded", 33_34L), (refunded.String("status"), refunded.Number("refunded.amount")));
        (await pia.Api.Delete($"/package-offers/{offer}")).IsNoContent();
        (await pia.Api.Delete($"/package-offers/{offer}")).IsNoContent();
        (await ada.Api.Post("/packages", new { offerId = offer })).IsProblem(409, "package.offer-withdrawn");
        Assert.Equal(package, (await pia.Api.Get("/packages?role=provider")).IsOk().String("items.0.id"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_lapses_is_paid_out_in_the_name_of_the_package_and_both_hear_of_it()
    {
        var (pia, ada, listing) = await Meet();
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = listing, message = "Is it cheaper by the dozen?" })).IsCreated().String("id");
        var package = await Buys(ada, await Offers(pia, listing, "P2D", "keep"));

        await marketplace.Pass("P3D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();

        var item = (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray().Single();
        Assert.Equal((package, JsonValueKind.Null), (item.GetProperty("packageId").GetString(), item.GetProperty("bookingId").ValueKind));
        var said = (await ada.Api.Get($"/messages/threads/{thread}")).IsOk()["items"].EnumerateArray().Where(message => message.GetProperty("side").GetString() == "system");
        Assert.Equal(["package.activated", "package.expired"], said.Select(message => message.GetProperty("code").GetString()));
        await marketplace.Verifies();
    }

    [Fact]
    public async Task It_may_be_good_for_several_listings_and_a_session_is_worth_the_same_for_each()
    {
        var (pia, ada, listing) = await Meet();
        var (other, paused) = (await pia.Publishes(), await pia.Publishes());
        (await pia.Api.Post($"/listings/{paused}/pause")).IsOk();
        var theirs = await (await marketplace.GoesLive("Paul")).Publishes();
        object Wish(params string[] listings) => new { sessions = 3, price = new { amount = 100_00, currency = "EUR" }, validity = "P60D", listingIds = listings };
        var path = $"/listings/{listing}/package-offers";
        (await pia.Api.Post(path, Wish(other, theirs))).IsProblem(404, "listing.unknown");
        (await pia.Api.Post(path, Wish(other, paused))).IsProblem(409, "listing.not-bookable");
        (await pia.Api.Post(path, Wish("somewhere"))).IsProblem(422, "not-valid", "listingIds[0]");

        var offer = await Booked.Twice(pia, path, Wish(other, listing, other), 201);
        Assert.Equal([listing, other], Ids(offer["listingIds"]));
        foreach (var shown in (string[])[listing, other])
        {
            var found = (await ada.Api.Get($"/listings/{shown}/package-offers")).IsOk();
            Assert.Equal(offer.String("id"), found.String("items.0.id"));
            Assert.Equal([listing, other], Ids(found["items"][0].GetProperty("listingIds")));
        }

        var package = await Buys(ada, offer.String("id"));
        var (_, start) = await Soon();
        var booked = (await ada.Api.Post("/bookings", new { listingId = other, start, packageId = package })).IsCreated();
        Assert.Equal((other, 33_33L), (booked.String("listingId"), booked.Number("price.total.amount")));
        (await ada.Api.Post("/bookings", new { listingId = paused, start = start.AddHours(2), packageId = package })).IsProblem(409, "listing.not-bookable");
        await Books(ada, listing, package, start.AddHours(2));
        Assert.Equal([listing, other], Ids((await ada.Api.Get("/packages")).IsOk()["items"][0].GetProperty("listingIds")));

        (await pia.Api.Post($"/listings/{other}/pause")).IsOk();
        (await ada.Api.Post("/packages", new { offerId = offer.String("id") })).IsProblem(409, "listing.not-bookable");
        (await pia.Api.Delete($"/package-offers/{offer.String("id")}")).IsNoContent();
        Assert.Empty((await ada.Api.Get($"/listings/{listing}/package-offers")).IsOk()["items"].EnumerateArray());
        await marketplace.Verifies();
    }

    [Fact]
    public async Task A_listing_that_has_changed_its_currency_neither_sells_nor_honours_what_was_sold_in_another()
    {
        var (pia, ada, listing) = await Meet();
        var offer = await Offers(pia, listing, "P30D", null);
        var package = await Buys(ada, offer);
        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "fixed", amount = new { amount = 90_00, currency = "USD" } } })).IsOk();

        var (_, start) = await Soon();
        (await ada.Api.Post("/bookings", new { listingId = listing, start, packageId = package })).IsProblem(422, "package.not-for-listing");
        (await ada.Api.Post("/packages", new { offerId = offer })).IsProblem(409, "package.offer-listings-differ");
        Assert.Equal("free", (await ada.Api.Get($"/packages/{package}")).IsOk().String("credits.0.status"));
    }

    [Theory]
    [InlineData("price")]
    [InlineData("title")]
    public async Task A_listing_that_lacks_something_is_not_sold_by_the_dozen(string lacking)
    {
        var (pia, _, listing) = await Meet();
        (await pia.Api.Post($"/listings/{listing}/pause")).IsOk();
        (await pia.Api.Patch($"/listings/{listing}", new Dictionary<string, object?> { [lacking] = null })).IsOk();
        (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price = new { amount = 100_00, currency = "EUR" }, validity = "P30D" }))
            .IsProblem(409, "package.offer-not-for-listing");
    }

    [Fact]
    public async Task Its_payment_can_be_tried_again_after_a_card_was_declined()
    {
        var (pia, ada, listing) = await Meet();
        var bought = (await ada.Api.Post("/packages", new { offerId = await Offers(pia, listing, "P30D", null) })).IsCreated();
        var (path, payment) = ($"/packages/{bought.String("id")}", bought.String("payment.id"));
        await marketplace.Settles();
        (await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/fail", new { })).IsOk();

        Assert.Equal(payment, (await Booked.Twice(ada, $"{path}/payments", new { }, 201)).String("id"));
        (await (await marketplace.Arrives("Eve")).Api.Post($"{path}/payments", new { })).IsProblem(404, "package.unknown");
        await marketplace.Settles();
        (await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/pay", new { })).IsOk();
        await marketplace.Settles();
        Assert.Equal("active", (await ada.Api.Get(path)).IsOk().String("status"));
        var paid = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal((bought.String("id"), JsonValueKind.Null), (paid.String("packageId"), paid["bookingId"].ValueKind));
        (await ada.Api.Post($"{path}/payments", new { })).IsProblem(409, "payment.not-now");
    }

    private static IEnumerable<string?> Ids(JsonElement ids) => ids.EnumerateArray().Select(id => id.GetString());

    /// <summary>What time it is, and ten o'clock of a working day that is more than a day away.</summary>
    private async Task<(DateTimeOffset Now, DateTimeOffset Start)> Soon()
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var day = now.UtcDateTime.Date.AddDays(2);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return (now, new DateTimeOffset(day.AddHours(10), TimeSpan.Zero));
    }

    private async Task<(Person Pia, Person Ada, string Listing)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes());
    }

    private static async Task<string> Offers(Person pia, string listing, string validity, string? atExpiry)
    {
        var price = new { amount = 100_00, currency = "EUR" };
        (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 1, price, validity })).IsProblem(422, "not-valid", "sessions");
        (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price = new { amount = 2, currency = "EUR" }, validity }))
            .IsProblem(422, "package.offer-not-valid", "price");
        var offer = await Booked.Twice(pia, $"/listings/{listing}/package-offers", new { sessions = 3, price, validity, atExpiry }, 201);
        Assert.Single((await pia.Api.Get($"/listings/{listing}/package-offers")).IsOk()["items"].EnumerateArray());
        return offer.String("id");
    }

    private async Task<string> Buys(Person ada, string offer)
    {
        var bought = await Booked.Twice(ada, "/packages", new { offerId = offer }, 201);
        await marketplace.Settles();
        (await marketplace.Visitor.Post($"/sandbox/checkout/{bought.String("payment.id")}/pay", new { })).IsOk();
        await marketplace.Settles();
        Assert.Equal("active", (await ada.Api.Get($"/packages/{bought.String("id")}")).IsOk().String("status"));
        return bought.String("id");
    }

    private async Task<string> Books(Person ada, string listing, string package, DateTimeOffset start)
    {
        var booked = (await ada.Api.Post("/bookings", new { listingId = listing, start, packageId = package })).IsCreated();
        await marketplace.Settles();
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booked.String("id")}")).IsOk().String("status"));
        return booked.String("id");
    }
}
