using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Reconciliation;

/// <summary>What the gateway moved is compared with what we know and with the ledger; what was lost is repaired, the rest is for people.</summary>
public sealed class Reconciling_with_the_gateway(QuietMarketplace marketplace) : IClassFixture<QuietMarketplace>
{
    [Fact]
    public async Task What_no_webhook_told_is_found_and_has_its_effect()
    {
        var running = marketplace.Running;
        var gone = await Gone();
        var before = await running.SendsAPayoutThatComesBackUnheard();
        await running.Pass("P4D");
        await running.ForgetTrouble();

        Assert.Equal(["payout", "payout_failure", "payout"], (await running.MovementTypes(before)).Where(type => type.StartsWith("payout", StringComparison.Ordinal)));
        var olga = await running.Operator();
        Assert.Equal(1, await Gone() - gone);
        Assert.Equal(0, (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].GetArrayLength());

        async Task<long> Gone() => (await (await running.Operator()).Get("/admin/reconciliations?limit=100")).IsOk()["items"].EnumerateArray()
            .Sum(run => run.GetProperty("gone").GetInt64());
    }

    [Fact]
    public async Task What_the_gateway_sent_to_the_platforms_bank_and_no_webhook_told_is_booked()
    {
        var running = marketplace.Running;
        await running.NextMonday();
        await running.GoesLive("Pia");
        await running.Settles();
        var olga = await running.Operator();
        const long capital = 90_00;
        (await olga.Post("/admin/cash-movements", new
        {
            kind = "top_up", gateway = "stripe", amount = new { amount = capital, currency = "EUR" }, reference = await running.TopsUp(capital),
        })).IsCreated();
        await running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        var payout = await running.Draws(capital);
        await running.Pass("P2D");
        await running.ForgetTrouble();

        olga = await running.Operator();
        Assert.Contains(payout, (await olga.Get("/admin/cash-movements")).IsOk().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(payout, (await olga.Get("/admin/queues/reconciliation")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_that_came_back_and_no_webhook_told_is_owed_again()
    {
        var running = marketplace.Running;
        var (_, _, ada, payment) = await running.GivesBackToAClosedCard();
        await running.Trouble("webhook", "drop", GatewayCast.EveryOne);
        await running.Pass("P3D");
        await running.ForgetTrouble();

        ada = await running.LogsIn(ada.Email);
        Assert.Equal(("captured", 0), ((await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"), (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount")));
        var olga = await running.Operator();
        Assert.Contains(payment, (await olga.Get("/admin/queues/handovers")).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal(0, (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task What_was_done_by_hand_is_for_people()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var pia = await running.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var ada = await running.Arrives("Ada");
        await running.Pays(await ada.Books(await pia.Publishes(), monday.AddDays(4).AddHours(4)));
        await running.Settles();

        // Somebody at the platform gives something back on the gateway's own pages.
        var charge = (await running.Movements()).Last(movement => movement.Type == "charge").Source;
        using var stripe = new HttpClient { BaseAddress = running.Address };
        using var byHand = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/refunds")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["charge"] = charge, ["amount"] = "500" }),
        };
        byHand.Headers.Authorization = new("Bearer", "sk_test_sandbox");
        (await stripe.SendAsync(byHand)).EnsureSuccessStatusCode();
        await running.Pass("PT2H");

        var olga = await running.Operator();
        const string key = "compare-now";
        var reason = new { reason = "A customer called." };
        (await olga.Post("/admin/reconciliations", reason, key)).IsOk();
        Assert.True((await olga.Post("/admin/reconciliations", reason, key)).IsOk().IsReplay);
        await running.Settles();
        var run = (await olga.Get("/admin/reconciliations")).IsOk();
        Assert.Equal(("A customer called.", 1, 1), (run.String("items.0.reason"), run.Number("items.0.found"), run.Number("items.0.repairing")));
        var charges = run["items"][0].GetProperty("sums").EnumerateArray().Single(sum => sum.GetProperty("kind").GetString() == "charge");
        Assert.Equal(charges.GetProperty("theirs").ToString(), charges.GetProperty("ours").ToString());
        Assert.Equal(0, (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].GetArrayLength());

        // Looked at again a quarter of an hour later.
        await running.Pass("PT20M");
        olga = await running.Operator();
        var queue = (await olga.Get("/admin/queues/reconciliation")).IsOk();
        Assert.Equal(1, queue["items"].GetArrayLength());
        Assert.Equal(
            ("open", "not_ours", "refund", -5_00),
            (queue.String("items.0.state"), queue.String("items.0.kind"), queue.String("items.0.movement"), queue.Number("items.0.theirs.amount")));
        Assert.Equal(1, (await olga.Get("/reconciliation")).IsOk().Number("items.0.open"));

        var path = $"/admin/queues/reconciliation/{queue.String("items.0.id")}/resolve";
        (await olga.Post(path, new { })).IsProblem(422, "not-valid", "reason");
        Assert.Equal("resolved", (await olga.Post(path, new { reason = "It was a gesture." })).IsOk().String("state"));
        (await olga.Post(path, new { reason = "It was a gesture." })).IsProblem(409, "reconciliation.item-not-open", "status");
        (await olga.Post($"/admin/queues/reconciliation/{Guid.NewGuid()}/resolve", new { reason = "Who?" })).IsProblem(404, "reconciliation.unknown-item");

        await running.Pass("P1DT2H");
        olga = await running.Operator();
        Assert.Equal(0, (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].GetArrayLength());
        ada = await running.LogsIn(ada.Email);
        (await ada.Api.Get("/reconciliation")).IsProblem(403, "forbidden");
        (await ada.Api.Post("/admin/reconciliations", reason)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_is_refused()
    {
        var olga = await marketplace.Running.Operator();
        (await olga.Post("/admin/reconciliations", new { from = "yesterday" })).IsProblem(422, "not-valid", "from");
        (await olga.Post("/admin/reconciliations", new { gateway = "paypal" })).IsProblem(404, "reconciliation.unknown");
        (await olga.Post("/admin/reconciliations", new { from = "2900-01-01T00:00:00Z" })).IsProblem(409, "reconciliation.nothing-to-compare");
    }
}

/// <summary>One that asks its gateway for news so rarely that whoever misses a webhook hears of it by reconciliation alone.</summary>
public sealed class QuietMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Stripe:LookAgainAfter=7.00:00:00", "Stripe:LookAtLeastEvery=14.00:00:00");

    public Task DisposeAsync() => Running.DisposeAsync();
}
