namespace Marketplace.Gateways;

/// <summary>A marketplace that takes dinars by hand: nobody but people know who has them.</summary>
public sealed class Money_by_hand(CashMarketplace marketplace) : IClassFixture<CashMarketplace>
{
    [Fact]
    public async Task A_provider_collects_it_keeps_their_share_and_owes_the_commission()
    {
        var (pia, ada, booking) = await Booked("instant");
        var payment = booking.String("payment.id");
        Assert.Equal("processing", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        Assert.Equal(payment, (await pia.Api.Get("/providers/me/handovers")).IsOk().String("items.0.paymentId"));
        (await ada.Api.Post($"/payments/{payment}/confirm", new { method = "cash" })).IsProblem(404, "payment.unknown");

        var confirmed = (await pia.Api.Post($"/payments/{payment}/confirm", new { method = "cash", reference = "R-17" })).IsOk();
        Assert.Equal(("captured", "manual", "cash", "R-17", "provider"), (
            confirmed.String("status"),
            confirmed.String("gateway"),
            confirmed.String("manualPaymentMethod"),
            confirmed.String("manualPaymentReference"),
            confirmed.String("manualPaymentCollectedBy")));
        (await pia.Api.Post($"/payments/{payment}/confirm", new { method = "cash" })).IsProblem(409, "payment.not-now");
        await marketplace.Running.Settles();
        Assert.Equal("confirmed", await Status(ada, booking));

        await marketplace.Running.Pass("P5D");
        pia = await marketplace.Running.LogsIn(pia.Email);
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((-8_000, "IQD"), (balance.Number("negative.0.amount"), balance.String("negative.0.currency")));
        (await (await marketplace.Running.Operator()).Post($"/bookings/{booking.String("id")}/refund", new { reason = "Sorry." })).IsProblem(409, "payment.kept-by-provider");
    }

    [Fact]
    public async Task What_a_provider_owes_of_what_they_collected_is_written_off()
    {
        var running = marketplace.Running;
        var (pia, _, booking) = await Booked("instant");
        (await pia.Api.Post($"/payments/{booking.String("payment.id")}/confirm", new { method = "cash" })).IsOk();
        await running.Pass("P5D");
        pia = await running.LogsIn(pia.Email);
        var olga = await running.Operator();
        var lost = Lost((await olga.Get("/ledger/trial-balance")).IsOk());
        var path = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}/balance/write-off";
        (await olga.Post(path, new { amount = Dinars(8_001), reason = "A fil more." })).IsProblem(422, "payout.write-off-not-valid");
        Assert.Equal(0, (await olga.Post(path, new { amount = Dinars(8_000), reason = "The shop has closed." })).IsOk()["negative"].GetArrayLength());
        await running.Settles();

        Assert.Equal(8_000, Lost((await olga.Get("/ledger/trial-balance")).IsOk()) - lost);
        var items = (await pia.Api.Get("/providers/me/balance/explain")).IsOk()["items"].EnumerateArray();
        Assert.Equal(
            [("commission", -8_000, true), ("write_off", 8_000, true)],
            items.Select(item => (item.GetProperty("kind").GetString()!, item.GetProperty("amount").GetProperty("amount").GetInt64(), item.GetProperty("byHand").GetBoolean())).Order());
        await running.Until("the books hold", running.Holds);
        await running.Verifies();
    }

    [Fact]
    public async Task The_platform_collects_it_and_an_operator_pays_the_provider_less_what_they_owe()
    {
        var (pia, _, booking) = await Booked("instant");
        var olga = await marketplace.Running.Operator();
        (await olga.Post($"/payments/{booking.String("payment.id")}/confirm", new { method = "bank_transfer", reference = "TX 1" })).IsOk();
        await marketplace.Running.Pass("P12D");

        pia = await marketplace.Running.LogsIn(pia.Email);
        olga = await marketplace.Running.Operator();
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk().String("items.0.id");
        Assert.Equal("scheduled", (await pia.Api.Get($"/payouts/{payout}")).IsOk().String("status"));
        (await pia.Api.Post($"/admin/payouts/{payout}/confirm", new { method = "cash" })).Is(System.Net.HttpStatusCode.Forbidden);
        Assert.Contains(payout, (await olga.Get("/admin/queues/handovers?limit=100")).IsOk().Text, StringComparison.Ordinal);
        await marketplace.Running.Verifies();

        var paid = (await olga.Post($"/admin/payouts/{payout}/confirm", new { method = "bank_transfer", reference = "TX 2" })).IsOk();
        Assert.Equal(("paid", 72_000, "TX 2"), (paid.String("status"), paid.Number("amount.amount"), paid.String("reference")));
        (await olga.Post($"/admin/payouts/{payout}/confirm", new { method = "cash" })).IsProblem(409, "payout.not-by-hand");
        await marketplace.Running.Until("the books hold", marketplace.Running.Holds);
        await marketplace.Running.Verifies();
    }

