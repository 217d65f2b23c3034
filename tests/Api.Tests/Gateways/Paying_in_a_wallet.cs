using System.Net;

namespace Marketplace.Gateways;

/// <summary>Dinars that are paid in the app of the First Iraqi Bank, which a person of the platform pays out.</summary>
public sealed class Paying_in_a_wallet(WalletMarketplace marketplace) : IClassFixture<WalletMarketplace>
{
    private RunningMarketplace Running => marketplace.Running;

    [Fact]
    public async Task The_customer_gets_codes_and_a_link_pays_and_the_provider_is_paid_by_hand()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        var payment = booking.String("payment.id");
        var open = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(("fib", "pending", "wallet"), (open.String("gateway"), open.String("status"), open.String("nextAction.kind")));
        Assert.Equal((12, "data:image"), (open.String("nextAction.readableCode").Length, open.String("nextAction.qrCode")[..10]));
        var link = (await Running.Visitor.Get($"/payments/{payment}/checkout")).Is(HttpStatusCode.Redirect).Headers["Location"];
        Assert.Equal(link, open.String("nextAction.url"));
        Assert.Contains("80 IQD", (await Running.Visitor.Get($"//{new Uri(link).AbsolutePath.TrimStart('/')}")).IsOk().Text, StringComparison.Ordinal);

        await Running.Pays(booking);
        var paid = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(("captured", 80_000), (paid.String("status"), paid.Number("captured.amount")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, paid["nextAction"].ValueKind);
        Assert.Equal("confirmed", await Status(ada, booking));

        await Running.Pass("P12D");
        var olga = await Running.Operator();
        var payout = (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray()
            .Single(item => item.GetProperty("kind").GetString() == "payout");
        Assert.Equal(72_000, payout.GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Equal("paid", (await olga.Post($"/admin/payouts/{payout.GetProperty("id").GetString()}/confirm", new { method = "bank_transfer", reference = "TX" })).IsOk().String("status"));
        await Running.Until("the books hold", Running.Holds);
        await Running.Verifies();
    }

    [Fact]
    public async Task What_somebody_says_who_is_not_the_bank_is_not_believed()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        var page = await Running.PageOf(booking);
        var path = $"/webhooks/fib?payment={booking.String("payment.id")}";
        Assert.True((await Running.Visitor.Post(path, new { id = page, status = "PAID" })).IsOk()["received"].GetBoolean());
        Assert.True((await Running.Visitor.Post(path, new { id = Guid.NewGuid(), status = "PAID" })).IsOk()["received"].GetBoolean());
        Assert.True((await Running.Visitor.Post($"/webhooks/fib?payment={Guid.NewGuid()}", new { id = page, status = "PAID" })).IsOk()["received"].GetBoolean());
        (await Running.Visitor.Post("/webhooks/fib", new { id = page, status = "PAID" })).IsProblem(422, "webhook.not-valid");
        (await Running.Visitor.Post(path, new { page, status = "PAID" })).IsProblem(422, "webhook.not-valid");
        (await Running.Visitor.Post(path, new { id = new string('x', 65) })).IsProblem(422, "webhook.not-valid");

        await Running.Settles();
        Assert.Equal("pending", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));
        Assert.Equal("pending_payment", await Status(ada, booking));
    }

    [Fact]
    public async Task A_part_of_it_goes_back_by_hand()
    {
        var (_, _, booking) = await Running.SellsForDinars();
        await Running.Pays(booking);
        await Running.Pass("P4D");
        var olga = await Running.Operator();
        (await olga.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = 20_000, currency = "IQD" }, reason = "Sorry." })).IsOk();
        await Running.Settles();
        var refund = (await olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray()
            .Single(item => item.GetProperty("kind").GetString() == "refund" && item.GetProperty("paymentId").GetString() == booking.String("payment.id"));
        (await olga.Post($"/payments/{booking.String("payment.id")}/refunds/{refund.GetProperty("id").GetString()}/confirm", new { method = "cash" })).IsOk();
        Assert.Empty((await Running.BankPages()).Single(page => page.Payment == booking.String("payment.id")).Refunds);
        await Running.Until("the books hold", Running.Holds);
    }

    [Fact]
    public async Task Who_thinks_better_of_it_hands_the_money_over_and_the_app_takes_none()
    {
        var (_, ada, booking) = await Running.SellsForDinars();
        var page = await Running.PageOf(booking);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments", new { gateway = "manual" })).IsCreated();
        await Running.Settles();
        Assert.False(await Running.PaysInTheApp(page));
        var waits = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(("processing", "hand_over"), (waits.String("status"), waits.String("nextAction.kind")));
    }

    [Fact]
    public async Task The_bank_says_so_when_it_has_closed_a_page()
    {
        var (_, _, booking) = await Running.SellsForDinars();
        var page = await Running.PageOf(booking);
        using var merchant = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "sandbox", ["client_secret"] = "fib_sandbox",
        });
        var token = (await Running.Visitor.Send(HttpMethod.Post, "//sandbox/fib/auth/realms/fib-online-shop/protocol/openid-connect/token", merchant)).IsOk();
        var closed = await Running.Visitor.As(token.String("access_token")).Send(HttpMethod.Post, $"//sandbox/fib/protected/v1/payments/{page}/cancel", null);
        closed.IsNoContent();
        Assert.False(await Running.PaysInTheApp(page));
    }

    private static async Task<string> Status(Person person, Reply booking) => (await person.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status");
}

/// <summary>One whose dinars are paid in the app, or handed over.</summary>
public sealed class WalletMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Running = await RunningMarketplace.With("Payments:Gateways:IQD:0=fib", "Payments:Gateways:IQD:1=manual");

    public Task DisposeAsync() => Running.DisposeAsync();
}
