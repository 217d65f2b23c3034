using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>Customer and provider settle the price between themselves.</summary>
public sealed class Bookings_without_a_payment(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    [Fact]
    public async Task It_is_confirmed_at_once_done_and_costs_nobody_anything_here()
    {
        var (pia, ada) = await Meet();
        var booking = await Booked.Twice(ada, "/bookings", new { listingId = await pia.Publishes("unpaid"), start = Cast.Instant(Wednesday) }, 201);
        await marketplace.Settles();

        Assert.Equal("confirmed", booking.String("status"));
        Assert.Equal(JsonValueKind.Null, booking["payment"].ValueKind);
        Assert.Equal(0, (await ada.Api.Get($"/bookings/{booking.String("id")}/cancellation")).IsOk().Number("refund.amount"));
        await Booked.Twice(ada, $"/bookings/{booking.String("id")}/cancel", new { reason = "Ill" }, 200);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments")).IsProblem(404, "payment.unknown");
        (await ada.Books(booking.String("listingId"), Wednesday)).IsCreated();
        await marketplace.Proves();
    }

    [Fact]
    public async Task Its_provider_may_want_to_be_asked()
    {
        var (pia, ada) = await Meet();
        var listing = await pia.Publishes("unpaid");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { needsAcceptance = true, answerWindow = "PT1H" } })).IsOk();

        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday.AddHours(2)) })).IsCreated();

        Assert.Equal(("requested", "request_expires"), (booking.String("status"), booking.String("nextEvent.what")));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/accept")).IsProblem(403, "booking.not-yours");
        var accepted = await Booked.Twice(pia, $"/bookings/{booking.String("id")}/accept", new { }, 200);
        Assert.Equal("confirmed", accepted.String("status"));
        (await pia.Api.Post($"/bookings/{booking.String("id")}/refund", new { reason = "Sorry" })).IsProblem(409, "booking.not-now");
        await marketplace.Proves();
    }

    [Fact]
    public async Task Times_of_a_process_keep_their_bounds()
    {
        var (pia, _) = await Meet();
        (await pia.Api.Patch($"/listings/{await pia.Publishes()}", new { process = new { paymentHold = "P8D" } }))
            .IsProblem(422, "not-valid", "process.paymentHold");
    }

    private async Task<(Person Pia, Person Ada)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        return (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
    }
}
