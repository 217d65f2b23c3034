namespace Marketplace.Feeds;

public sealed class Publishing_bookings(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Both_sides_subscribe_to_what_is_booked_until_they_stop()
    {
        await marketplace.Freeze(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var booking = (await ada.Books(await pia.Publishes(), Start)).String("id");

        var work = await Opened(pia, "provider");
        var mine = await Opened(ada, "customer");
        foreach (var calendar in new[] { work, mine })
        {
            var shown = (await marketplace.Visitor.Get(calendar)).IsOk();
            Assert.Equal("text/calendar; charset=utf-8", shown.Headers["Content-Type"]);
            Assert.Contains($"UID:{booking}@bookings.marketplace\r\n", shown.Text, StringComparison.Ordinal);
            Assert.Contains("DTSTART:20260304T090000Z\r\n", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", shown.Text, StringComparison.OrdinalIgnoreCase);
            (await marketplace.Visitor.Get(calendar, ("If-None-Match", shown.ETag!))).Is(System.Net.HttpStatusCode.NotModified);
        }

        Assert.DoesNotContain("VEVENT", (await marketplace.Visitor.Get(await Opened(ada, "provider"))).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal(mine, await Opened(ada, "customer"));

        var moved = Path((await ada.Api.Post("/calendar-feeds/customer/move")).IsOk());
        (await marketplace.Visitor.Get(mine)).IsProblem(404, "feed.unknown");
        (await marketplace.Visitor.Get(moved)).IsOk();

        (await ada.Api.Delete("/calendar-feeds/customer")).IsNoContent();
        (await marketplace.Visitor.Get(moved)).IsProblem(404, "feed.unknown");
        (await ada.Api.Get("/calendar-feeds/customer")).IsProblem(404, "feed.unknown");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_this_server_has_not_sealed_is_unknown(string token) =>
        (await marketplace.Visitor.Get($"/calendar-feeds/{token}.ics")).IsProblem(404, "feed.unknown");

    [Fact]
    public async Task There_are_two_roles()
    {
        var ada = await marketplace.Arrives("Ada");

        (await ada.Api.Put("/calendar-feeds/admin", null)).IsProblem(404, "feed.unknown");
        (await ada.Api.Put("/calendar-feeds/resource", null)).IsProblem(404, "feed.unknown");
        (await ada.Api.Delete("/calendar-feeds/resource")).IsProblem(404, "feed.unknown");
        (await marketplace.Visitor.Put("/calendar-feeds/customer", null)).IsProblem(401, "not-authenticated");
    }

    private static async Task<string> Opened(Person person, string role) => Path((await person.Api.Put($"/calendar-feeds/{role}", null)).IsOk());

    private static string Path(Reply feed) => feed.String("url")[Api.Base.Length..];
}
