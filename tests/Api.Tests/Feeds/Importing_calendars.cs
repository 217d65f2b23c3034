using System.Collections.Concurrent;
using Marketplace.Bookings;
using Marketplace.Resources;
using Microsoft.AspNetCore.Builder;

namespace Marketplace.Feeds;

/// <summary>A calendar that is kept elsewhere makes its times busy here, from the day it is added to the day it is removed.</summary>
public sealed class Importing_calendars(Importing_calendars.Place place) : IClassFixture<Importing_calendars.Place>
{
    private const string Imports = "/providers/me/calendar/imports";

    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);

    private readonly RunningMarketplace marketplace = place.Marketplace;
    private readonly string calendar = place.Keeps(Calendar("DTSTART:20260304T100000Z\r\nDURATION:PT1H"));

    [Fact]
    public async Task Its_times_are_busy_and_what_they_meet_is_listed()
    {
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var listing = await pia.Publishes();
        var import = (await pia.Api.Post(Imports, new { url = calendar, name = "Private" })).IsCreated().String("id");
        await marketplace.Settles();

        var read = (await pia.Api.Get($"{Imports}/{import}")).IsOk();
        Assert.Equal(1, read.Number("busyTimes"));
        Assert.StartsWith("2026-03-0", read.String("freshAt"), StringComparison.Ordinal);
        Assert.Equal(["09:00", "11:00", "12:00"], await Offered(listing, 9, 12));
        var why = (await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start=2026-03-04T10:00:00Z")).IsOk();
        Assert.Equal("imported", why.String("reasons.0.rule"));
        Assert.NotEqual(System.Net.HttpStatusCode.Created, (await ada.Api.Post("/bookings", new { listingId = listing, start = "2026-03-04T10:00:00Z" })).Status);

        var booking = (await ada.Books(listing, Wednesday.AddHours(12))).String("id");
        place.Keeps(calendar, Calendar("DTSTART:20260304T120000Z\r\nDURATION:PT30M"));
        (await pia.Api.Post($"{Imports}/{import}/refresh")).IsOk();
        await marketplace.Settles();

        Assert.Equal(["09:00", "10:00", "11:00"], await Offered(listing, 9, 12));
        var conflicts = (await pia.Api.Get("/providers/me/calendar/conflicts")).IsOk();
        Assert.Equal(booking, conflicts.String("conflicts.0.bookingId"));
        Assert.Equal("pending_payment", (await ada.Api.Get($"/bookings/{booking}")).IsOk().String("status"));
        (await ada.Api.Get($"{Imports}/{import}")).IsProblem(404, "feed.unknown");

        (await pia.Api.Delete($"{Imports}/{import}")).IsNoContent();
        await marketplace.Settles();
        Assert.Equal(["09:00", "10:00", "11:00"], await Offered(listing, 9, 12));
        Assert.Equal(0, (await pia.Api.Get("/providers/me/calendar/conflicts")).IsOk()["conflicts"].GetArrayLength());
        Assert.Equal(0, (await pia.Api.Get(Imports)).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task What_one_of_the_staff_has_elsewhere_is_busy_for_them_alone()
    {
        var (pia, eve) = (await marketplace.GoesLive("Pia"), await marketplace.GoesLive("Eve"));
        var (ann, bea) = (await pia.Hires("Ann"), await pia.Hires("Bea"));
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { requirements = new[] { ResourceCast.Needs("any", ann, bea) } })).IsOk();
        var (wish, imports) = (new { url = calendar, name = "Ann's own" }, $"/providers/me/resources/{ann}/calendar/imports");
        (await eve.Api.Post(imports, wish)).IsProblem(404, "resource.unknown");

        var import = await Booked.Twice(pia, imports, wish, 201);
        await marketplace.Settles();

        Assert.Equal((ann, import.String("id")), (import.String("resourceId"), (await pia.Api.Get(imports)).IsOk().String("items.0.id")));
        Assert.Equal(0, (await pia.Api.Get(Imports)).IsOk()["items"].GetArrayLength());
        var booked = (await (await marketplace.Arrives("Ada")).Books(listing, Wednesday.AddHours(10))).String("resources.0.name");
        var why = (await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start=2026-03-04T10:00:00Z&resourceId={ann}")).IsOk();
        Assert.Equal(("Bea", "imported"), (booked, why.String("reasons.0.rule")));
        Assert.Equal(0, (await pia.Api.Get($"/providers/me/resources/{ann}/calendar/conflicts")).IsOk()["conflicts"].GetArrayLength());

        (await eve.Api.Delete($"{Imports}/{import.String("id")}")).IsProblem(404, "feed.unknown");
        (await pia.Api.Delete($"{Imports}/{import.String("id")}")).IsNoContent();
        await marketplace.Settles();
        Assert.True((await marketplace.Visitor.Get($"/listings/{listing}/slots/explain?start=2026-03-04T10:00:00Z&resourceId={ann}")).IsOk()["bookable"].GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_read_stays_as_it_was_until_it_is_stale()
    {
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var import = (await pia.Api.Post(Imports, new { url = calendar, whenStale = "free", staleAfter = "PT24H" })).IsCreated().String("id");
        await marketplace.Settles();
        place.Keeps(calendar, "Sorry, we are closed.");

        await marketplace.Pass("PT23H");
        pia = await marketplace.LogsIn(pia.Email);
        var failed = (await pia.Api.Get($"{Imports}/{import}")).IsOk();
        Assert.Equal("not-a-calendar", failed.String("failure"));
        Assert.False(failed["isStale"].GetBoolean());
        Assert.Equal(["09:00", "11:00", "12:00"], await Offered(listing, 9, 12));

        await marketplace.Pass("PT1H");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.True((await pia.Api.Get($"{Imports}/{import}")).IsOk()["isStale"].GetBoolean());
        Assert.Equal(["09:00", "10:00", "11:00", "12:00"], await Offered(listing, 9, 12));
    }

    [Theory]
    [InlineData("ftp://calendars.example/x")]
    [InlineData("https://user:secret@calendars.example/x")]
    [InlineData("calendars.example")]
    [InlineData(null)]
    public async Task An_address_that_nobody_would_fetch_is_refused_at_once(string? url) =>
        (await (await marketplace.GoesLive("Pia")).Api.Post(Imports, new { url })).IsProblem(422, "not-valid", "url");

    private async Task<string[]> Offered(string listing, int from, int to)
    {
        var slots = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from=2026-03-04&to=2026-03-05&zone=UTC")).IsOk();
        return
        [
            .. slots["slots"].EnumerateArray().Select(slot => slot.GetProperty("start").GetDateTimeOffset())
                .Where(start => start.Hour >= from && start.Hour <= to).Select(start => $"{start:HH:mm}"),
        ];
    }

    private static string Calendar(string lines) => $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    /// <summary>A marketplace that may fetch from this machine, and a server on it that keeps calendars.</summary>
    public sealed class Place : IAsyncLifetime
    {
        private readonly WebApplication server = WebApplication.CreateSlimBuilder().Build();
        private readonly ConcurrentDictionary<string, string> kept = new(StringComparer.Ordinal);

        internal RunningMarketplace Marketplace { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Marketplace = await RunningMarketplace.With("CalendarImports:AllowPrivateAddresses=true");
            await Marketplace.Freeze(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
            server.Urls.Add("http://127.0.0.1:0");
            server.MapGet("/{name}", (string name) => kept[name]);
            await server.StartAsync();
        }

        public async Task DisposeAsync()
        {
            await server.DisposeAsync();
            await Marketplace.DisposeAsync();
        }

        /// <returns>The address of a new calendar.</returns>
        internal string Keeps(string text)
        {
            var url = $"{server.Urls.First()}/{Guid.NewGuid():N}.ics";
            Keeps(url, text);
            return url;
        }

        internal void Keeps(string url, string text) => kept[url[(url.LastIndexOf('/') + 1)..]] = text;
    }
}
