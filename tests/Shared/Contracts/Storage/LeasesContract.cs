using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Scheduling;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Postgres;

/// <summary>What claims on leased work do, whichever work it is and wherever it lies.</summary>
public abstract class LeasesContract
{
    private const int Attempts = 3;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A lease that outlives the test, and no pause after a failure.</summary>
    private static readonly WorkOptions Patient = new() { FirstRetry = TimeSpan.Zero, LongestRetry = TimeSpan.Zero, Attempts = Attempts };

    public static TheoryData<string> Kinds => ["webhooks", "intents", "deadlines", "relays"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_claimed_is_nobody_elses(string kind)
    {
        var claim = await Work(kind, Patient, 3);

        Assert.Equal(2, (await claim(2)).Count);
        Assert.Single(await claim(2));
        Assert.Empty(await claim(2));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_claim_that_has_run_out_is_free(string kind)
    {
        var claim = await Work(kind, Patient with { Lease = TimeSpan.Zero }, 1);

        Assert.Single(await claim(9));
        Assert.Single(await claim(9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_claim_of_an_earlier_life_is_ended(string kind)
    {
        var services = await Open(Patient);
        var work = LeasedKinds.Of(kind);
        await work.Add(services, 1);
        Assert.Single(await work.Claim(services, 9));
        Assert.Empty(await work.Claim(services, 9));

        await services.GetRequiredService<IClaims>().EndAll(CancellationToken.None);

        Assert.Single(await work.Claim(services, 9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_fails_is_tried_again_and_then_parked(string kind)
    {
        var claim = await Work(kind, Patient, 1);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await Assert.Single(await claim(9))();
        }

        Assert.Empty(await claim(9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_parked_is_tried_as_often_again_once_somebody_asks_for_it(string kind)
    {
        var services = await Open(Patient);
        var work = LeasedKinds.Of(kind);
        await work.Add(services, 1);
        for (var round = 1; round <= 2; round++)
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                await Assert.Single(await work.Claim(services, 9))();
            }

            Assert.Empty(await work.Claim(services, 9));
            await work.Retry(services, round);
        }

        Assert.Single(await work.Claim(services, 9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_has_it_keeps_it_when_somebody_asks_for_another_try(string kind)
    {
        var services = await Open(Patient);
        var work = LeasedKinds.Of(kind);
        await work.Add(services, 1);
        Assert.Single(await work.Claim(services, 9));

        await work.Retry(services, 1);

        Assert.Empty(await work.Claim(services, 9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_failed_waits_before_it_is_tried_again(string kind)
    {
        var claim = await Work(kind, Patient with { FirstRetry = TimeSpan.FromHours(1), LongestRetry = TimeSpan.FromHours(1) }, 1);

        await Assert.Single(await claim(9))();

        Assert.Empty(await claim(9));
    }

    [Fact]
    public async Task A_webhook_is_taken_in_once()
    {
        var webhooks = (await Open(Patient)).GetRequiredService<IReceivedWebhooks>();

        Assert.True(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
        Assert.False(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
        var only = Assert.Single(await webhooks.Claim(9, CancellationToken.None));
        Assert.Equal(("evt_1", 42, 1), (only.EventId, only.Payload.GetProperty("amount").GetInt32(), only.Attempt));
    }

    [Fact]
    public async Task A_webhook_that_was_processed_stays_and_is_not_processed_again()
    {
        var webhooks = (await Open(Patient with { Lease = TimeSpan.Zero })).GetRequiredService<IReceivedWebhooks>();
        await webhooks.Add(Webhook("evt_1"), CancellationToken.None);

        await webhooks.Processed(Assert.Single(await webhooks.Claim(9, CancellationToken.None)), CancellationToken.None);

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
        Assert.False(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_webhook_that_is_let_go_is_not_tried_again_whoever_had_it()
    {
        var webhooks = (await Open(Patient)).GetRequiredService<IReceivedWebhooks>();
        await webhooks.Add(Webhook("evt_1"), CancellationToken.None);
        var claimed = Assert.Single(await webhooks.Claim(9, CancellationToken.None));

        await webhooks.LetGo("stripe", "evt_1", 1, CancellationToken.None);
        await webhooks.GiveBack(claimed, "Nobody knows it.", CancellationToken.None);

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
        await webhooks.Retry("stripe", "evt_1", 2, CancellationToken.None);
        Assert.Single(await webhooks.Claim(9, CancellationToken.None));
    }

    /// <summary>Two may tell of the same decisions, and the slower one comes after what was decided since.</summary>
    [Fact]
    public async Task An_old_decision_about_a_webhook_undoes_no_younger_one()
    {
        var webhooks = (await Open(Patient)).GetRequiredService<IReceivedWebhooks>();
        await webhooks.Add(Webhook("evt_1"), CancellationToken.None);
        await webhooks.LetGo("stripe", "evt_1", 1, CancellationToken.None);
        await webhooks.Retry("stripe", "evt_1", 2, CancellationToken.None);

        await webhooks.LetGo("stripe", "evt_1", 1, CancellationToken.None);
        var claimed = Assert.Single(await webhooks.Claim(9, CancellationToken.None));

        await webhooks.LetGo("stripe", "evt_1", 3, CancellationToken.None);
        await webhooks.Retry("stripe", "evt_1", 2, CancellationToken.None);
        await webhooks.GiveBack(claimed, "Nobody knows it.", CancellationToken.None);
        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
    }

    [Fact]
    public async Task An_old_decision_about_a_deadline_undoes_no_younger_one()
    {
        var services = await Open(Patient);
        var kind = LeasedKinds.Of("deadlines");
        await kind.Add(services, 1);
        var deadlines = services.GetRequiredService<IOpenDeadlines>();
        await deadlines.LetGo(LeasedKinds.One, LeasedKinds.First, LeasedKinds.Noon, 1);
        await kind.Retry(services, 2);

        await deadlines.LetGo(LeasedKinds.One, LeasedKinds.First, LeasedKinds.Noon, 1);
        Assert.Single(await kind.Claim(services, 9));
    }

    [Fact]
    public async Task A_webhook_that_was_processed_is_neither_retried_nor_let_go()
    {
        var webhooks = (await Open(Patient)).GetRequiredService<IReceivedWebhooks>();
        await webhooks.Add(Webhook("evt_1"), CancellationToken.None);
        await webhooks.Processed(Assert.Single(await webhooks.Claim(9, CancellationToken.None)), CancellationToken.None);

        await webhooks.LetGo("stripe", "evt_1", 1, CancellationToken.None);
        await webhooks.Retry("stripe", "evt_1", 2, CancellationToken.None);

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
    }

    /// <summary>Whoever takes it again must know that somebody may have acted on it, although nobody said that it failed.</summary>
    [Fact]
    public async Task An_intent_that_was_claimed_and_not_ended_is_a_repeat()
    {
        var services = await Open(Patient);
        await LeasedKinds.Of("intents").Add(services, 1);
        var intents = services.GetRequiredService<IOpenIntents>();
        Assert.False(Assert.Single(await intents.Claim(9, CancellationToken.None)).IsRepeat);

        await services.GetRequiredService<IClaims>().EndAll(CancellationToken.None);

        var again = Assert.Single(await intents.Claim(9, CancellationToken.None));
        Assert.Equal((true, 1), (again.IsRepeat, again.Attempt));
    }

    /// <summary>Empty tables.</summary>
    private protected abstract Task<IServiceProvider> Open(WorkOptions options);

    private static ReceivedWebhook Webhook(string id) => new("stripe", id, "payment_intent.succeeded", """{"amount": 42}""", Noon, Noon);

    /// <summary>So much work of a kind, and how to claim it.</summary>
    private async Task<Func<int, Task<IReadOnlyList<Func<Task>>>>> Work(string kind, WorkOptions options, int count)
    {
        var services = await Open(options);
        var work = LeasedKinds.Of(kind);
        await work.Add(services, count);
        return limit => work.Claim(services, limit);
    }
}
