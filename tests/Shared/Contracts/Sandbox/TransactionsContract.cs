using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>All or nothing, and one after the other where it matters.</summary>
public abstract class TransactionsContract : SandboxStoreContract
{
    [Fact]
    public async Task Work_that_throws_leaves_nothing_of_itself()
    {
        await Add(Thing("re_old"));
        await Store.Run(transaction => transaction.Keys.Keep("acct_1", "old", new KeptAnswer("print", new Answer(200, "{}", "req_1")), Monday));
        await Store.Run(transaction => transaction.Faults.Order(new OrderedFault("card", "decline")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Run(async transaction =>
        {
            await DoEverything(transaction);
            throw new InvalidOperationException("On purpose.");
        }));

        await Store.Run(async transaction =>
        {
            Assert.Null(await transaction.Objects.Find("refund", "re_new"));
            Assert.Null((await transaction.Objects.Find("refund", "re_old"))!.DueAt);
            Assert.Null(await transaction.Objects.NextDue());
            Assert.Empty(await transaction.Balances.Of("acct_1"));
            Assert.Null(await transaction.Keys.Find("acct_1", "new"));
            Assert.NotNull(await transaction.Keys.Find("acct_1", "old"));
            Assert.Null(await transaction.Deliveries.NextDue());
            Assert.Equal([new OrderedFault("card", "decline")], await transaction.Faults.Remaining());
            Assert.False((await transaction.Knobs.Webhooks()).Hold);
        });
    }

    [Fact]
    public async Task What_was_done_since_the_mark_can_be_undone()
    {
        await Store.Run(async transaction =>
        {
            await transaction.Objects.Insert(Thing("re_before"));
            await transaction.Mark();
            await transaction.Objects.Insert(Thing("re_after"));
            await transaction.Balances.Add("acct_1", "eur", 100);
            await transaction.UndoToMark();
            await transaction.Objects.Insert(Thing("re_instead"));
        });

        Assert.NotNull(await Find("re_before"));
        Assert.Null(await Find("re_after"));
        Assert.NotNull(await Find("re_instead"));
        Assert.Empty(await Store.Run(transaction => transaction.Balances.Of("acct_1")));
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        await Add(Thing("re_1"));

        await Assert.ThrowsAnyAsync<Exception>(() => Add(Thing("re_2"), Thing("re_1")));

        Assert.Null(await Find("re_2"));
    }

    [Fact]
    public async Task Work_that_looks_before_it_changes_is_not_overtaken()
    {
        await Add(Thing("re_1", body: new JsonObject { ["count"] = 0 }));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.Run(async transaction =>
        {
            var thing = await transaction.Objects.Lock("refund", "re_1");
            thing!.Body["count"] = (int)thing.Body["count"]! + 1;
            await transaction.Objects.Update(thing);
        })));

        Assert.Equal(20, (int)(await Find("re_1"))!.Body["count"]!);
    }

    [Fact]
    public async Task Who_works_alone_is_waited_for()
    {
        var isOver = new TaskCompletionSource();
        var order = new List<string>();
        var first = Store.RunAlone(
            async () =>
            {
                await isOver.Task;
                order.Add("first");
            },
            CancellationToken.None);

        var second = Store.RunAlone(
            () =>
            {
                order.Add("second");
                return Task.CompletedTask;
            },
            CancellationToken.None);
        isOver.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["first", "second"], order);
    }

    private static async Task DoEverything(ISandboxTransaction transaction)
    {
        await transaction.Objects.Insert(Thing("re_new"));
        var old = await transaction.Objects.Lock("refund", "re_old");
        old!.DueAt = Monday;
        await transaction.Objects.Update(old);
        await transaction.Balances.Add("acct_1", "eur", 100);
        await transaction.Keys.Keep("acct_1", "new", new KeptAnswer("print", new Answer(200, "{}", "req_2")), Monday);
        await transaction.Keys.ForgetUntil("acct_1", "old", Monday);
        await transaction.Deliveries.Add("re_new", 1, Monday);
        await transaction.Faults.Take("card", orEvery: null);
        await transaction.Knobs.SetWebhooks(new WebhookKnobs { Hold = true });
    }
}
