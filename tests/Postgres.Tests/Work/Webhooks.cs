using System.Collections.Concurrent;
using Marketplace.Inbox;
using Marketplace.Postgres;

namespace Marketplace.Work;

public sealed class Webhooks(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Sent_ten_times_at_once_are_taken_in_and_processed_once()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var inbox = new WebhookInbox(new WebhookTable(bench.Database, bench.Tables), bench.Signals, bench.Clock);
        var handled = new ConcurrentQueue<InboxEvent>();
        await bench.Start(Work(bench, webhook => Take(handled, webhook)), bench.Signals.Inbox);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Accept(inbox, "evt_1")));
        await bench.Settle();
        var late = await Accept(inbox, "evt_1");
        await bench.Settle();

        Assert.Equal(1, accepted.Count(isNew => isNew));
        Assert.False(late);
        var only = Assert.Single(handled);
        Assert.Equal(("stripe", "payment_intent.succeeded", 42), (only.Gateway, only.Type, only.Payload.GetProperty("amount").GetInt32()));
    }

    [Fact]
    public async Task That_fail_are_tried_again_under_the_same_command_id()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var inbox = new WebhookInbox(new WebhookTable(bench.Database, bench.Tables), bench.Signals, bench.Clock);
        var commands = new ConcurrentQueue<CommandContext>();
        await Accept(inbox, "evt_1");

        await bench.Start(
            Work(bench, webhook =>
            {
                commands.Enqueue(webhook.Report("paid"));
                return webhook.Attempt == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
            }),
            bench.Signals.Inbox);

        await bench.Settle();
        Assert.Equal(2, commands.Count);
        Assert.Single(commands.Distinct());
    }

    [Fact]
    public async Task That_never_succeed_are_parked_and_hold_up_no_other()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var inbox = new WebhookInbox(new WebhookTable(bench.Database, bench.Tables), bench.Signals, bench.Clock);
        var handled = new ConcurrentQueue<InboxEvent>();
        await Accept(inbox, "evt_bad");
        await Accept(inbox, "evt_good");

        await bench.Start(
            Work(bench, webhook => webhook.EventId == "evt_bad" ? Task.FromException(new TimeoutException()) : Take(handled, webhook)),
            bench.Signals.Inbox,
            concurrency: 1);

        await bench.Settle();
        Assert.Equal("evt_good", Assert.Single(handled).EventId);
        Assert.Equal("evt_bad", await bench.Scalar<string>("select event_id from webhook_inbox where parked_at is not null"));
    }

    private static Task<bool> Accept(WebhookInbox inbox, string eventId) =>
        inbox.Accept("stripe", eventId, "payment_intent.succeeded", """{"amount": 42}""", WorkBench.Monday, CancellationToken.None);

    private static Task Take(ConcurrentQueue<InboxEvent> handled, InboxEvent webhook)
    {
        handled.Enqueue(webhook);
        return Task.CompletedTask;
    }

    private static InboxWork Work(WorkBench bench, Func<InboxEvent, Task> handle) => new(new WebhookTable(bench.Database, bench.Tables), [new Handler(handle)]);

    private sealed class Handler(Func<InboxEvent, Task> handle) : IWebhookHandler
    {
        public string Gateway => "stripe";

        public Task Handle(InboxEvent inboxEvent, CancellationToken cancellationToken) => handle(inboxEvent);
    }
}
