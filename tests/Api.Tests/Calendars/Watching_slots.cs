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

    [Fact]
    public async Task A_stream_that_cannot_be_is_a_problem() =>
        (await marketplace.Visitor.Get("/listings/nobody-has-this/slots/stream")).IsProblem(404, "listing.unknown");

    private static async Task<SentEvent> Next(IAsyncEnumerator<SentEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
