using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Objects come back as they were put, and in their order.</summary>
public abstract class ObjectsContract : SandboxStoreContract
{
    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        var body = new JsonObject { ["id"] = "re_1", ["amount"] = 500, ["reason"] = null, ["card"] = new JsonObject { ["brand"] = "visa" } };
        await Add(Thing("re_1", body: body));
        body["amount"] = 1;

        var found = await Find("re_1");

        Assert.Equal(("refund", "acct_1", Monday, "key of re_1", (DateTimeOffset?)null), (found!.Kind, found.Account, found.Created, found.Key, found.DueAt));
        body["amount"] = 500;
        Assert.True(JsonNode.DeepEquals(body, found.Body));
        found.Body["amount"] = 2;
        Assert.Equal(500, (await Find("re_1"))!.Amount("amount"));
        Assert.Null(await Find("re_1", "charge"));
        Assert.NotNull(await Store.Run(transaction => transaction.Objects.Find("re_1")));
    }

    [Fact]
    public async Task A_change_keeps_what_an_object_is()
    {
        await Add(Thing("re_1"));
        var changed = Thing("re_1", account: "acct_2", body: new JsonObject { ["id"] = "re_1", ["status"] = "failed" });
        changed.DueAt = Monday.AddDays(1);
        changed.Notes["next"] = "fail";

        await Store.Run(transaction => transaction.Objects.Update(changed));

        var found = await Find("re_1");
        Assert.Equal(("acct_1", "failed", Monday.AddDays(1), "fail"), (found!.Account, found.Status, found.DueAt, (string?)found.Notes["next"]));
    }

    [Fact]
    public async Task Pages_begin_with_the_newest_or_after_one_that_is_known()
    {
        await Add([.. Enumerable.Range(1, 5).Select(number => Thing($"re_{number}")), Thing("re_other", account: "acct_2"), Thing("ch_1", kind: "charge")]);
        var third = (await Find("re_3"))!.Sequence;

        Assert.Equal(["re_5", "re_4"], await Page(new ObjectPage("acct_1", "refund", 2)));
        Assert.Equal(["re_2", "re_1"], await Page(new ObjectPage("acct_1", "refund", 9) { Before = third }));
        Assert.Equal(["re_4", "re_5"], await Page(new ObjectPage("acct_1", "refund", 9) { After = third }));
    }

    [Fact]
    public async Task Pages_hold_what_fits()
    {
        await Add(
            Thing("evt_1", kind: "event", body: new JsonObject { ["type"] = "payout.paid", ["charge"] = "ch_1" }),
            Thing("evt_2", kind: "event", body: new JsonObject { ["type"] = "payout.failed", ["charge"] = null }, created: Monday.AddSeconds(1)),
            Thing("evt_3", kind: "event", body: new JsonObject { ["type"] = "refund.created" }, created: Monday.AddSeconds(2)));
        var all = new ObjectPage("acct_1", "event", 9);

        Assert.Equal(["evt_2", "evt_1"], await Page(all with { Types = ["payout.failed", "payout.paid"] }));
        Assert.Equal(["evt_1"], await Page(all with { Equal = new JsonObject { ["charge"] = "ch_1" } }));
        Assert.Equal(["evt_3", "evt_2"], await Page(all with { CreatedFrom = Monday.AddSeconds(1) }));
        Assert.Equal(["evt_1"], await Page(all with { CreatedBefore = Monday.AddSeconds(1) }));
    }

    [Fact]
    public async Task What_is_due_first_comes_first()
    {
        var (late, soon, sooner) = (Thing("re_1"), Thing("re_2"), Thing("re_3"));
        (late.DueAt, soon.DueAt, sooner.DueAt) = (Monday.AddDays(1), Monday, Monday);
        await Add(late, soon, sooner);

        Assert.Equal(Monday, await Store.Run(transaction => transaction.Objects.NextDue()));
        Assert.Null(await FirstDue(Monday.AddSeconds(-1)));
        Assert.Equal(new DueObject("re_2", "refund", "acct_1", "key of re_2", Monday), await FirstDue(Monday.AddDays(2)));

        soon.DueAt = null;
        sooner.DueAt = Monday.AddDays(3);
        await Store.Run(transaction => transaction.Objects.Update(soon));
        await Store.Run(transaction => transaction.Objects.Update(sooner));
        Assert.Equal("re_1", (await FirstDue(Monday.AddDays(2)))!.Id);
    }

    [Fact]
    public async Task What_transfers_took_from_a_charge_is_counted()
    {
        await Add(
            Transfer("tr_1", "ch_1", amount: 500, reversed: 100),
            Transfer("tr_2", "ch_1", amount: 50, reversed: 0),
            Transfer("tr_3", "ch_2", amount: 7, reversed: 0));

        Assert.Equal(450, await Store.Run(transaction => transaction.Objects.TransferredFrom("ch_1")));
        Assert.Equal(0, await Store.Run(transaction => transaction.Objects.TransferredFrom("ch_3")));
    }

    [Fact]
    public async Task Money_that_moved_is_listed_in_its_order()
    {
        await Add(Movement("txn_1", "charge", 500, 33), Thing("re_1"), Movement("txn_2", "refund", -500, 0));

        var movements = await Store.Run(transaction => transaction.Objects.Movements());

        Assert.Equal(
            [
                new StripeMovement("txn_1", Monday, "acct_1", "charge", "source of txn_1", "eur", 500, 33, 467, "key of txn_1"),
                new StripeMovement("txn_2", Monday, "acct_1", "refund", "source of txn_2", "eur", -500, 0, -500, "key of txn_2"),
            ],
            movements);
    }

    private static StoredObject Transfer(string id, string charge, long amount, long reversed) =>
        Thing(id, kind: "transfer", body: new JsonObject { ["amount"] = amount, ["amount_reversed"] = reversed, ["source_transaction"] = charge });

    private static StoredObject Movement(string id, string type, long amount, long fee) =>
        Thing(id, kind: "balance_transaction", body: new JsonObject
        {
            ["type"] = type, ["source"] = $"source of {id}", ["currency"] = "eur", ["amount"] = amount, ["fee"] = fee, ["net"] = amount - fee,
        });

    private async Task<IEnumerable<string>> Page(ObjectPage page) =>
        (await Store.Run(transaction => transaction.Objects.Page(page))).Select(thing => thing.Id);

    private Task<DueObject?> FirstDue(DateTimeOffset now) => Store.Run(transaction => transaction.Objects.FirstDue(now));
}
