namespace Marketplace.Gateways;

/// <summary>
/// Whatever a gateway does to a call, the intent behind it has one effect there, and the ledger agrees with the gateway.
/// Counted at the gateway, not in our tables.
/// </summary>
public sealed class Trouble_at_the_gateway(TroubledMarketplace marketplace) : IClassFixture<TroubledMarketplace>
{
    private const string Account = "accounts.create";
    private const string Checkout = "checkout.sessions.create";
    private const string Transfer = "transfers.create";
    private const string Payout = "payouts.create";

    [Theory]
    [InlineData("unavailable")]
    [InlineData("rate_limited")]
    [InlineData("reset_before")]
    [InlineData("reset_after")]
    [InlineData("error_before")]
    [InlineData("error_after")]
    [InlineData("timeout_after")]
    public async Task One_payment_one_transfer_and_one_payout_come_of_one_booking(string outcome)
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        foreach (var operation in new[] { Account, Checkout, Transfer, Payout })
        {
            await running.Trouble(operation, outcome);
        }

        var before = (await running.Movements()).Count;
        var pia = await running.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(listing, monday.AddDays(1).AddHours(4));
        await running.Pays(booking);
        await running.Pass("P5D");
        await running.Until("the transfer has arrived", async () => (await Since()).Any(movement => movement.Type == "payment"));
        await running.Pass("P7D");
        await running.Until("the payout has left", async () => (await Since()).Any(movement => movement.Type == "payout"));
        await running.Pass("P2D");

        var moved = await Since();
        Assert.Equal(["charge", "transfer", "payment", "payout"], moved.Select(movement => movement.Type));
        Assert.Equal([80_00, -72_00, 72_00, -72_00], moved.Select(movement => movement.Amount));
        await running.Until("the ledger agrees with the gateway", running.Holds);

        async Task<IReadOnlyList<Movement>> Since() => [.. (await running.Movements()).Skip(before)];
    }

    [Theory]
    [InlineData("reset_after")]
    [InlineData("error_before")]
    [InlineData("error_after")]
    public async Task A_cancelled_booking_is_refunded_once(string outcome)
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        await running.Trouble("refunds.create", outcome);
        var before = (await running.Movements()).Count;
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(3).AddHours(4));
        await running.Pays(booking);

        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await running.Until("the refund has left", async () => (await Since()).Any(movement => movement.Type == "refund"));

        Assert.Equal([("charge", 80_00L), ("refund", -80_00L)], (await Since()).Select(movement => (movement.Type, movement.Amount)));
        await running.Until("the ledger agrees with the gateway", running.Holds);

        async Task<IReadOnlyList<Movement>> Since() => [.. (await running.Movements()).Skip(before)];
    }

    [Theory]
    [InlineData("reset_after")]
    [InlineData("error_before")]
    [InlineData("error_after")]
    public async Task An_accepted_request_is_captured_once(string outcome)
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        await running.Trouble("payment_intents.capture", outcome);
        var before = (await running.Movements()).Count;
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes("request"), monday.AddDays(1).AddHours(4));
        await running.Pays(booking);
        Assert.Empty(await Since());

        (await pia.Api.Post($"/bookings/{booking.String("id")}/accept")).IsOk();
        await running.Until("the money is taken", async () => (await Since()).Count > 0);
        await running.Settles();

        Assert.Equal(80_00, Assert.Single(await Since()).Amount);
        await running.Until("the ledger agrees with the gateway", running.Holds);

        async Task<IReadOnlyList<Movement>> Since() => [.. (await running.Movements()).Skip(before)];
    }

    [Theory]
    [InlineData("unavailable")]
    [InlineData("error_before")]
    [InlineData("reset_before")]
    [InlineData("timeout_after")]
    public async Task A_proof_that_lacks_the_word_of_the_gateway_is_none(string outcome)
    {
        var running = marketplace.Running;
        await running.Trouble("balance.get", outcome);

        (await (await running.Operator()).Get("/ledger/proof")).IsProblem(503, "gateway.unavailable");

        await running.Until("the proof is complete", running.Holds);
    }

    [Fact]
    public async Task Webhooks_that_come_ten_times_and_in_any_order_change_nothing()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        await running.Webhooks(new { duplicates = 9, shuffle = true });
        var before = (await running.Movements()).Count;
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(1).AddHours(4));
        await running.Pays(booking);
        await running.Pass("P14D");
        await running.Webhooks(new { });

        var moved = (await running.Movements()).Skip(before).Select(movement => movement.Type);
        Assert.Equal(["charge", "transfer", "payment", "payout"], moved);
        var ada2 = await running.LogsIn(ada.Email);
        var timeline = (await ada2.Api.Get($"/bookings/{booking.String("id")}")).IsOk();
        Assert.Equal("closed", timeline.String("status"));
        await running.Until("the ledger agrees with the gateway", running.Holds);
    }
}

/// <summary>One that does not wait long for a gateway that keeps silent.</summary>
public sealed class TroubledMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Stripe:Timeout=00:00:02");

    public Task DisposeAsync() => Running.DisposeAsync();
}
