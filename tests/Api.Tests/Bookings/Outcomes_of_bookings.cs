namespace Marketplace.Bookings;

/// <summary>How bookings end, and what each end costs whom.</summary>
public sealed class Outcomes_of_bookings(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private static int slotsUsed;

    [Fact]
    public async Task A_request_is_authorised_accepted_and_then_captured()
    {
        var (pia, ada, booking) = await Requested();

        var accepted = await Booked.Twice(pia, $"/bookings/{booking.String("id")}/accept", new { }, 200);

        Assert.Equal("confirmed", accepted.String("status"));
        var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(("captured", 80_00L), (payment.String("status"), payment.Number("captured.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_request_that_is_declined_costs_nothing()
    {
        var (pia, ada, booking) = await Requested();

        await Booked.Twice(pia, $"/bookings/{booking.String("id")}/decline", new { reason = "Fully booked" }, 200);
        await marketplace.Settles();

        var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(("voided", 0L), (payment.String("status"), payment.Number("captured.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Cancelling_pays_exactly_what_the_preview_said()
    {
        var (_, ada, booking) = await Books(Cast.Instant(NextSlot()));
        await marketplace.Pays(booking);
        var id = booking.String("id");

        var preview = (await ada.Api.Get($"/bookings/{id}/cancellation")).IsOk();
        var cancelled = await Booked.Twice(ada, $"/bookings/{id}/cancel", new { reason = "Ill" }, 200);
        await marketplace.Settles();

        Assert.Equal(preview.Number("refund.amount"), cancelled.Number("refunded.amount"));
        var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(preview.Number("refund.amount"), payment.Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_payment_that_nobody_makes_frees_the_slot_to_the_second()
    {
        var start = Cast.Instant(NextSlot());
        var (_, ada, booking) = await Books(start);

        await marketplace.Pass("PT14M59S");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("pending_payment", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        await marketplace.Pass("PT1S");
        Assert.Equal("payment_expired", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));

        (await ada.Api.Post("/bookings", new { listingId = booking.String("listingId"), start })).IsCreated();
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var (_, ada, booking) = await Books(Cast.Instant(NextSlot()));
        const string key = "mine";
        var first = new { listingId = booking.String("listingId"), start = Cast.Instant(NextSlot()) };
        (await ada.Api.Post("/bookings", first, key)).IsCreated();
        (await ada.Api.Post("/bookings", first with { start = Cast.Instant(NextSlot()) }, key)).IsProblem(422, "key-reused");
    }

    [Fact]
    public async Task Strangers_cannot_tell_that_a_booking_exists()
    {
        var (_, _, booking) = await Books(Cast.Instant(NextSlot()));
        var eve = await marketplace.Arrives("Eve");
        var id = booking.String("id");

        (await eve.Api.Get($"/bookings/{id}")).IsProblem(404, "booking.unknown");
        (await eve.Api.Post($"/bookings/{id}/cancel")).IsProblem(404, "booking.unknown");
        (await eve.Api.Get($"/bookings/{id}/timeline")).IsProblem(404, "booking.unknown");
        (await eve.Api.Get($"/payments/{booking.String("payment.id")}")).IsProblem(404, "payment.unknown");
        (await eve.Api.Get($"/bookings/{Guid.NewGuid()}")).IsProblem(404, "booking.unknown");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task A_position_that_a_stream_never_sent_is_refused(string position)
    {
        var (_, ada, booking) = await Books(Cast.Instant(NextSlot()));
        (await ada.Api.Get($"/bookings/{booking.String("id")}/stream", ("Last-Event-ID", position)))
            .IsProblem(400, "malformed-request", "lastEventId");
    }

    /// <summary>Each call another Thursday at noon, so that tests never want the same hour.</summary>
    private static DateTimeOffset NextSlot() => Monday.AddDays(3).AddHours(2).AddDays(7 * Interlocked.Increment(ref slotsUsed));

    private async Task<(Person Pia, Person Ada, Reply Booking)> Requested()
    {
        var (pia, ada, booking) = await Books(Cast.Instant(NextSlot()), "request");
        await marketplace.Pays(booking);
        Assert.Equal("requested", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        return (pia, ada, booking);
    }

    private async Task<(Person Pia, Person Ada, Reply Booking)> Books(string start, string mode = "instant")
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes(mode);
        var ada = await marketplace.Arrives("Ada");
        return (pia, ada, (await ada.Api.Post("/bookings", new { listingId = listing, start })).IsCreated());
    }
}
