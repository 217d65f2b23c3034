using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>A price that is not on the page: asked for, offered, countered, agreed on and paid.</summary>
public sealed class Negotiating(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    [Fact]
    public async Task From_the_question_to_the_paid_booking()
    {
        var (pia, ada, listing) = await Meet();
        var asked = await Booked.Twice(ada, "/bookings", new { listingId = listing, start = Cast.Instant(Wednesday), notes = "A big dog" }, 201);
        Assert.Equal(("inquiry", "offer_expires", JsonValueKind.Null), (asked.String("status"), asked.String("nextEvent.what"), asked["payment"].ValueKind));
        var booking = $"/bookings/{asked.String("id")}";

        (await ada.Api.Get($"{booking}/offer/price")).IsProblem(404, "booking.nothing-offered");
        var offered = await Booked.Twice(pia, $"{booking}/offer", Offer(100_00, deposit: 20_00), 200);
        Assert.Equal(("quoted", 1L, 100_00L), (offered.String("status"), offered.Number("offer.number"), offered.Number("offer.price.total.amount")));
        (await ada.Api.Post($"{booking}/offer", Offer(1_00))).IsProblem(403, "booking.not-yours");
        (await pia.Api.Post($"{booking}/accept")).IsProblem(403, "booking.not-yours");
        await Booked.Twice(ada, $"{booking}/counter", Offer(80_00), 200);
        await Booked.Twice(pia, $"{booking}/offer", Offer(90_00, deposit: 20_00), 200);
        (await ada.Api.Post($"{booking}/accept", new { offer = 1 })).IsProblem(409, "booking.offer-replaced", "offer");

        var explained = (await ada.Api.Get($"{booking}/offer/price")).IsOk();
        Assert.Equal((90_00L, "agreed", 90_00L), (explained.Number("total.amount"), explained.String("lines.0.rule"), explained.Number("lines.0.line.amount.amount")));
        (await marketplace.Visitor.Get($"{booking}/offer/price")).IsProblem(401, "not-authenticated");

        var agreed = await Booked.Twice(ada, $"{booking}/accept", new { offer = 3 }, 200);
        Assert.Equal(("pending_payment", 90_00L, 20_00L), (agreed.String("status"), agreed.Number("price.total.amount"), agreed.Number("deposit.amount")));
        await marketplace.Settles();
        await marketplace.Pays(agreed);

        Assert.Equal("confirmed", (await ada.Api.Get(booking)).IsOk().String("status"));
        Assert.Equal(70_00, (await ada.Api.Get($"{booking}/cancellation")).IsOk().Number("refund.amount"));
        var list = (await ada.Api.Get("/bookings?status=confirmed")).IsOk();
        Assert.Equal(90_00, list.Number("items.0.total.amount"));
        var types = (await pia.Api.Get($"{booking}/timeline")).IsOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString());
        Assert.Equal(["booking.asked", "booking.offered", "booking.offered", "booking.offered", "booking.agreed", "booking.confirmed"], types);
        await Booked.Twice(ada, $"{booking}/cancel", new { reason = "Ill" }, 200);
        await marketplace.Proves();
    }

    [Fact]
    public async Task An_offer_holds_no_slot_until_it_is_accepted()
    {
        var (pia, ada, listing) = await Meet();
        var ben = await marketplace.Arrives("Ben");
        var (first, second) = (await Quoted(pia, ada, listing), await Quoted(pia, ben, listing));

        (await ben.Api.Post($"/bookings/{second}/accept", new { reason = "It is worth it." })).IsOk();
        (await ada.Api.Post($"/bookings/{first}/accept")).IsProblem(409, "booking.slot-taken");
        await Booked.Twice(pia, $"/bookings/{first}/withdraw", new { reason = "Sold" }, 200);
        await Booked.Twice(ada, $"/bookings/{first}/cancel", new { reason = "Pity" }, 200);
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_cannot_be_offered_is_explained()
    {
        var (pia, ada, listing) = await Meet();
        var booking = $"/bookings/{await Quoted(pia, ada, listing)}";

        (await pia.Api.Post($"{booking}/offer", new { })).IsProblem(422, "booking.offer-not-valid", "lines");
        (await pia.Api.Post($"{booking}/offer", new { lines = new object?[] { null } })).IsProblem(422, "not-valid", "lines[0].label");
        (await pia.Api.Post($"{booking}/offer", Offer(10_00, deposit: 10_01))).IsProblem(422, "booking.offer-not-valid", "deposit");
    }

    private static object Offer(long cents, long? deposit = null) => new
    {
        lines = new[] { new { label = "A big dog", amount = new { amount = cents, currency = "EUR" } } },
        deposit = deposit is { } amount ? new { amount, currency = "EUR" } : null,
        note = "With shampoo",
    };

    private async Task<string> Quoted(Person pia, Person customer, string listing)
    {
        var asked = (await customer.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday) })).IsCreated();
        (await pia.Api.Post($"/bookings/{asked.String("id")}/offer", Offer(90_00))).IsOk();
        return asked.String("id");
    }

    private async Task<(Person Pia, Person Ada, string Listing)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes("quote"));
    }
}
