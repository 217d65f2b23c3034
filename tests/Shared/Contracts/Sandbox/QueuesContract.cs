using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Balances, keys, webhooks, faults and knobs.</summary>
public abstract class QueuesContract : SandboxStoreContract
{
    [Fact]
    public async Task Balances_add_up_by_currency()
    {
        var left = await Store.Run(async transaction =>
        {
            await transaction.Balances.Add("acct_1", "usd", 5);
            await transaction.Balances.Add("acct_1", "eur", 100);
            await transaction.Balances.Add("acct_2", "eur", 7);
            return await transaction.Balances.Add("acct_1", "eur", -130);
        });

        Assert.Equal(-30, left);
        Assert.Equal(
            [new Available("eur", -30), new Available("usd", 5)],
            await Store.Run(transaction => transaction.Balances.Of("acct_1")));
    }

    [Fact]
    public async Task A_key_keeps_its_answer_until_it_is_forgotten()
    {
        var answer = new KeptAnswer("print", new Answer(402, """{"error": {}}""", "req_1"));
        await Store.Run(async transaction =>
        {
            Assert.True(await transaction.Keys.Claim("acct_1", "key"));
            Assert.Null(await transaction.Keys.Find("acct_1", "key"));
            await transaction.Keys.Keep("acct_1", "key", answer, Monday);
        });

        await Store.Run(transaction => transaction.Keys.ForgetUntil("acct_1", "key", Monday.AddSeconds(-1)));
        Assert.Equal(answer, await Store.Run(transaction => transaction.Keys.Find("acct_1", "key")));
        Assert.Null(await Store.Run(transaction => transaction.Keys.Find("acct_2", "key")));

        await Store.Run(transaction => transaction.Keys.ForgetUntil("acct_1", "key", Monday));
        Assert.Null(await Store.Run(transaction => transaction.Keys.Find("acct_1", "key")));
    }

    [Fact]
    public async Task Webhooks_go_out_in_their_order_when_they_are_due()
    {
        await Add(Thing("evt_1", kind: "event"), Thing("evt_2", kind: "event"), Thing("evt_3", kind: "event"));
        await Store.Run(async transaction =>
        {
            await transaction.Deliveries.Add("evt_1", 2, Monday);
            await transaction.Deliveries.Add("evt_2", 1.5, Monday);
            await transaction.Deliveries.Add("evt_3", 1, Monday.AddMinutes(1));
            await transaction.Deliveries.AddLost("evt_3", 0, Monday);
        });

        Assert.Equal(["evt_2", "evt_1"], await Due(Monday));
        Assert.Equal(["evt_3"], await Due(Monday.AddMinutes(1), limit: 1));
        Assert.Equal(2, await Store.Run(transaction => transaction.Deliveries.CountDue(Monday)));
        Assert.Equal(Monday, await Store.Run(transaction => transaction.Deliveries.NextDue()));
    }

    [Fact]
    public async Task A_webhook_is_sent_until_it_is_delivered_or_given_up()
    {
        await Add(Thing("evt_1", kind: "event"), Thing("evt_2", kind: "event"));
        await Store.Run(transaction => transaction.Deliveries.Add("evt_1", 1, Monday));
        await Store.Run(transaction => transaction.Deliveries.Add("evt_2", 2, Monday));
        var due = await Store.Run(transaction => transaction.Deliveries.Due(Monday, 9));

        await Store.Run(transaction => transaction.Deliveries.PutOff(due[0].Id, "500", Monday.AddSeconds(5), givenUpAt: null));
        await Store.Run(transaction => transaction.Deliveries.PutOff(due[1].Id, "500", Monday.AddSeconds(5), givenUpAt: Monday));
        Assert.Empty(await Due(Monday));
        var again = Assert.Single(await Store.Run(transaction => transaction.Deliveries.Due(Monday.AddSeconds(5), 9)));
        Assert.Equal((due[0].Id, 1, Monday), (again.Id, again.Attempts, again.EventCreated));

        await Store.Run(transaction => transaction.Deliveries.Deliver(again.Id, "200", Monday.AddSeconds(5)));
        Assert.Null(await Store.Run(transaction => transaction.Deliveries.NextDue()));
    }

    [Fact]
    public async Task Faults_happen_as_often_as_they_were_ordered_and_oldest_first()
    {
        await Store.Run(async transaction =>
        {
            await transaction.Faults.Order(new OrderedFault("*", "unavailable"));
            await transaction.Faults.Order(new OrderedFault("refunds.create", "error_after", Times: 2));
        });

        Assert.Equal("unavailable", await Take("refunds.create", "*"));
        Assert.Equal("error_after", await Take("refunds.create", "*"));
        Assert.Null(await Take("transfers.create", "*"));
        Assert.Equal([new OrderedFault("refunds.create", "error_after")], await Store.Run(transaction => transaction.Faults.Remaining()));

        await Store.Run(transaction => transaction.Faults.Forget());
        Assert.Null(await Take("refunds.create", "*"));
    }

    [Fact]
    public async Task A_fault_of_every_operation_leaves_alone_what_is_none()
    {
        await Store.Run(transaction => transaction.Faults.Order(new OrderedFault("*", "unavailable")));

        Assert.Null(await Take("card", orEvery: null));
    }

    [Fact]
    public async Task Knobs_stay_as_they_were_set()
    {
        Assert.Equal(new WebhookKnobs(), await Store.Run(transaction => transaction.Knobs.Webhooks()));
        var knobs = new WebhookKnobs { Duplicates = 2, Shuffle = true, Delay = TimeSpan.FromMinutes(10), Hold = true };

        await Store.Run(transaction => transaction.Knobs.SetWebhooks(new WebhookKnobs()));
        await Store.Run(transaction => transaction.Knobs.SetWebhooks(knobs));

        Assert.Equal(knobs, await Store.Run(transaction => transaction.Knobs.Webhooks()));
    }

    private async Task<IEnumerable<string?>> Due(DateTimeOffset now, int limit = 9) =>
        (await Store.Run(transaction => transaction.Deliveries.Due(now, limit)))
        .Select(delivery => (string?)JsonNode.Parse(delivery.Body)!["id"]);

    private Task<string?> Take(string operation, string? orEvery) => Store.Run(transaction => transaction.Faults.Take(operation, orEvery));
}
