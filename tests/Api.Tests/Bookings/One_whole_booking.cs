namespace Marketplace.Bookings;

/// <summary>The story through all contexts, with every command sent twice.</summary>
public sealed class One_whole_booking(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    [Fact]
    public async Task From_the_first_wish_to_the_payout_and_everything_happens_once()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");

        var booking = await Booked.Twice(ada, "/bookings", new { listingId = listing, start = Cast.Instant(Wednesday) }, 201);
        Assert.Equal("pending_payment", booking.String("status"));
        await marketplace.Pays(booking);
        await marketplace.Settles();
        var id = booking.String("id");
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{id}")).IsOk().String("status"));

        await marketplace.Pass("P2DT2H");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("in_progress", (await ada.Api.Get($"/bookings/{id}")).IsOk().String("status"));
        await Booked.Twice(ada, $"/bookings/{id}/complete", new { }, 200);

        await marketplace.Pass("P6D");
        pia = await marketplace.LogsIn(pia.Email);
        var payouts = (await pia.Api.Get("/providers/me/payouts")).IsOk();
        Assert.Equal(1, payouts["items"].GetArrayLength());
        Assert.Equal("paid", payouts.String("items.0.status"));
        Assert.Equal(72_00, payouts.Number("items.0.amount.amount"));

        var types = (await pia.Api.Get($"/bookings/{id}/timeline")).IsOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString());
        Assert.Equal(
            ["booking.placed", "booking.confirmed", "booking.started", "booking.completed", "booking.released"], types);
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_timeline_writes_instants_and_durations_as_everything_else_does()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Paul");
        var ada = await marketplace.Arrives("Anna");
        var now = DateTimeOffset.Parse((await ada.Api.Get("/sandbox/clock")).IsOk().String("now"));
        var booking = await ada.Books(await pia.Publishes(), now.Date.AddDays(14 - (int)now.DayOfWeek + 3).AddHours(9));

        var placed = (await ada.Api.Get($"/bookings/{booking.String("id")}/timeline")).IsOk();

        Assert.Equal("PT120M", placed.String("items.0.detail.terms.rules.minNotice"));
        Assert.EndsWith("Z", placed.String("items.0.detail.terms.start"), StringComparison.Ordinal);
    }
}
