using Marketplace.Sandbox.Cast;
using Microsoft.AspNetCore.Http;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Signed, at least once, in no order that one may rely on, for up to three days. The receiver verifies every one.</summary>
public sealed class Webhooks(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_payment_tells_its_story()
    {
        await using var platform = await Platform.Open(postgres);

        var paid = await platform.Paid(5000);
        await platform.Sandbox.DeliverDue();

        string[] expected =
        [
            EventTypes.ChargeSucceeded, EventTypes.CheckoutSessionCompleted, EventTypes.PaymentIntentCreated, EventTypes.PaymentIntentSucceeded,
        ];
        Assert.Equal(expected, platform.Webhooks.Types.Order(StringComparer.Ordinal));
        var session = platform.Webhooks.Received.Select(notice => notice.Data.Object).OfType<Session>().Single();
        Assert.Equal((paid.Id, "paid", "complete"), (session.PaymentIntentId, session.PaymentStatus, session.Status));
        var intent = Assert.IsType<PaymentIntent>(platform.Webhooks.Received.Single(notice => notice.Type == EventTypes.PaymentIntentSucceeded).Data.Object);
        Assert.Equal("p-1", intent.Metadata["payment"]);
        Assert.All(platform.Webhooks.Received, notice => Assert.Null(notice.Account));
    }

    [Fact]
    public async Task A_connected_accounts_events_say_whose_they_are()
    {
        await using var platform = await Platform.Open(postgres);

        var provider = await platform.Provider();
        await platform.Sandbox.DeliverDue();

        var notice = Assert.Single(platform.Webhooks.Received);
        Assert.Equal((EventTypes.AccountUpdated, provider.Id), (notice.Type, notice.Account));
        Assert.True(Assert.IsType<Account>(notice.Data.Object).PayoutsEnabled);
    }

    [Fact]
    public async Task Events_arrive_again_and_overtake_each_other_on_request()
    {
        await using var platform = await Platform.Open(postgres);
        await platform.Webhook(new { duplicates = 2, shuffle = true, hold = true });

        await platform.Paid(5000);
        await platform.Paid(5000);
        Assert.Equal(0, await platform.Sandbox.Undelivered());
        await platform.Webhook(new { duplicates = 2, shuffle = true });
        await platform.Sandbox.DeliverDue();

        Assert.Equal(24, platform.Webhooks.Received.Count);
        Assert.Equal(8, platform.Webhooks.Received.DistinctBy(notice => notice.Id, StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Events_get_lost_or_late_on_request()
    {
        await using var platform = await Platform.Open(postgres);
        await platform.Webhook(new { delay = "00:10:00" });
        await platform.Fault("webhook", "drop", times: 3);

        await platform.Paid(5000);
        await platform.Sandbox.DeliverDue();
        Assert.Empty(platform.Webhooks.Received);
        Assert.Equal(platform.Clock.GetUtcNow().AddMinutes(10), await platform.Sandbox.NextDue());
        await platform.Pass(TimeSpan.FromMinutes(10));

        Assert.Equal([EventTypes.CheckoutSessionCompleted], platform.Webhooks.Types);
        Assert.Equal(4, (await new EventService(platform.Stripe).ListAsync()).Count());
    }

    [Fact]
    public async Task An_endpoint_that_is_down_gets_its_events_later()
    {
        await using var platform = await Platform.Open(postgres);
        platform.Webhooks.Answers = StatusCodes.Status503ServiceUnavailable;

        await platform.Provider();
        await platform.Sandbox.DeliverDue();
        Assert.Equal((1, 0), (platform.Webhooks.Attempts, await platform.Sandbox.Undelivered()));
        Assert.Equal(platform.Clock.GetUtcNow().AddSeconds(5), await platform.Sandbox.NextDue());
        await platform.Pass(TimeSpan.FromSeconds(5));
        platform.Webhooks.Answers = StatusCodes.Status200OK;
        await platform.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal((3, 1), (platform.Webhooks.Attempts, platform.Webhooks.Received.Count));
        Assert.Null(await platform.Sandbox.NextDue());
    }

    [Fact]
    public async Task After_three_days_nobody_tries_any_more()
    {
        await using var platform = await Platform.Open(postgres);
        platform.Webhooks.Answers = StatusCodes.Status500InternalServerError;
        await platform.Provider();
        await platform.Sandbox.DeliverDue();
        var began = platform.Clock.GetUtcNow();

        while (await platform.Sandbox.NextDue() is { } next)
        {
            await platform.Pass(next - platform.Clock.GetUtcNow());
        }

        Assert.InRange(platform.Clock.GetUtcNow() - began, TimeSpan.FromDays(2.5), TimeSpan.FromDays(3));
        Assert.Empty(platform.Webhooks.Received);
    }

    [Fact]
    public async Task Events_are_delivered_without_anybody_asking()
    {
        await using var platform = await Platform.Open(postgres);

        await platform.Provider();
        await platform.Webhooks.Arrival;

        Assert.Equal([EventTypes.AccountUpdated], platform.Webhooks.Types);
    }

    [Theory]
    [InlineData("t=1,v1=00")]
    [InlineData("v1=00")]
    [InlineData("nonsense")]
    public void A_signature_that_does_not_fit_is_refused(string header) =>
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent("{}", header, "whsec", 300, 1));

    [Fact]
    public void A_signature_is_good_for_five_minutes_either_way()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
        const string Body = """{"id":"evt_1","object":"event","type":"payout.paid","api_version":"2026-10-28.endive"}""";
        var header = WebhookSigner.Sign(Body, "whsec", now);

        Assert.Equal("evt_1", EventUtility.ConstructEvent(Body, header, "whsec", 300, 1_000_300).Id);
        Assert.Equal("evt_1", EventUtility.ConstructEvent(Body, header, "whsec", 300, 999_700).Id);
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(Body, header, "whsec", 300, 1_000_301));
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(Body + " ", header, "whsec", 300, 1_000_000));
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(Body, header, "other", 300, 1_000_000));
    }

    [Fact]
    public void Several_signatures_need_one_good_one()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
        var good = WebhookSigner.Sign("{}", "new", now);

        EventUtility.ValidateSignature("{}", $"{good},v1={new string('0', 64)},v0=ignored", "new", 300, 1_000_000);
    }
}
