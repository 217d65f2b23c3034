using Marketplace.Bookings;

namespace Marketplace.Coupons;

/// <summary>Coupons over HTTP, against the real counters of PostgreSQL.</summary>
public sealed class Booking_with_coupons(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_code_makes_a_booking_cheaper_for_as_long_as_the_quote_stands()
    {
        var (pia, ada, listing, week) = await Meet();
        var body = new { code = "Spring-10", basisPoints = 10_00, limitPerCustomer = 1, note = "For the regulars" };
        var key = Api.NewKey();
        var made = (await pia.Api.Send(HttpMethod.Post, "/providers/me/coupons", Api.Raw(System.Text.Json.JsonSerializer.Serialize(body)), ("Idempotency-Key", key))).IsCreated();
        Assert.Equal(("SPRING-10", 0), (made.String("code"), made.Number("used")));
        Assert.Equal(
            made.String("id"),
            (await pia.Api.Send(HttpMethod.Post, "/providers/me/coupons", Api.Raw(System.Text.Json.JsonSerializer.Serialize(body)), ("Idempotency-Key", key))).IsCreated().String("id"));
        (await pia.Api.Post("/providers/me/coupons", body)).IsProblem(409, "coupon.code-taken");

        var quote = (await Quote(ada, listing, week, "spring-10")).IsOk();
        Assert.Equal((72_00, 64_80), (quote.Number("total.amount"), quote.Number("providerEarns.amount")));
        Assert.Equal(("coupon", -8_00), (quote.String("lines.1.kind"), quote.Number("lines.1.amount.amount")));
        var why = (await ada.Api.Get($"/quotes/{quote.String("quoteId")}/price")).IsOk();
        Assert.Equal(("share", -10_00, 80_00), (why.String("lines.1.rule"), why.Number("lines.1.basisPoints"), why.Number("lines.1.of.amount")));

        // The promise is the price: it stands when the coupon has ended.
        var id = made.String("id");
        Assert.NotEqual(default, (await pia.Api.Post($"/providers/me/coupons/{id}/deactivate")).IsOk()["deactivatedAt"].GetDateTimeOffset());
        (await Quote(ada, listing, week, "SPRING-10")).IsProblem(409, "coupon.deactivated");
        var booked = (await Book(ada, listing, week, quote)).IsCreated();
        Assert.Equal(72_00, booked.Number("price.total.amount"));
        await marketplace.Pays(booked);
        Assert.Equal(1, (await pia.Api.Get($"/providers/me/coupons/{id}")).IsOk().Number("used"));
        Assert.Equal(1, (await pia.Api.Get("/providers/me/coupons?limit=1")).IsOk().Number("items.0.used"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task The_last_use_is_had_by_one_and_given_back_by_who_does_not_pay()
    {
        var (pia, ada, listing, week) = await Meet();
        var ben = await marketplace.Arrives("Ben");
        await Make(pia, new { code = "LAST", amounts = new[] { new { amount = 500, currency = "EUR" } }, limit = 1 });
        var wishes = new List<(Person Who, DateTimeOffset At, Reply Quote)>();
        for (var hour = 0; hour < 6; hour++)
        {
            var (who, at) = (hour % 2 == 0 ? ada : ben, week.AddHours(hour));
            wishes.Add((who, at, (await Quote(who, listing, at, "LAST")).IsOk()));
        }

        var answers = await Task.WhenAll(wishes.Select(wish => Book(wish.Who, listing, wish.At, wish.Quote)));

        Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => answer.IsProblem(409, "coupon.used-up"));
        (await Quote(ben, listing, week.AddDays(1), "LAST")).IsProblem(409, "coupon.used-up");

        // Nobody pays, and the use is there again.
        await marketplace.Pass("PT16M");
        (ada, ben) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(ben.Email));
        var again = (await Quote(ben, listing, week.AddDays(1), "LAST")).IsOk();
        var paid = (await Book(ben, listing, week.AddDays(1), again)).IsCreated();
        await marketplace.Pays(paid);
        (await ben.Api.Post($"/bookings/{paid.String("id")}/cancel", new { })).IsOk();
        (await Quote(ada, listing, week.AddDays(2), "LAST")).IsProblem(409, "coupon.used-up");
        await marketplace.Proves();
    }

    [Fact]
    public async Task One_customer_has_as_many_uses_as_one_may()
    {
        var (pia, ada, listing, week) = await Meet();
        await Make(pia, new { code = "ONCE", basisPoints = 50_00, limitPerCustomer = 1 });
        var (first, second) = ((await Quote(ada, listing, week, "ONCE")).IsOk(), (await Quote(ada, listing, week.AddDays(1), "ONCE")).IsOk());
        (await Book(ada, listing, week, first)).IsCreated();
        (await Book(ada, listing, week.AddDays(1), second)).IsProblem(409, "coupon.used-by-you");

        var ben = await marketplace.Arrives("Ben");
        (await Book(ben, listing, week.AddDays(1), second)).IsCreated();
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_costs_nothing_is_confirmed_at_once_and_done_like_anything_else()
    {
        var (pia, ada, listing, week) = await Meet();
        await Make(pia, new { code = "GIFT", basisPoints = 100_00 });
        var quote = (await Quote(ada, listing, week, "GIFT")).IsOk();
        Assert.Equal((0, 0), (quote.Number("total.amount"), quote.Number("providerEarns.amount")));

        var booked = (await Book(ada, listing, week, quote)).IsCreated();
        Assert.Equal("confirmed", booked.String("status"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, booked["payment"].ValueKind);
        await marketplace.Settles();
        var other = (await Book(ada, listing, week.AddDays(1), (await Quote(ada, listing, week.AddDays(1), "GIFT")).IsOk())).IsCreated().String("id");
        Assert.Equal(0, (await ada.Api.Get($"/bookings/{other}/cancellation")).IsOk().Number("refund.amount"));
        (await ada.Api.Post($"/bookings/{other}/cancel", new { })).IsOk();

        await marketplace.Freeze(week.AddHours(1));
        ada = await marketplace.LogsIn(ada.Email);
        var id = booked.String("id");
        (await ada.Api.Post($"/bookings/{id}/complete")).IsOk();
        await marketplace.Settles();
        (await ada.Api.Post("/reviews", new { bookingId = id, rating = 5 })).IsCreated();
        await marketplace.Settles();
        Assert.Empty((await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray());
        await marketplace.Proves();
    }

    [Theory]
    [InlineData("instant", "confirmed")]
    [InlineData("request", "requested")]
    public async Task A_listing_may_cost_nothing(string mode, string status)
    {
        var (pia, ada, _, week) = await Meet();
        var listing = await pia.Publishes(mode);
        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "fixed", amount = new { amount = 0, currency = "EUR" } } })).IsOk();

        var booked = await ada.Books(listing, week.AddHours(4));
        Assert.Equal(status, booked.String("status"));
        await marketplace.Settles();
        if (mode == "request")
        {
            Assert.Equal("confirmed", (await pia.Api.Post($"/bookings/{booked.String("id")}/accept")).IsOk().String("status"));
            await marketplace.Settles();
        }

        await marketplace.Proves();
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_field_by_field()
    {
        var (pia, ada, listing, week) = await Meet();
        (await pia.Api.Post("/providers/me/coupons", new { code = "a b", basisPoints = 100_01, amounts = Array.Empty<object>(), limit = 0, until = "soon" }))
            .IsProblem(422, "not-valid", "code", "basisPoints", "amounts", "limit", "until");
        (await pia.Api.Post("/providers/me/coupons", new { code = "PAST", basisPoints = 1, until = "2020-01-01T00:00:00Z" })).IsProblem(422, "coupon.not-valid", "until");
        (await ada.Api.Post("/providers/me/coupons", new { code = "MINE", basisPoints = 1 })).IsProblem(403, "provider.required");
        (await Quote(ada, listing, week, "NOBODYS")).IsProblem(404, "coupon.unknown");
        await Make(pia, new { code = "LATER", basisPoints = 1, from = "2031-01-01T00:00:00Z" });
        (await Quote(ada, listing, week, "LATER")).IsProblem(409, "coupon.not-yet-valid");
    }

    private static async Task Make(Person pia, object coupon) => (await pia.Api.Post("/providers/me/coupons", coupon)).IsCreated();

    private static Task<Reply> Quote(Person who, string listing, DateTimeOffset start, string coupon) =>
        who.Api.Post($"/listings/{listing}/quote", new { start = Cast.Instant(start), coupon });

    private static Task<Reply> Book(Person who, string listing, DateTimeOffset start, Reply quote) =>
        who.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start), quoteId = quote.String("quoteId") });

    /// <summary>Each has a Monday of its own, whatever time the others let pass.</summary>
    private async Task<(Person Pia, Person Ada, string Listing, DateTimeOffset Week)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var pia = await marketplace.GoesLive("Pia");
        var week = Monday.AddDays(7 * (1 + Math.Ceiling((now - Monday) / TimeSpan.FromDays(7))));
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes(), week);
    }
}
