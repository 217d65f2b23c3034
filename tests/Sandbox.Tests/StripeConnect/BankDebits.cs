using Marketplace.Sandbox.Cast;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>A way of paying whose money is under way for days.</summary>
public sealed class BankDebits(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Are_under_way_for_five_days_and_then_succeed_by_themselves()
    {
        await using var platform = await Platform.Open(postgres);
        var (session, payment) = await Debited(platform);
        Assert.Equal(("complete", "unpaid", "processing"), (session.Status, session.PaymentStatus, payment.Status));
        Assert.Equal("pending", (await new ChargeService(platform.Stripe).GetAsync(payment.LatestChargeId)).Status);

        await platform.Pass(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        Assert.Equal("processing", (await Again(platform, payment)).Status);
        Assert.Equal(0, await platform.Available());

        await platform.Pass(TimeSpan.FromSeconds(1));
        payment = await Again(platform, payment);
        Assert.Equal(("succeeded", 8000), (payment.Status, payment.AmountReceived));
        Assert.Equal("paid", (await new SessionService(platform.Stripe).GetAsync(session.Id)).PaymentStatus);
        Assert.Equal(8000 - 145, await platform.Available());
        Assert.Equal(
            ["payment_intent.created", "charge.pending", "payment_intent.processing", "checkout.session.completed",
                "charge.succeeded", "payment_intent.succeeded", "checkout.session.async_payment_succeeded"],
            await Told(platform),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Fail_when_the_bank_says_no_and_their_page_stays_closed()
    {
        await using var platform = await Platform.Open(postgres);
        var (session, payment) = await Debited(platform);

        Assert.Equal(CheckoutStatus.Declined, (await platform.Sandbox.FailCheckout(session.Id)).Status);
        payment = await Again(platform, payment);
        Assert.Equal(("requires_payment_method", "insufficient_funds"), (payment.Status, payment.LastPaymentError.Code));
        Assert.Equal("failed", (await new ChargeService(platform.Stripe).GetAsync(payment.LatestChargeId)).Status);

        await platform.Sandbox.CompleteCheckout(session.Id);
        await platform.Pass(TimeSpan.FromDays(10));
        Assert.Equal("requires_payment_method", (await Again(platform, payment)).Status);
        Assert.Equal(0, await platform.Available());
    }

    [Fact]
    public async Task Cannot_be_called_back_while_they_are_under_way()
    {
        await using var platform = await Platform.Open(postgres);
        var (_, payment) = await Debited(platform);

        var refused = await Assert.ThrowsAsync<StripeException>(() => new PaymentIntentService(platform.Stripe).CancelAsync(payment.Id));

        Assert.Equal("payment_intent_unexpected_state", refused.StripeError.Code);
    }

    [Fact]
    public async Task Are_not_offered_where_the_money_is_captured_later()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(8000, "manual");

        Assert.Equal(CheckoutStatus.NotOffered, (await platform.Sandbox.DebitCheckout(session.Id)).Status);
        Assert.Equal(CheckoutStatus.Paid, (await platform.Sandbox.CompleteCheckout(session.Id)).Status);
    }

    private static async Task<(Session Session, PaymentIntent Payment)> Debited(Platform platform)
    {
        var opened = await platform.Checkout(8000);
        Assert.Equal(CheckoutStatus.Paid, (await platform.Sandbox.DebitCheckout(opened.Id)).Status);
        var session = await new SessionService(platform.Stripe).GetAsync(opened.Id);
        return (session, await new PaymentIntentService(platform.Stripe).GetAsync(session.PaymentIntentId));
    }

    private static Task<PaymentIntent> Again(Platform platform, PaymentIntent payment) =>
        new PaymentIntentService(platform.Stripe).GetAsync(payment.Id);

    private static async Task<IReadOnlyList<string>> Told(Platform platform)
    {
        var events = await new EventService(platform.Stripe).ListAsync(new EventListOptions { Limit = 100 });
        return [.. events.Data.Select(told => told.Type).Reverse()];
    }
}
