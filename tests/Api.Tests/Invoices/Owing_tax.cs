using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Invoices;

/// <summary>What Pia sells is taxed with 19 %, which she owes and the platform takes nothing of.</summary>
public sealed class Owing_tax(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Theory]
    [InlineData("inclusive", 80_00, 12_77, 73_28)]
    [InlineData("exclusive", 95_20, 15_20, 87_20)]
    public async Task It_is_shown_before_and_after_the_sale_and_stands_on_the_invoice(string prices, long total, long tax, long earns)
    {
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        var stated = (await pia.Api.Patch("/providers/me", new { serviceTax = new { registration = "DE123456789", basisPoints = 19_00, prices } })).IsOk();
        Assert.Equal(("DE123456789", 19_00L, prices), (stated.String("serviceTax.registration"), stated.Number("serviceTax.basisPoints"), stated.String("serviceTax.prices")));
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var start = Cast.Instant(monday.AddDays(2).AddHours(4));
        var quote = (await ada.Api.Post($"/listings/{listing}/quote", new { start })).IsOk();
        Assert.Equal((total, tax, prices), (quote.Number("total.amount"), quote.Number("tax.amount.amount"), quote.String("tax.prices")));

        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start, quoteId = quote.String("quoteId") })).IsCreated();
        Assert.Equal((total, tax, earns), (booking.Number("price.total.amount"), booking.Number("price.tax.amount.amount"), booking.Number("price.providerEarns.amount")));
        var why = (await pia.Api.Get($"/bookings/{booking.String("id")}/price")).IsOk();
        Assert.Equal(("DE123456789", 19_00L), (why.String("tax.registration"), why.Number("tax.basisPoints")));
        Assert.Equal(["share"], why["lines"].EnumerateArray().Where(line => line.GetProperty("line").GetProperty("kind").GetString() is "commission").Select(line => line.GetProperty("rule").GetString()!));

        await marketplace.Settles();
        await marketplace.Pays(booking);
        await marketplace.Pass("P9D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var invoice = (await ada.Api.Get($"/invoices/{Assert.Single((await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray()).GetProperty("id")}")).IsOk();
        Assert.Equal(
            (total - tax, tax, total, "DE123456789", 19_00L),
            (invoice.Number("net.amount"), invoice.Number("tax.amount"), invoice.Number("total.amount"), invoice.String("issuer.taxNumber"), invoice.Number("lines.0.taxBasisPoints")));

        (await pia.Api.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = total, currency = "EUR" }, reason = "It rained." })).IsOk();
        await marketplace.Settles();
        var credited = (await ada.Api.Get($"/invoices/{invoice.String("id")}")).IsOk();
        var note = (await ada.Api.Get($"/invoices/{credited.String("creditNotes.0")}")).IsOk();
        Assert.Equal((total - tax, tax), (note.Number("net.amount"), note.Number("tax.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_listing_may_be_free_of_it_or_have_another_rate()
    {
        var start = Cast.Instant((await marketplace.NextMonday()).AddDays(1).AddHours(4));
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Patch("/providers/me", new { serviceTax = new { registration = "DE1", basisPoints = 100_01 } })).IsProblem(422, "not-valid", "serviceTax.basisPoints");
        (await pia.Api.Patch("/providers/me", new { serviceTax = new { basisPoints = 19_00 } })).IsProblem(422, "not-valid", "serviceTax.registration");
        (await pia.Api.Patch("/providers/me", new { serviceTax = new { registration = "DE1", basisPoints = 19_00 } })).IsOk();
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var reduced = (await pia.Api.Patch($"/listings/{listing}", new { tax = new { basisPoints = 7_00, prices = "exclusive" } })).IsOk();
        Assert.Equal((7_00L, "exclusive"), (reduced.Number("tax.basisPoints"), reduced.String("tax.prices")));
        Assert.Equal(85_60, (await ada.Api.Post($"/listings/{listing}/quote", new { start })).IsOk().Number("total.amount"));
        (await pia.Api.Patch($"/listings/{listing}", new { tax = new { basisPoints = 0 } })).IsOk();
        var free = (await ada.Api.Post($"/listings/{listing}/quote", new { start })).IsOk();
        Assert.Equal((80_00L, System.Text.Json.JsonValueKind.Null), (free.Number("total.amount"), free["tax"].ValueKind));
        (await pia.Api.Patch($"/listings/{listing}", new { tax = (object?)null })).IsOk();
        Assert.Equal(12_77, (await ada.Api.Post($"/listings/{listing}/quote", new { start })).IsOk().Number("tax.amount.amount"));
    }
}
