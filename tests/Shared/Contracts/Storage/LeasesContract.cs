using Marketplace.Inbox;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Postgres;

/// <summary>What claims on leased work do, wherever it lies. Webhooks stand for all of it: they need nothing else.</summary>
public abstract class LeasesContract
{
    private const int Attempts = 3;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A lease that outlives the test, and no pause after a failure.</summary>
    private static readonly WorkOptions Patient = new() { FirstRetry = TimeSpan.Zero, LongestRetry = TimeSpan.Zero, Attempts = Attempts };

    [Fact]
    public async Task A_webhook_is_taken_in_once()
    {
        var webhooks = await Webhooks(Patient);

        Assert.True(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
        Assert.False(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
        var only = Assert.Single(await webhooks.Claim(9, CancellationToken.None));
        Assert.Equal(("evt_1", 42, 1), (only.EventId, only.Payload.GetProperty("amount").GetInt32(), only.Attempt));
    }

    [Fact]
    public async Task What_is_claimed_is_nobody_elses()
    {
        var webhooks = await Webhooks(Patient, "evt_1", "evt_2", "evt_3");

        Assert.Equal(2, (await webhooks.Claim(2, CancellationToken.None)).Count);
        Assert.Single(await webhooks.Claim(2, CancellationToken.None));
        Assert.Empty(await webhooks.Claim(2, CancellationToken.None));
    }

    [Fact]
    public async Task A_claim_that_has_run_out_is_free()
    {
        var webhooks = await Webhooks(Patient with { Lease = TimeSpan.Zero }, "evt_1");

        Assert.Single(await webhooks.Claim(9, CancellationToken.None));
        Assert.Equal(1, Assert.Single(await webhooks.Claim(9, CancellationToken.None)).Attempt);
    }

    [Fact]
    public async Task A_claim_of_an_earlier_life_is_ended()
    {
        var services = await Open(Patient);
        var webhooks = services.GetRequiredService<IReceivedWebhooks>();
        await webhooks.Add(Webhook("evt_1"), CancellationToken.None);
        Assert.Single(await webhooks.Claim(9, CancellationToken.None));

        await services.GetRequiredService<IClaims>().EndAll(CancellationToken.None);

        Assert.Single(await webhooks.Claim(9, CancellationToken.None));
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_then_parked()
    {
        var webhooks = await Webhooks(Patient, "evt_1");

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var claimed = Assert.Single(await webhooks.Claim(9, CancellationToken.None));
            Assert.Equal(attempt, claimed.Attempt);
            await webhooks.GiveBack(claimed, "The gateway says no.", CancellationToken.None);
        }

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
    }

    [Fact]
    public async Task What_failed_waits_before_it_is_tried_again()
    {
        var webhooks = await Webhooks(Patient with { FirstRetry = TimeSpan.FromHours(1), LongestRetry = TimeSpan.FromHours(1) }, "evt_1");

        await webhooks.GiveBack(Assert.Single(await webhooks.Claim(9, CancellationToken.None)), "The gateway says no.", CancellationToken.None);

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_processed_stays_and_is_not_processed_again()
    {
        var webhooks = await Webhooks(Patient with { Lease = TimeSpan.Zero }, "evt_1");

        await webhooks.Processed(Assert.Single(await webhooks.Claim(9, CancellationToken.None)), CancellationToken.None);

        Assert.Empty(await webhooks.Claim(9, CancellationToken.None));
        Assert.False(await webhooks.Add(Webhook("evt_1"), CancellationToken.None));
    }

    /// <summary>Empty tables.</summary>
    private protected abstract Task<IServiceProvider> Open(WorkOptions options);

    private static ReceivedWebhook Webhook(string id) => new("stripe", id, "payment_intent.succeeded", """{"amount": 42}""", Noon, Noon);

    private async Task<IReceivedWebhooks> Webhooks(WorkOptions options, params string[] ids)
    {
        var webhooks = (await Open(options)).GetRequiredService<IReceivedWebhooks>();
        foreach (var id in ids)
        {
            await webhooks.Add(Webhook(id), CancellationToken.None);
        }

        return webhooks;
    }
}
