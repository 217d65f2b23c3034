namespace Marketplace.Series;

public sealed class Booking_series(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private Person pia = null!;
    private Person ada = null!;
    private string listing = null!;

    public async Task InitializeAsync()
    {
        await marketplace.Freeze(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        pia = await marketplace.GoesLive("Pia");
        ada = await marketplace.Arrives("Ada");
        listing = await pia.Publishes();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_time_is_a_booking_with_a_payment_of_its_own()
    {
        var preview = (await ada.Api.Post("/bookings/series/preview", Wish())).IsOk();
        Assert.Equal(0, preview.Number("conflicts"));
        Assert.Equal(3 * 80_00, preview.Number("total.amount"));

        var key = Api.NewKey();
        var series = (await ada.Api.Post("/bookings/series", Wish(), key)).IsCreated();
        Assert.Equal("placed", series.String("status"));
        Assert.Equal(["booked", "booked", "booked"], Outcomes(series));
        foreach (var time in series["occurrences"].EnumerateArray())
        {
            var booking = (await ada.Api.Get($"/bookings/{time.GetProperty("bookingId").GetString()}")).IsOk();
            Assert.Equal("pending_payment", booking.String("status"));
            Assert.Equal(80_00, booking.Number("price.total.amount"));
            Assert.Equal(time.GetProperty("start").GetString(), booking.String("start"));
        }

        var again = (await ada.Api.Post("/bookings/series", Wish(), key)).IsCreated();
        Assert.True(again.IsReplay);
        Assert.Equal(series.String("id"), again.String("id"));
        Assert.Equal(series.String("id"), (await ada.Api.Get("/bookings/series")).IsOk().String("items.0.id"));
        Assert.Equal(3, (await pia.Api.Get("/bookings/series?role=provider")).IsOk().Number("items.0.booked"));
        (await (await marketplace.Arrives("Eve")).Api.Get($"/bookings/series/{series.String("id")}")).IsProblem(404, "series.unknown");
    }

    [Fact]
    public async Task A_conflict_leaves_nothing_behind()
    {
        await (await marketplace.Arrives("Ben")).Books(listing, new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));

        (await ada.Api.Post("/bookings/series", Wish())).IsProblem(409, "series.conflict", "2026-03-04T09:00:00Z");
        Assert.Equal(0, (await ada.Api.Get("/bookings")).IsOk()["items"].GetArrayLength());
        Assert.Equal("busy", (await ada.Api.Post("/bookings/series/preview", Wish())).IsOk().String("times.1.conflict"));

        var skipping = (await ada.Api.Post("/bookings/series", Wish(skipConflicts: true))).IsCreated();
        Assert.Equal(["booked", "skipped", "booked"], Outcomes(skipping));
        Assert.Equal(2, (await ada.Api.Get("/bookings")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_all_and_the_others_nothing()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => marketplace.Arrives($"Guest{number}")));
        var replies = await Task.WhenAll(people.Select(person => person.Api.Post("/bookings/series", Wish())));
        await marketplace.Settles();

        var placed = 0;
        foreach (var (person, reply) in people.Zip(replies))
        {
            var live = (await person.Api.Get("/bookings?status=pending_payment")).IsOk()["items"].GetArrayLength();
            Assert.True(live is 0 or 3, $"{live} of 3 are booked: {reply.Text}");
            placed += live / 3;
        }

        Assert.Equal(1, placed);
    }

    [Fact]
    public async Task What_follows_is_cancelled_together()
    {
        var id = (await ada.Api.Post("/bookings/series", Wish())).IsCreated().String("id");

        var cancelled = (await ada.Api.Post($"/bookings/series/{id}/cancel", new { scope = "following", occurrence = 1 })).IsOk();

        Assert.Equal(["booked", "cancelled", "cancelled"], Outcomes(cancelled));
        Assert.Equal(2, (await ada.Api.Get("/bookings?status=cancelled")).IsOk()["items"].GetArrayLength());
        (await ada.Api.Post($"/bookings/series/{id}/cancel", new { scope = "one", occurrence = 2 })).IsProblem(409, "series.nothing-to-cancel");
        (await ada.Api.Post($"/bookings/series/{id}/cancel", new { scope = "one" })).IsProblem(422, "not-valid", "occurrence");
    }

    private static string[] Outcomes(Reply series) => [.. series["occurrences"].EnumerateArray().Select(time => time.GetProperty("outcome").GetString()!)];

    private object Wish(bool skipConflicts = false) => new
    {
        listingId = listing,
        rrule = "FREQ=DAILY;COUNT=3",
        start = "2026-03-03T10:00:00",
        zone = "Europe/Berlin",
        skipConflicts,
    };
}
