using Marketplace.Providers;

namespace Marketplace.Calendars;

public sealed class Slots_of_a_listing(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    /// <summary>A Monday far enough ahead for any notice, near enough for any horizon.</summary>
    private static readonly DateTimeOffset Monday = NextMonday(TimeProvider.System.GetUtcNow().AddDays(14));

    private static string Date(int days = 0) => $"{Monday.AddDays(days):yyyy-MM-dd}";

    [Fact]
    public async Task Nine_to_five_has_eight_hours_until_one_is_booked()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Date()}&to={Date(1)}")).IsOk();
        Assert.Equal("Europe/Berlin", slots.String("zone"));
        Assert.Equal(8, slots["slots"].GetArrayLength());

        var first = slots["slots.0.start"].GetDateTimeOffset();
        var ada = await marketplace.Arrives("Ada");
        await ada.Books(listing, first);

        var left = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Date()}&to={Date(1)}")).IsOk();
        Assert.Equal(7, left["slots"].GetArrayLength());
        var why = (await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start={Cast.Instant(first)}")).IsOk();
        Assert.False(why["bookable"].GetBoolean());
        Assert.Equal("busy", why.String("reasons.0.rule"));
        (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(first) })).IsProblem(409, "booking.slot-taken");

        var calendar = (await pia.Api.Get($"/providers/me/calendar?from={Date()}&to={Date(1)}")).IsOk();
        Assert.Equal(Cast.Instant(first), calendar.String("occupancy.0.start"));
    }

    [Fact]
    public async Task Listings_of_one_provider_share_the_calendar()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (one, other) = (await pia.Publishes(), await pia.Publishes());
        var start = (await marketplace.Visitor.Get($"/listings/{one}/slots?from={Date()}&to={Date(1)}")).IsOk()["slots.0.start"].GetDateTimeOffset();
        var ada = await marketplace.Arrives("Ada");
        await ada.Books(one, start);
        (await ada.Api.Post("/bookings", new { listingId = other, start = Cast.Instant(start) })).IsProblem(409, "booking.slot-taken");
    }

    [Fact]
    public async Task A_slot_comes_back_when_its_booking_is_cancelled()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        var path = $"/listings/{listing}/slots?from={Date()}&to={Date(1)}";
        var start = (await marketplace.Visitor.Get(path)).IsOk()["slots.0.start"].GetDateTimeOffset();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, start);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Equal(8, (await marketplace.Visitor.Get(path)).IsOk()["slots"].GetArrayLength());
    }

    [Fact]
    public async Task The_gate_forgets_nothing_when_the_host_restarts()
    {
        await using var own = await Running.Own();
        var pia = await own.Marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        var path = $"/listings/{listing}/slots?from={Date()}&to={Date(1)}";
        var start = (await own.Marketplace.Visitor.Get(path)).IsOk()["slots.0.start"].GetDateTimeOffset();
        await (await own.Marketplace.Arrives("Ada")).Books(listing, start);

        await own.Marketplace.Restart();

        Assert.Equal(7, (await own.Marketplace.Visitor.Get(path)).IsOk()["slots"].GetArrayLength());
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused_and_nothing_is_written()
    {
        var pia = await marketplace.OpensShop("Pia");
        var before = (await pia.Api.Get("/providers/me/calendar")).IsOk();
        (await pia.Api.Put("/providers/me/calendar", Plan("17:00", "09:00"))).IsProblem(422, "calendar.range-not-valid", "day", "range");
        (await pia.Api.Put("/providers/me/calendar", Plan("9am", "17:00"))).IsProblem(422, "not-valid", "weekly[0].ranges[0].from");
        (await pia.Api.Put("/providers/me/calendar", new { timeZone = "Nowhere", weekly = new[] { 1 } })).IsProblem(400, "malformed-request");
        Assert.Equal(before.ETag, (await pia.Api.Get("/providers/me/calendar")).IsOk().ETag);
    }

    [Fact]
    public async Task Midnight_is_twenty_four_o_clock()
    {
        var pia = await marketplace.OpensShop("Pia");
        var plan = (await pia.Api.Put("/providers/me/calendar", Plan("22:00", "24:00"))).IsOk();
        Assert.Equal("24:00", plan.String("weekly.0.ranges.0.to"));
    }

    [Fact]
    public async Task Days_off_and_journeys_are_part_of_the_calendar()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        var plan = (await pia.Api.Put("/providers/me/calendar", new
        {
            timeZone = "Europe/Berlin",
            weekly = new[] { new { day = "monday", ranges = new[] { new { from = "09:00", to = "12:00" } } } },
            periods = new object[]
            {
                new { firstDay = Date(7), lastDay = Date(8), kind = "vacation", label = "Sicily" },
                new { firstDay = Date(14), kind = "travel", timeZone = "America/New_York" },
            },
        })).IsOk();
        Assert.Equal("Sicily", plan.String("periods.0.label"));
        Assert.Equal(3, await Count(listing, 0));
        Assert.Equal(0, await Count(listing, 7));
        Assert.Equal(3, await Count(listing, 14));

        var why = (await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start={Date(7)}T10:00:00Z")).IsOk();
        Assert.Equal(("override", "vacation", "Sicily"), (why.String("reasons.0.rule"), why.String("reasons.0.kind"), why.String("reasons.0.label")));
        var ada = await marketplace.Arrives("Ada");
        (await ada.Api.Post("/bookings", new { listingId = listing, start = $"{Date(7)}T10:00:00Z" }))
            .IsProblem(422, "booking.slot-unavailable", "rule", "date", "hours", "kind", "label", "timeZone");
    }

    [Theory]
    [InlineData("holiday", "2026-05-02", "2026-05-01", null, "periods[0].lastDay")]
    [InlineData("travel", "2026-05-01", "2026-05-02", null, "periods[0].timeZone")]
    [InlineData("vacation", "2026-05-01", "2026-05-02", "Asia/Tokyo", "periods[0].timeZone")]
    [InlineData("siesta", "2026-05-01", "2026-05-02", null, "periods[0].kind")]
    public async Task A_period_that_cannot_be_names_its_part(string kind, string firstDay, string lastDay, string? timeZone, string part)
    {
        var pia = await marketplace.OpensShop("Pia");
        var plan = new { timeZone = "Europe/Berlin", periods = new[] { new { firstDay, lastDay, kind, timeZone } } };
        (await pia.Api.Put("/providers/me/calendar", plan)).IsProblem(422, "not-valid", part);
    }

    [Fact]
    public async Task Nights_are_offered_by_date_and_booked_as_they_are_shown()
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "The room above the studio",
            description = "A bed and a window.",
            category = "other",
            price = new { type = "nightly", amount = new { amount = 50_00, currency = "EUR" } },
            duration = "P1D",
            mode = "instant",
            rules = new { stay = new { unit = "night", checkIn = "15:00", checkOut = "11:00" }, durations = new { min = "P2D", max = "P5D" } },
        })).IsCreated();
        Assert.Equal("15:00", (await pia.Api.Get($"/listings/{listing.String("id")}")).IsOk().String("rules.stay.checkIn"));
        (await pia.Api.Post($"/listings/{listing.String("id")}/publish")).IsOk();

        var path = $"/listings/{listing.String("id")}/slots?from={Date()}&to={Date(5)}&duration=P2D";
        var shown = (await marketplace.Visitor.Get(path)).IsOk();
        Assert.Equal(4, shown["slots"].GetArrayLength()); // two nights fit before the studio is closed on Saturday
        var ada = await marketplace.Arrives("Ada");
        var booked = (await ada.Api.Post("/bookings", new { listingId = listing.String("id"), start = shown.String("slots.1.start"), duration = "P2D" })).IsCreated();
        Assert.Equal(100_00, booked["price.total.amount"].GetInt64());
        Assert.Equal(1, (await marketplace.Visitor.Get(path)).IsOk()["slots"].GetArrayLength());
        (await ada.Api.Post("/bookings", new { listingId = listing.String("id"), start = shown.String("slots.3.start"), duration = "P6D" }))
            .IsProblem(422, "booking.duration-not-valid", "duration");
    }

    [Theory]
    [InlineData("""{"stay":{"unit":"week"}}""", "rules.stay.unit")]
    [InlineData("""{"stay":{"unit":"night","checkOut":"11:00"}}""", "rules.stay.checkIn")]
    [InlineData("""{"stay":{"unit":"night","checkIn":"noon"}}""", "rules.stay.checkIn")]
    [InlineData("""{"durations":{"min":"PT2H","max":"PT1H"}}""", "rules.durations.max")]
    [InlineData("""{"durations":{"max":"PT1H"}}""", "rules.durations.min")]
    [InlineData("""{"slotOffset":"PT2H"}""", "rules.slotOffset")]
    [InlineData("""{"horizon":{"from":"2026-08-02","until":"2026-08-01"}}""", "rules.horizon.until")]
    public async Task A_rule_that_cannot_be_names_its_part(string rules, string part)
    {
        var pia = await marketplace.OpensShop("Pia");
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { rules = System.Text.Json.JsonDocument.Parse(rules).RootElement })).IsProblem(422, "not-valid", part);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("zone=Mars/Olympus", "zone")]
    [InlineData("duration=long", "duration")]
    [InlineData("seats=0", "seats")]
    [InlineData("from=2026-03-02&to=2026-03-02", "to")]
    [InlineData("from=2026-03-02&to=2027-03-02", "to")]
    public async Task A_query_that_cannot_be_read_names_its_part(string query, string part)
    {
        var listing = await (await marketplace.OpensShop("Pia")).Publishes();
        (await marketplace.Visitor.Get($"/listings/{listing}/slots?{query}")).IsProblem(400, "malformed-request", part);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task The_ends_of_time_have_no_slots(string from)
    {
        var listing = await (await marketplace.OpensShop("Pia")).Publishes();
        Assert.Equal(0, (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={from}")).IsOk()["slots"].GetArrayLength());
    }

    [Fact]
    public async Task A_calendar_nobody_wrote_is_unknown() =>
        (await (await marketplace.Arrives("Eve")).Api.Get("/providers/me/calendar")).IsProblem(404, "calendar.unknown");

    private async Task<int> Count(string listing, int day) =>
        (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Date(day)}&to={Date(day + 1)}")).IsOk()["slots"].GetArrayLength();

    private static object Plan(string from, string to) => new
    {
        timeZone = "Europe/Berlin",
        weekly = new[] { new { day = "monday", ranges = new[] { new { from, to } } } },
    };

    private static DateTimeOffset NextMonday(DateTimeOffset from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);

    /// <summary>A marketplace that one test may restart.</summary>
    private sealed class Running : IAsyncDisposable
    {
        public RunningMarketplace Marketplace { get; } = new();

        public static async Task<Running> Own()
        {
            var running = new Running();
            await running.Marketplace.InitializeAsync();
            return running;
        }

        public async ValueTask DisposeAsync() => await Marketplace.DisposeAsync();
    }
}
