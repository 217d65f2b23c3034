namespace Marketplace.Gateways;

/// <summary>A marketplace of which nobody takes parts of a dinar.</summary>
public sealed class Amounts_that_nobody_takes(WholeDinars marketplace) : IClassFixture<WholeDinars>
{
    [Fact]
    public async Task They_are_refused_when_the_price_is_asked_for_and_not_after_the_booking()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var (pia, ada) = (await running.GoesLive("Pia"), await running.Arrives("Ada"));
        var start = Cast.Instant(monday.AddDays(2).AddHours(4));

        var odd = await Sells(pia, 80_500);
        var refused = await ada.Api.Post($"/listings/{odd}/quote", new { start });
        refused.IsProblem(422, "payment.no-gateway");
        (await ada.Api.Post("/bookings", new { listingId = odd, start })).IsProblem(422, "payment.no-gateway");

        var even = await Sells(pia, 80_000);
        var quote = (await ada.Api.Post($"/listings/{even}/quote", new { start })).IsOk().String("quoteId");
        var booking = (await ada.Api.Post("/bookings", new { listingId = even, start, quoteId = quote })).IsCreated();
        await running.Settles();
        await running.Pays(booking);
        Assert.Equal("confirmed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
    }

    private static async Task<string> Sells(Person pia, int amount)
    {
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "Tea in the bazaar",
            description = "An hour, with biscuits.",
            category = "other",
            price = new { type = "fixed", amount = new { amount, currency = "IQD" } },
            duration = "PT60M",
            mode = "instant",
            rules = new { seats = 1 },
            cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        return listing;
    }
}

/// <summary>One whose dinars are paid in the app alone.</summary>
public sealed class WholeDinars : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Payments:Gateways:IQD:0=fib");

    public Task DisposeAsync() => Running.DisposeAsync();
}
