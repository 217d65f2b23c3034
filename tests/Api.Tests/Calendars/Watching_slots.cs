using Marketplace.Conversations;
using Marketplace.Providers;

namespace Marketplace.Calendars;

public sealed class Watching_slots(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly string Date = $"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}";

    [Fact]
    public async Task Whoever_watches_sees_slots_come_and_go()
    {
        var pia = await marketplace.OpensShop("Pia");
        (await pia.Api.Put("/providers/me/calendar", new
        {
            timeZone = "UTC", overrides = new[] { new { date = Date, ranges = new[] { new { from = "09:00", to = "11:00" } } } },
        })).IsOk();
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        using var client = new HttpClient { BaseAddress = marketplace.Address };

        await using var events = EventReader.Listen(client, $"{Api.Base}/listings/{listing}/slots/stream?from={Date}&zone=UTC", null).GetAsyncEnumerator();
        Assert.Equal("slots", (await Next(events)).Type);

        var booking = await ada.Books(listing, DateTimeOffset.Parse($"{Date}T09:00:00Z", null));
        var gone = await Next(events);
        Assert.Equal("changed", gone.Type);
        Assert.Equal($"{Date}T09:00:00Z", gone.Data.GetProperty("gone")[0].GetString());

        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        Assert.Equal($"{Date}T09:00:00Z", (await Next(events)).Data.GetProperty("offered")[0].GetProperty("start").GetString());

        (await pia.Api.Post($"/listings/{listing}/pause")).IsOk();
        Assert.Equal(2, (await Next(events)).Data.GetProperty("gone").GetArrayLength());
        Assert.False(await events.MoveNextAsync());
    }

    /// <summary>They share one look at the slots, and yet each is told all of them first and then every change, whenever it came.</summary>
    [Fact]
    public async Task However_many_watch_each_hears_of_every_change()
    {
        var pia = await marketplace.OpensShop("Pia");
        (await pia.Api.Put("/providers/me/calendar", new
        {
            timeZone = "UTC", overrides = new[] { new { date = Date, ranges = new[] { new { from = "09:00", to = "12:00" } } } },
        })).IsOk();
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        using var client = new HttpClient { BaseAddress = marketplace.Address };
        var watching = Enumerable.Range(0, 30).Select(_ => Watch()).ToList();
        foreach (var watcher in watching)
        {
            Assert.Equal(3, (await Next(watcher)).Data.GetProperty("slots").GetArrayLength());
        }

        await ada.Books(listing, DateTimeOffset.Parse($"{Date}T09:00:00Z", null));
        await watching[0].DisposeAsync();
        watching[0] = Watch();
        Assert.Equal(2, (await Next(watching[0])).Data.GetProperty("slots").GetArrayLength());
        await ada.Books(listing, DateTimeOffset.Parse($"{Date}T11:00:00Z", null));

        Assert.Equal([$"{Date}T11:00:00Z"], await Gone(watching[0], 1));
        foreach (var watcher in watching[1..])
        {
            Assert.Equal([$"{Date}T09:00:00Z", $"{Date}T11:00:00Z"], await Gone(watcher, 2));
            await watcher.DisposeAsync();
        }

        await watching[0].DisposeAsync();

        IAsyncEnumerator<SentEvent> Watch() =>
            EventReader.Listen(client, $"{Api.Base}/listings/{listing}/slots/stream?from={Date}&zone=UTC", null).GetAsyncEnumerator();
    }

    /// <summary>Two changes may come as one.</summary>
    private static async Task<IEnumerable<string?>> Gone(IAsyncEnumerator<SentEvent> events, int count)
    {
        var gone = new List<string?>();
        while (gone.Count < count)
        {
            var happened = await Next(events);
            Assert.Equal("changed", happened.Type);
            gone.AddRange(happened.Data.GetProperty("gone").EnumerateArray().Select(start => start.GetString()));
        }

        return gone;
    }

    [Fact]
    public async Task A_stream_that_cannot_be_is_a_problem() =>
        (await marketplace.Visitor.Get("/listings/nobody-has-this/slots/stream")).IsProblem(404, "listing.unknown");

    private static async Task<SentEvent> Next(IAsyncEnumerator<SentEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
