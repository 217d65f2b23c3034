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
