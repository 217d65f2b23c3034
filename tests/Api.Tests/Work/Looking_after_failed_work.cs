using System.Net;
using System.Text.Json;
using Marketplace.Gateways;
using Marketplace.Postgres;

namespace Marketplace.Work;

/// <summary>What fails outside grains is visible to operators, who have it tried again once whatever was in the way is gone.</summary>
public sealed class Looking_after_failed_work(FailingMarketplace marketplace) : IClassFixture<FailingMarketplace>
{
    [Fact]
    public async Task A_refund_that_the_gateway_would_not_make_is_made_once_when_it_is_retried()
    {
        var running = marketplace.Running;
        var monday = await running.NextMonday();
        var pia = await running.GoesLive("Pia");
        var ada = await running.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(3).AddHours(4));
        await running.Pays(booking);
        var before = (await running.Movements()).Count;
        await running.Trouble("refunds.create", "unavailable", GatewayCast.EveryOne);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        var olga = await running.Operator();

        var item = await Parked(olga, "intents", found => found.GetProperty("subject").GetString() == booking.String("payment.id"));
        Assert.Equal(("payment", 5), (item.GetProperty("kind").GetString(), item.GetProperty("attempts").GetInt32()));
        await running.ForgetTrouble();
        var path = $"/admin/queues/intents/{item.GetProperty("id").GetString()}/retry";
        (await pia.Api.Post(path, new { reason = "Please" })).IsProblem(403, "forbidden");
        (await olga.Post(path, new { })).IsProblem(422, "not-valid", "reason");
        var key = Api.NewKey();
        (await olga.Post(path, new { reason = "The gateway is back." }, key)).IsOk();
        await running.Until("the refund has left", async () => (await running.MovementTypes(before)).Contains("refund"));
        await running.Until("it is out of the queue", async () => (await olga.Post(path, new { reason = "Once more." })).Status is HttpStatusCode.NotFound);

        var repeat = (await olga.Post(path, new { reason = "The gateway is back." }, key)).IsOk();
        Assert.Equal((true, "retried"), (repeat.IsReplay, repeat.String("act")));
        Assert.Equal(["refund"], await running.MovementTypes(before));
        await running.Until("the ledger agrees with the gateway", running.Holds);
    }

    [Fact]
    public async Task A_webhook_that_nobody_understands_is_let_go_and_everything_holds_again()
    {
        var running = marketplace.Running;
        await Sql.Run(
            running.Database,
            """
            insert into marketplace.webhook_inbox (gateway, event_id, type, payload, occurred_at, received_at)
            values ('stripe', 'evt_nobodys', 'payment_intent.succeeded', '{"data": {"object": {"object": "payment_intent", "id": "pi_nobodys"}}}', now(), now())
            """);
        var olga = await running.Operator();

        var item = await Parked(olga, "webhooks", found => found.GetProperty("eventId").GetString() == "evt_nobodys");
        Assert.Contains("pi_nobodys", item.GetProperty("error").GetString(), StringComparison.Ordinal);
        var path = $"/admin/queues/webhooks/{item.GetProperty("id").GetString()}";
        (await olga.Post($"{path}/let-go", new { reason = "It is of another account." })).IsOk();
        (await olga.Post($"{path}/let-go", new { reason = "Again." })).IsProblem(409, "work.let-go");
        await IsLetGo();
        await running.Verifies();
        Assert.DoesNotContain("evt_nobodys", (await olga.Get("/admin/queues/webhooks")).IsOk().Text, StringComparison.Ordinal);

        (await olga.Post($"{path}/retry", new { reason = "Perhaps it is ours." })).IsOk();
        await Parked(olga, "webhooks", found => found.GetProperty("eventId").GetString() == "evt_nobodys");
        (await olga.Post($"{path}/let-go", new { reason = "It is not." })).IsOk();
        await IsLetGo();
        await running.Verifies();

        Task IsLetGo() => running.Until(
            "it is let go",
            async () => (await olga.Get("/admin/queues/webhooks?state=let_go")).IsOk().Text.Contains("evt_nobodys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_that_were_not_told_are_told_when_they_are_retried()
    {
        var running = marketplace.Running;
        await running.NextMonday();
        var pia = await running.GoesLive("Pia");
        var id = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        await running.Settles();
        var stream = $"provider/{Guid.Parse(id):N}";
        await Sql.Run(
            running.Database,
            $"update marketplace.relay_watermarks set told = version - 1, attempts = 5, parked_at = now(), error = 'Nobody answered.' where stream = '{stream}'");
        var olga = await running.Operator();

        var item = await Parked(olga, "relays", found => found.GetProperty("subject").GetGuid() == Guid.Parse(id));
        Assert.Equal(("provider", "Nobody answered."), (item.GetProperty("kind").GetString(), item.GetProperty("error").GetString()));
        (await olga.Post($"/admin/queues/relays/{item.GetProperty("id").GetString()}/retry", new { reason = "They do now." })).IsOk();

        await running.Until("everything is told", async () => !(await olga.Get("/admin/queues/relays")).IsOk().Text.Contains(id, StringComparison.Ordinal));
        await running.Verifies();
    }

    [Fact]
    public async Task Only_what_can_be_asked_for_is_shown()
    {
        var olga = await marketplace.Running.Operator();
        foreach (var queue in (string[])["webhooks", "intents", "relays"])
        {
            (await olga.Get($"/admin/queues/{queue}?state=late")).IsProblem(400, "malformed-request", "state");
            (await olga.Get($"/admin/queues/{queue}?state=retried&limit=1")).IsOk();
            (await olga.Post($"/admin/queues/{queue}/{Guid.NewGuid()}/retry", new { reason = "It is back." })).IsProblem(404, "work.unknown");
        }

        (await olga.Get("/admin/queues/intents?state=let_go")).IsProblem(400, "malformed-request", "state");
        (await olga.Get("/admin/queues/relays?state=let_go")).IsProblem(400, "malformed-request", "state");
    }

    private async Task<JsonElement> Parked(Api olga, string queue, Func<JsonElement, bool> isIt)
    {
        var found = new List<JsonElement>();
        await marketplace.Running.Until("it is parked", async () =>
        {
            var parked = (await olga.Get($"/admin/queues/{queue}?state=parked")).IsOk();
            found = [.. parked["items"].EnumerateArray().Where(isIt)];
            return found.Count > 0;
        });
        return Assert.Single(found);
    }
}

/// <summary>One that gives up after seconds rather than after three quarters of an hour.</summary>
public sealed class FailingMarketplace : IAsyncLifetime
{
    internal RunningMarketplace Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningMarketplace.With("Work:Attempts=5", "Stripe:Timeout=00:00:02");

    public Task DisposeAsync() => Running.DisposeAsync();
}