    [Fact]
    public async Task What_a_provider_declines_goes_back_by_hand()
    {
        var (pia, ada, booking) = await Booked("request");
        var payment = booking.String("payment.id");
        var olga = await marketplace.Running.Operator();
        (await olga.Post($"/payments/{payment}/confirm", new { method = "cash" })).IsOk();
        await marketplace.Running.Settles();
        Assert.Equal("requested", await Status(ada, booking));

        (await pia.Api.Post($"/bookings/{booking.String("id")}/decline", new { })).IsOk();
        await marketplace.Running.Settles();
        var refund = (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray()
            .Single(item => item.GetProperty("kind").GetString() == "refund" && item.GetProperty("paymentId").GetString() == payment);
        var path = $"/payments/{payment}/refunds/{refund.GetProperty("id").GetString()}/confirm";
        (await pia.Api.Post(path, new { method = "cash" })).IsProblem(404, "payment.unknown");
        Assert.Equal("refunded", (await olga.Post(path, new { method = "cash" })).IsOk().String("status"));
        (await olga.Post(path, new { method = "cash" })).IsProblem(404, "payment.unknown-refund");
    }

    [Fact]
    public async Task What_a_provider_accepts_is_kept()
    {
        var (pia, ada, booking) = await Booked("request");
        (await pia.Api.Post($"/payments/{booking.String("payment.id")}/confirm", new { method = "other" })).IsOk();
        await marketplace.Running.Settles();
        (await pia.Api.Post($"/bookings/{booking.String("id")}/accept", new { })).IsOk();
        await marketplace.Running.Settles();
        Assert.Equal("confirmed", await Status(ada, booking));
    }

    [Fact]
    public async Task Nobody_waits_for_it_beyond_the_start_and_a_gateway_that_is_not_offered_is_refused()
    {
        var (_, ada, booking) = await Booked("instant");
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments", new { gateway = "stripe" })).IsProblem(422, "payment.gateway-not-offered");
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments", new { gateway = "no such thing" })).IsProblem(422, "payment.gateway-not-offered");
        await marketplace.Running.Pass("P2D");
        ada = await marketplace.Running.LogsIn(ada.Email);
        Assert.Equal("payment_expired", await Status(ada, booking));
        Assert.Equal("voided", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));
    }

    private static object Dinars(long amount) => new { amount, currency = "IQD" };

    private static long Lost(Reply books) => books["accounts"].EnumerateArray()
        .Where(account => account.GetProperty("account").GetString() == "loss:write_off").Sum(account => account.GetProperty("balance").GetProperty("amount").GetInt64());

    private async Task<(Person Pia, Person Ada, Reply Booking)> Booked(string mode)
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "Tea in the bazaar",
            description = "An hour, with biscuits.",
            category = "other",
            price = new { type = "fixed", amount = new { amount = 80_000, currency = "IQD" } },
            duration = "PT60M",
            mode,
            rules = new { seats = 1 },
            cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        var booking = await ada.Books(listing, monday.AddDays(1).AddHours(4));
        await running.Settles();
        return (pia, ada, booking);
    }

    private static async Task<string> Status(Person person, Reply booking) => (await person.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status");
}

/// <summary>One whose dinars are handed over.</summary>
public sealed class CashMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Payments:Gateways:IQD:0=manual");

    public Task DisposeAsync() => Running.DisposeAsync();
}
