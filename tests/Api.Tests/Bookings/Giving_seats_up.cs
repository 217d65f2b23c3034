namespace Marketplace.Bookings;

public sealed class Giving_seats_up(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Wednesday = new(2026, 6, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_preview_is_what_goes_back_and_the_seat_goes_to_whoever_waits()
    {
        await marketplace.FreezeOnce(Wednesday.AddHours(-6));
        var (pia, ada, ben) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Ben"));
        var listing = await pia.Publishes(seats: 3);
        var booked = (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), seats = 3 })).IsCreated();
        await marketplace.Pays(booked);
        var booking = $"/bookings/{booked.String("id")}";
        var entry = (await ben.Api.Post($"/listings/{listing}/waitlist", new { start = Cast.Instant(Wednesday) })).IsCreated();

        // Less than a day before, half goes back: 40.00 for three seats.
        var preview = (await ada.Api.Get($"{booking}/cancellation?seats=2")).IsOk();
        Assert.Equal(26_67, preview.Number("refund.amount"));
        var given = await Booked.Twice(ada, $"{booking}/cancel", new { seats = 2, reason = "Only I can come." }, 200);
        Assert.Equal(("confirmed", 1L, 26_67L), (given.String("status"), given.Number("seats"), given.Number("refunded.amount")));
        await marketplace.Settles();

        Assert.Equal("offered", (await ben.Api.Get($"/waitlist/{entry.String("id")}")).IsOk().String("status"));
        (await ada.Api.Post($"{booking}/cancel", new { seats = 1 })).IsProblem(422, "booking.seats-not-valid", "seats");
        (await ada.Api.Get($"{booking}/cancellation?seats=1")).IsProblem(422, "booking.seats-not-valid", "seats");
        Assert.Equal(13_33, (await ada.Api.Get($"{booking}/cancellation")).IsOk().Number("refund.amount"));
        Assert.Equal(1, (await ada.Api.Get("/bookings")).IsOk().Number("items.0.seats"));
        (await ada.Api.Post($"{booking}/cancel")).IsOk();
        Assert.Equal(40_00, (await ada.Api.Get(booking)).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }
}
