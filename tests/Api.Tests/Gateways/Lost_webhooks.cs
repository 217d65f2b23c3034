namespace Marketplace.Gateways;

/// <summary>What no webhook tells is asked for.</summary>
public sealed class Lost_webhooks(ForgottenMarketplace marketplace) : IClassFixture<ForgottenMarketplace>
{
    [Fact]
    public async Task A_provider_whom_the_gateway_restricts_is_restricted_though_nobody_said_so()
    {
        var running = marketplace.Running;
        await running.NextMonday();
        var pia = await running.GoesLive("Pia");
        await running.Settles();
        var id = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        await running.Trouble("webhook", "drop", GatewayCast.EveryOne);

        (await running.Visitor.Post($"/sandbox/onboarding/{id}/restrict")).IsOk();
        Assert.Equal("active", (await pia.Api.Get("/providers/me")).IsOk().String("status"));
        await running.Pass("PT7H");
        await running.ForgetTrouble();

        pia = await running.LogsIn(pia.Email);
        Assert.Equal("restricted", (await pia.Api.Get("/providers/me")).IsOk().String("status"));
    }

    [Fact]
    public async Task A_booking_of_which_no_webhook_tells_comes_to_its_end()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        await running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        var before = (await running.Movements()).Count;
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(1).AddHours(4));
        await running.Pays(booking);

        await running.Pass("P14D");
        await running.ForgetTrouble();

        Assert.Equal(["charge", "transfer", "payment", "payout"], await running.MovementTypes(before));
        ada = await running.LogsIn(ada.Email);
        Assert.Equal("closed", (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("status"));
        await running.Until("the ledger agrees with the gateway", running.Holds);
    }

    [Fact]
    public async Task A_payout_that_came_back_is_heard_of_without_a_webhook()
    {
        var running = marketplace.Running;
        var before = await running.SendsAPayoutThatComesBackUnheard();
        await running.Pass("P6D");
        await running.ForgetTrouble();

        // It left, came back, and was sent again as the same payout.
        Assert.Equal(["payout", "payout_failure", "payout"], (await running.MovementTypes(before)).Where(type => type.StartsWith("payout", StringComparison.Ordinal)));
        await running.Until("the ledger agrees with the gateway", running.Holds);
    }

    [Fact]
    public async Task A_refund_that_came_back_is_heard_of_without_a_webhook()
    {
        var running = marketplace.Running;
        var (before, _, ada, payment) = await running.GivesBackToAClosedCard();
        await running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        await running.Pass("P2D");
        await running.ForgetTrouble();

        Assert.Equal(["charge", "refund", "refund_failure"], await running.MovementTypes(before));
        ada = await running.LogsIn(ada.Email);
        Assert.Equal("captured", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        await running.Until("the ledger agrees with the gateway", running.Holds);
    }
}

/// <summary>One that asks its gateway for news as often as it does in production.</summary>
public sealed class ForgottenMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With($"Stripe:LookAtLeastEvery={new StripeOptions().LookAtLeastEvery}");

    public Task DisposeAsync() => Running.DisposeAsync();
}
