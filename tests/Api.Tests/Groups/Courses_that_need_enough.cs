using Marketplace.Bookings;

namespace Marketplace.Groups;

/// <summary>A course for three that two have to come to, decided a day before.</summary>
public sealed class Courses_that_need_enough(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>, IAsyncLifetime
{
    private static int weeks;

    /// <summary>Time only moves forward, so each test has a week of its own.</summary>
    private readonly DateTimeOffset wednesday = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero).AddDays(7 * Interlocked.Increment(ref weeks));

    private Person pia = null!;
    private Person ada = null!;
    private Person ben = null!;
    private string course = null!;

    public async Task InitializeAsync()
    {
        await marketplace.Freeze(wednesday.AddDays(-2));
        pia = await marketplace.GoesLive("Pia");
        ada = await marketplace.Arrives("Ada");
        ben = await marketplace.Arrives("Ben");
        course = await pia.Publishes(seats: 3);
        (await pia.Api.Patch($"/listings/{course}", new { rules = new { minimum = new { participants = 2 } } })).IsOk();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task With_too_few_it_is_called_off_and_everybody_gets_their_money_back()
    {
        var paid = await ada.Books(course, wednesday);
        await marketplace.Pays(paid);
        Assert.Equal((2, Cast.Instant(wednesday.AddDays(-1))), (paid.Number("group.needed"), paid.String("group.decidesAt")));
        var slot = (await Slots()).Single(slot => slot.GetProperty("start").GetString() == Cast.Instant(wednesday));
        Assert.Equal((2, 1, 2), (slot.GetProperty("seatsLeft").GetInt32(), slot.GetProperty("joined").GetInt32(), slot.GetProperty("needed").GetInt32()));

        // The moment comes while nobody is there.
        await marketplace.Restart();
        await marketplace.Pass("PT23H59M59S");
        (ada, ben, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(ben.Email), await marketplace.LogsIn(pia.Email));
        Assert.Equal("confirmed", (await Read(paid)).String("status"));
        var unpaid = await ben.Books(course, wednesday);
        await marketplace.Pass("PT1S");

        var ended = await Read(paid);
        Assert.Equal(("cancelled", "platform", 80_00), (ended.String("status"), ended.String("endedBy"), ended.Number("refunded.amount")));
        Assert.Contains("Fewer than 2", ended.String("reason"), StringComparison.Ordinal);
        Assert.Equal("cancelled", (await ben.Api.Get($"/bookings/{unpaid.String("id")}")).IsOk().String("status"));
        var last = (await pia.Api.Get($"/bookings/{paid.String("id")}/timeline")).IsOk()["items"].EnumerateArray().Last();
        Assert.Equal(("booking.cancelled", "platform"), (last.GetProperty("type").GetString(), last.GetProperty("by").GetString()));
        Assert.Contains("Fewer than 2", last.GetProperty("detail").GetProperty("reason").GetString(), StringComparison.Ordinal);

        // Whoever comes now begins nothing.
        (await ben.Api.Post("/bookings", new { listingId = course, start = Cast.Instant(wednesday) })).IsProblem(422, "booking.slot-unavailable", "rule", "needed", "joined", "decidedAt");
        Assert.DoesNotContain(await Slots(), slot => slot.GetProperty("start").GetString() == Cast.Instant(wednesday));
        await marketplace.Proves();
    }

    [Fact]
    public async Task With_enough_it_takes_place_whoever_leaves_it_later()
    {
        // Two first joiners at once share one session.
        var both = await Task.WhenAll(ada.Books(course, wednesday), ben.Books(course, wednesday));
        await marketplace.Pays(both[0]);
        await marketplace.Pays(both[1]);
        await marketplace.Pass("P1D");
        (ada, ben) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(ben.Email));

        (await ben.Api.Post($"/bookings/{both[1].String("id")}/cancel")).IsOk();
        await marketplace.Settles();

        Assert.Equal("confirmed", (await Read(both[0])).String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task It_cannot_need_more_than_it_has_seats() =>
        (await pia.Api.Patch($"/listings/{course}", new { rules = new { minimum = new { participants = 4 } } })).IsProblem(422, "listing.minimum-not-valid", "rules.minimum.participants");

    private async Task<Reply> Read(Reply booking) => (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk();

    private async Task<System.Text.Json.JsonElement[]> Slots() =>
        [.. (await ada.Api.Get($"/listings/{course}/slots?from={wednesday:yyyy-MM-dd}&to={wednesday.AddDays(1):yyyy-MM-dd}")).IsOk()["slots"].EnumerateArray()];
}
