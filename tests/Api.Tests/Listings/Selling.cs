using Marketplace.Providers;

namespace Marketplace.Listings;

public sealed class Selling(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static object Listing(string title = "Portrait session", string mode = "instant", object? policy = null) => new
    {
        title,
        description = "An hour in the studio",
        category = "photography",
        price = new { type = "hourly", amount = new { amount = 80_00, currency = "EUR" } },
        duration = "PT60M",
        mode,
        rules = new { minNotice = "PT2H", horizon = new { days = 60 }, bufferAfter = "PT15M", limits = new[] { new { per = "day", count = 3 } } },
        cancellationPolicy = policy ?? "moderate",
        images = new[] { "https://example.com/one.jpg" },
        keywords = new[] { "portrait", "studio" },
        location = new { city = "Berlin", country = "DE", lat = 52.5, lng = 13.4 },
    };

    [Fact]
    public async Task What_is_sent_is_what_is_read()
    {
        var pia = await marketplace.OpensShop("Pia");
        var created = (await pia.Api.Post("/listings", Listing())).IsCreated();
        Assert.Equal("draft", created.String("status"));

        var read = (await pia.Api.Get($"/listings/{created.String("slug")}")).IsOk();
        Assert.Equal(created.String("id"), read.String("id"));
        Assert.Equal("hourly", read.String("price.type"));
        Assert.Equal(80_00, read.Number("price.amount.amount"));
        Assert.Equal("PT60M", read.String("duration"));
        Assert.Equal("PT15M", read.String("rules.bufferAfter"));
        Assert.Equal(60, read.Number("rules.horizon.days"));
        Assert.Equal(3, read.Number("rules.limits.0.count"));
        Assert.Equal("moderate", read.String("cancellationPolicy"));
        Assert.Equal("https://example.com/one.jpg", read.String("coverImageUrl"));
        Assert.Equal("Europe/Berlin", read.String("timeZone"));
    }

    [Fact]
    public async Task The_same_key_makes_one_listing()
    {
        var pia = await marketplace.OpensShop("Pia");
        var key = Api.NewKey();
        var first = (await pia.Api.Post("/listings", Listing(), key)).IsCreated();
        Assert.Equal(first.String("id"), (await pia.Api.Post("/listings", Listing(), key)).IsCreated().String("id"));
        (await pia.Api.Post("/listings", Listing("Another"), key)).IsProblem(422, "key-reused");
    }

    [Fact]
    public async Task Publishing_lists_what_is_missing()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Post("/listings", Listing())).IsProblem(403, "provider.required");
        (await pia.Api.Post("/providers/register", new
        {
            businessName = "Studio", providerType = "both", timeZone = "Europe/Berlin", country = "DE", currency = "EUR",
        })).IsCreated();
        var draft = (await pia.Api.Post("/listings", new { })).IsCreated().String("id");

        (await pia.Api.Post($"/listings/{draft}/publish"))
            .IsProblem(422, "listing.incomplete", "title", "description", "category", "price", "duration", "calendar");

        (await pia.Api.Patch($"/listings/{draft}", Listing())).IsOk();
        var date = $"{TimeProvider.System.GetUtcNow().AddDays(7):yyyy-MM-dd}";
        (await pia.Api.Put("/providers/me/calendar", new
        {
            timeZone = "Europe/Berlin", overrides = new[] { new { date, ranges = new[] { new { from = "09:00", to = "12:00" } } } },
        })).IsOk();
        Assert.Equal("active", (await pia.Api.Post($"/listings/{draft}/publish")).IsOk().String("status"));
    }

    [Fact]
    public async Task A_listing_comes_and_goes()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = (await pia.Api.Post("/listings", Listing())).IsCreated().String("id");
        (await marketplace.Visitor.Get($"/listings/{listing}")).IsProblem(404, "listing.unknown");

        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        (await marketplace.Visitor.Get($"/listings/{listing}")).IsOk();

        (await pia.Api.Post($"/listings/{listing}/pause")).IsOk();
        (await pia.Api.Post($"/listings/{listing}/pause")).IsOk();
        (await marketplace.Visitor.Get($"/listings/{listing}")).IsProblem(404, "listing.unknown");
        (await marketplace.Visitor.Get($"/listings/{listing}/slots")).IsProblem(409, "listing.not-bookable");

        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        (await pia.Api.Delete($"/listings/{listing}")).IsNoContent();
        (await pia.Api.Get($"/listings/{listing}")).IsProblem(404, "listing.unknown");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsProblem(404, "listing.unknown");
    }

    [Fact]
    public async Task Strangers_cannot_tell_whose_listing_it_is()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        var eve = await marketplace.OpensShop("Eve");
        (await eve.Api.Patch($"/listings/{listing}", new { title = "Mine" })).IsProblem(404, "listing.unknown");
        (await eve.Api.Delete($"/listings/{listing}")).IsProblem(404, "listing.unknown");
        (await eve.Api.Post($"/listings/{listing}/pause")).IsProblem(404, "listing.unknown");
        (await marketplace.Visitor.Post($"/listings/{listing}/pause")).IsProblem(401, "not-authenticated");
    }

    [Theory]
    [InlineData("quote")]
    [InlineData("unpaid")]
    public async Task A_listing_may_be_sold_without_a_price_that_is_paid_at_once(string mode) =>
        Assert.Equal(mode, (await (await marketplace.OpensShop("Pia")).Api.Post("/listings", Listing(mode: mode))).IsCreated().String("mode"));

    [Fact]
    public async Task A_policy_may_be_ones_own()
    {
        var pia = await marketplace.OpensShop("Pia");
        var policy = new { tiers = new object[] { new { minimumLead = "PT24H", refundPercent = 100 }, new { refundPercent = 10 } } };
        var listing = (await pia.Api.Post("/listings", Listing(policy: policy))).IsCreated();
        Assert.Equal(2, listing["cancellationPolicy.tiers"].GetArrayLength());
        Assert.Equal(10, listing.Number("cancellationPolicy.tiers.1.refundPercent"));
        var twins = new { tiers = new[] { new { name = "Late", minimumLead = "PT24H", refundPercent = 100 }, new { name = "late", minimumLead = "PT1H", refundPercent = 10 } } };
        (await pia.Api.Post("/listings", Listing(policy: twins))).IsProblem(422, "not-valid", "cancellationPolicy.tiers");
        var nameless = new { tiers = new object[] { new { minimumLead = "PT24H", withinOfBooking = "PT1H", refundPercent = 100 }, new { minimumLead = "PT24H", refundPercent = 50 } } };
        (await pia.Api.Post("/listings", Listing(policy: nameless))).IsCreated();
        (await pia.Api.Post("/listings", Listing(policy: "generous"))).IsProblem(422, "listing.policy-not-known", "cancellationPolicy");
        var kept = new { refundPercent = 50, retainedAmount = new { amount = 10_00, currency = "EUR" }, deposit = "refunded" };
        var keeping = (await pia.Api.Post("/listings", Listing(policy: new { tiers = new[] { kept } }))).IsCreated();
        Assert.Equal((10_00L, "refunded"), (keeping.Number("cancellationPolicy.tiers.0.retainedAmount.amount"), keeping.String("cancellationPolicy.tiers.0.deposit")));
        var foreign = new { refundPercent = 50, retainedAmount = new { amount = 10_00, currency = "USD" } };
        (await pia.Api.Post("/listings", Listing(policy: new { tiers = new[] { foreign } }))).IsProblem(422, "listing.policy-not-valid", "cancellationPolicy.tiers");
        (await pia.Api.Post("/listings", Listing(policy: new { tiers = new[] { new { refundPercent = 50, retainedUnits = 1, kept.retainedAmount } } })))
            .IsProblem(422, "not-valid", "cancellationPolicy.tiers[0].retainedAmount");
        (await pia.Api.Post("/listings", Listing(policy: new { tiers = new[] { new { refundPercent = 101 } } })))
            .IsProblem(422, "not-valid", "cancellationPolicy.tiers[0].refundPercent");
    }

    [Theory]
    [InlineData("""{"title": 5}""", 400, "malformed-request")]
    [InlineData("""{"price": {"type": "hourly", "amount": {"amount": "x", "currency": "EUR"}}}""", 400, "malformed-request")]
    [InlineData("""{"price": {"type": "hourly", "amount": {"amount": -1, "currency": "EUR"}}}""", 422, "not-valid")]
    [InlineData("""{"price": {"type": "weekly", "amount": {"amount": 1, "currency": "EUR"}}}""", 422, "not-valid")]
    [InlineData("""{"price": {"type": "hourly", "amount": {"amount": 1, "currency": "XXX"}}}""", 422, "not-valid")]
    [InlineData("""{"price": {}}""", 422, "not-valid")]
    [InlineData("""{"duration": "PT1S"}""", 422, "not-valid")]
    [InlineData("""{"duration": "an hour"}""", 422, "not-valid")]
    [InlineData("""{"rules": {"seats": 0}}""", 422, "not-valid")]
    [InlineData("""{"rules": {"horizon": {"days": 3, "until": "2026-01-01"}}}""", 422, "not-valid")]
    [InlineData("""{"rules": {"limits": [{"per": "day"}]}}""", 422, "not-valid")]
    [InlineData("""{"rules": {"limits": [null]}}""", 422, "not-valid")]
    [InlineData("""{"rules": {"slotInterval": "PT0M"}}""", 422, "not-valid")]
    [InlineData("""{"cancellationPolicy": 5}""", 400, "malformed-request")]
    [InlineData("""{"cancellationPolicy": {}}""", 422, "not-valid")]
    [InlineData("""{"images": ["javascript:alert(1)"]}""", 422, "not-valid")]
    [InlineData("""{"location": {"lat": 91, "lng": 0}}""", 422, "not-valid")]
    [InlineData("""{"location": {"lat": 1}}""", 422, "not-valid")]
    [InlineData("[]", 400, "malformed-request")]
    [InlineData("{", 400, "malformed-json")]
    public async Task What_is_wrong_is_refused(string body, int status, string code)
    {
        var pia = await marketplace.OpensShop("Pia");
        (await pia.Api.Send(HttpMethod.Post, "/listings", Api.Raw(body), ("Idempotency-Key", Api.NewKey()))).IsProblem(status, code);
    }

    [Fact]
    public async Task A_quote_promises_the_price_without_a_token()
    {
        var listing = await (await marketplace.OpensShop("Pia")).Publishes();
        var quote = (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = "2027-03-01T09:00:00Z" })).IsOk();
        Assert.Equal(80_00, quote.Number("total.amount"));
        Assert.Equal(72_00, quote.Number("providerEarns.amount"));
        Assert.Equal(80_00, quote.Number("lines.0.amount.amount"));
        Assert.Equal("flexible", quote.String("cancellationPolicy.name"));
        Assert.Equal(80_00, (await marketplace.Visitor.Get($"/quotes/{quote.String("quoteId")}")).IsOk().Number("total.amount"));
        var explained = (await marketplace.Visitor.Get($"/quotes/{quote.String("quoteId")}/price")).IsOk();
        Assert.Equal(("unit_price", 80_00L, 1), (explained.String("lines.0.rule"), explained.Number("total.amount"), explained["lines"].GetArrayLength()));
        (await marketplace.Visitor.Get($"/quotes/{Guid.NewGuid()}/price")).IsProblem(404, "quote.unknown");
        (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = "soon" })).IsProblem(422, "not-valid", "start");
        (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = "2027-03-01T09:00:00Z", coupon = "FREE" })).IsProblem(404, "coupon.unknown");
        (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = "2027-03-01T09:00:00Z", duration = "PT2H" }))
            .IsProblem(422, "booking.duration-not-valid", "duration");
        (await marketplace.Visitor.Post("/listings/nobody-has-this/quote", new { start = "2027-03-01T09:00:00Z" })).IsProblem(404, "listing.unknown");
    }
}
