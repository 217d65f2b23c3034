using Marketplace.Sandbox.Cast;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>What time alone does.</summary>
public sealed class Passing(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_page_that_nobody_uses_expires()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(5000);

        Assert.Equal(platform.Clock.GetUtcNow().AddHours(24), await platform.Sandbox.NextDue());
        await platform.Pass(TimeSpan.FromHours(24));
        var late = await platform.Sandbox.CompleteCheckout(session.Id);

        Assert.Equal(CheckoutStatus.Expired, late.Status);
        Assert.Equal("expired", (await new SessionService(platform.Stripe).GetAsync(session.Id)).Status);
        Assert.Equal([EventTypes.CheckoutSessionExpired], platform.Webhooks.Types);
        Assert.Null(await platform.Sandbox.NextDue());
    }

    [Fact]
    public async Task A_page_is_not_paid_after_its_time_even_if_nobody_has_noticed_yet()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(5000);

        platform.Clock.Advance(TimeSpan.FromHours(24));
        var late = await platform.Sandbox.CompleteCheckout(session.Id);

        Assert.Equal(CheckoutStatus.Expired, late.Status);
        Assert.Equal(0, await platform.Available());
    }

    [Fact]
    public async Task A_hold_that_is_not_captured_lapses()
    {
        await using var platform = await Platform.Open(postgres);
        var held = await platform.Paid(5000, "manual");
        await platform.Sandbox.DeliverDue();
        platform.Webhooks.Forget();

        await platform.Pass(TimeSpan.FromDays(7));

        var lapsed = await new PaymentIntentService(platform.Stripe).GetAsync(held.Id);
        Assert.Equal(("canceled", "automatic", 0), (lapsed.Status, lapsed.CancellationReason, lapsed.AmountCapturable));
        Assert.Equal([EventTypes.ChargeExpired, EventTypes.PaymentIntentCanceled], platform.Webhooks.Types.Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<StripeException>(() => new PaymentIntentService(platform.Stripe).CaptureAsync(held.Id));
    }

    [Fact]
    public async Task A_payout_that_the_bank_refuses_comes_back()
    {
        await using var platform = await Platform.Open(postgres);
        var (provider, payout) = await PaidOut(platform, "fail");

        await platform.Pass(TimeSpan.FromDays(1));

        var failed = await Read(platform, provider, payout);
        Assert.Equal(("failed", "account_closed"), (failed.Status, failed.FailureCode));
        Assert.NotNull(failed.FailureBalanceTransactionId);
        Assert.Equal(1000, await platform.Available(provider));
    }

    [Fact]
    public async Task A_payout_may_be_paid_and_come_back_a_day_later()
    {
        await using var platform = await Platform.Open(postgres);
        var (provider, payout) = await PaidOut(platform, "fail_after_paid");

        await platform.Pass(TimeSpan.FromHours(15));
        Assert.Equal("paid", (await Read(platform, provider, payout)).Status);
        await platform.Pass(TimeSpan.FromDays(1));

        Assert.Equal("failed", (await Read(platform, provider, payout)).Status);
        Assert.Equal(1000, await platform.Available(provider));
        var news = platform.Webhooks.Received.Where(notice => notice.Type is EventTypes.PayoutPaid or EventTypes.PayoutFailed).ToList();
        Assert.Equal([EventTypes.PayoutFailed, EventTypes.PayoutPaid], news.Select(notice => notice.Type).Order(StringComparer.Ordinal));
        Assert.All(news, notice => Assert.Equal(provider.Id, notice.Account));
    }

    [Fact]
    public async Task A_leap_over_many_instants_takes_them_in_their_order()
    {
        await using var platform = await Platform.Open(postgres);
        await platform.Paid(5000, "manual");
        await platform.Checkout(5000);
        var (_, payout) = await PaidOut(platform, "fail_after_paid");
        await platform.Sandbox.DeliverDue();

        await platform.Pass(TimeSpan.FromDays(30));

        var happened = await new EventService(platform.Stripe)
            .ListAutoPagingAsync(new EventListOptions { Types = [EventTypes.CheckoutSessionExpired, EventTypes.ChargeExpired] })
            .Select(notice => (notice.Type, notice.Created))
            .ToListAsync();
        Assert.Equal(
            [
                (EventTypes.ChargeExpired, new DateTime(2026, 3, 9, 9, 0, 0, DateTimeKind.Utc)),
                (EventTypes.CheckoutSessionExpired, new DateTime(2026, 3, 3, 9, 0, 0, DateTimeKind.Utc)),
            ],
            happened);
        Assert.NotNull(payout.Id);
    }

    private static async Task<(Account Provider, Payout Payout)> PaidOut(Platform platform, string fault)
    {
        var provider = await platform.Provider();
        await platform.Paid(10_000);
        await platform.Transfer(1000, provider);
        await platform.Fault("bank", fault);
        return (provider, await platform.Payout(1000, provider));
    }

    private static Task<Payout> Read(Platform platform, Account provider, Payout payout) =>
        new PayoutService(platform.Stripe).GetAsync(payout.Id, requestOptions: new RequestOptions { StripeAccount = provider.Id });
}
