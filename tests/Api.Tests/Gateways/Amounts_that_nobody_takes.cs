namespace Marketplace.Gateways;

/// <summary>Parts of a dinar, which nobody takes.</summary>
public sealed class Amounts_that_nobody_takes(WholeDinars marketplace) : IClassFixture<WholeDinars>
{
    [Fact]
    public async Task They_are_refused_when_a_price_is_stated_and_never_computed()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var (pia, ada) = (await running.GoesLive("Pia"), await running.Arrives("Ada"));
        var start = Cast.Instant(monday.AddDays(2).AddHours(4));

        // A tenth of 12,345 dinars is 1,234.5, and nobody has half a dinar: not the customer, nor the platform, nor the provider.
        var listing = await pia.SellsTea(12_345_000);
        (await pia.Api.Patch($"/listings/{listing}", new { price = new { type = "fixed", amount = Dinars(12_345_500) } })).IsProblem(422, "not-valid", "price.amount.amount");
        (await pia.Api.Post("/providers/me/coupons", new { code = "TENTH", basisPoints = 10_00 })).IsCreated();
        var quote = (await ada.Api.Post($"/listings/{listing}/quote", new { start, coupon = "TENTH" })).IsOk();
        Assert.Equal(11_110_000, quote.Number("total.amount"));
        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start, quoteId = quote.String("quoteId") })).IsCreated();
        await running.Settles();
        await running.Pays(booking);
        var confirmed = (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk();
        Assert.Equal("confirmed", confirmed.String("status"));
    }

    [Fact]
    public async Task Neither_they_nor_their_milestones_can_be_offered()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var (pia, ada) = (await running.GoesLive("Pia"), await running.Arrives("Ada"));
        var listing = await pia.SellsTea(80_000, "quote");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true } })).IsOk();
        var asked = (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(monday.AddDays(2).AddHours(4)) })).IsCreated();
        var path = $"/bookings/{asked.String("id")}/offer";

        (await pia.Api.Post(path, Offer(80_500))).IsProblem(422, "not-valid", "lines[0].amount.amount");
        (await pia.Api.Post(path, Offer(80_000, 30_500, 49_500))).IsProblem(422, "not-valid", "milestones[0].amount.amount", "milestones[1].amount.amount");
        (await pia.Api.Post(path, Offer(80_000, 30_000, 50_000))).IsOk();
    }

    [Fact]
    public async Task Neither_change_orders_nor_tips_nor_packages_may_come_to_them()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var (pia, ada) = (await running.GoesLive("Pia"), await running.Arrives("Ada"));
        var listing = await pia.SellsTea(80_000);
        object Package(long price) => new { sessions = 3, price = Dinars(price), validity = "P60D" };
        (await pia.Api.Post($"/listings/{listing}/package-offers", Package(200_500))).IsProblem(422, "not-valid", "price.amount");
        (await pia.Api.Post($"/listings/{listing}/package-offers", Package(200_000))).IsCreated();

        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(monday.AddDays(2).AddHours(4)) })).IsCreated();
        await running.Settles();
        await running.Pays(booking);
        var path = $"/bookings/{booking.String("id")}";
        object More(long amount) => new { lines = new[] { new { label = "A cake", amount = Dinars(amount) } } };
        (await ada.Api.Post($"{path}/change-order", More(10_250))).IsProblem(422, "not-valid", "lines[0].amount.amount");
        (await ada.Api.Post($"{path}/change-order", More(10_000))).IsOk();
        (await pia.Api.Post($"{path}/change-order/accept")).IsOk();
        await running.Pass("P4D");

        ada = await running.LogsIn(ada.Email);
        (await ada.Api.Post($"{path}/complete")).IsOk();
        (await ada.Api.Post($"{path}/tip", new { amount = Dinars(5_250) })).IsProblem(422, "not-valid", "amount.amount");
        var tipped = (await ada.Api.Post($"{path}/tip", new { amount = Dinars(5_000) })).IsOk();
        Assert.Equal("open", tipped.String("tips.0.status"));
    }

    private static object Offer(long amount, params long[] milestones) => new
    {
        lines = new[] { new { label = "Tea for many", amount = Dinars(amount) } },
        milestones = milestones is [] ? null : milestones.Select(part => new { title = "A pot", amount = Dinars(part) }),
    };

    private static object Dinars(long fils) => new { amount = fils, currency = "IQD" };
}

/// <summary>One whose dinars are paid in the app alone.</summary>
public sealed class WholeDinars : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Payments:Gateways:IQD:0=fib");

    public Task DisposeAsync() => Running.DisposeAsync();
}
