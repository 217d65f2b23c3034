using Marketplace.Sandbox.Cast;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Money that was given back and did not reach the card.</summary>
public sealed class RefundsThatFail(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Succeed_first_and_come_back_a_day_later()
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await Paid(platform, "pm_card_refundFail");
        var refund = await Refund(platform, paid.LatestChargeId, 3000);
        Assert.Equal(("succeeded", 8000 - 145 - 3000), (refund.Status, await platform.Available()));

        await platform.Pass(Day - TimeSpan.FromSeconds(1));
        Assert.Equal("succeeded", (await Again(platform, refund)).Status);
        await platform.Pass(TimeSpan.FromSeconds(1));

        refund = await Again(platform, refund);
        Assert.Equal(("failed", "expired_or_canceled_card", 8000 - 145), (refund.Status, refund.FailureReason, await platform.Available()));
        var moved = await new BalanceTransactionService(platform.Stripe).ListAsync(new BalanceTransactionListOptions { Source = refund.Id });
        Assert.Equal([("refund_failure", 3000, 0), ("refund", -3000, 0)], moved.Select(moved => (moved.Type, moved.Net, moved.Fee)));
        Assert.Equal(refund.FailureBalanceTransactionId, moved.First().Id);
        var charge = await new ChargeService(platform.Stripe).GetAsync(paid.LatestChargeId);
        Assert.Equal((0, false, "failed"), (charge.AmountRefunded, charge.Refunded, charge.Refunds.Single().Status));
        Assert.Equal(
            ["refund.updated", "refund.failed", "charge.refund.updated"],
            (await Told(platform)).TakeLast(3));
    }

    [Fact]
    public async Task May_be_asked_for_again_and_so_may_all_of_the_charge()
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await platform.Paid(8000);
        await platform.Fault("refund", "fail");
        await Refund(platform, paid.LatestChargeId, 8000);
        await platform.Pass(Day);

        var again = await Refund(platform, paid.LatestChargeId, 8000);
        await platform.Pass(Day);

        Assert.Equal(("succeeded", -145), ((await Again(platform, again)).Status, await platform.Available()));
    }

    private static Task<PaymentIntent> Paid(Platform platform, string card) => new PaymentIntentService(platform.Stripe).CreateAsync(
        new PaymentIntentCreateOptions { Amount = 8000, Currency = "eur", PaymentMethod = card, Confirm = true });

    private static Task<Refund> Refund(Platform platform, string charge, long amount) =>
        new RefundService(platform.Stripe).CreateAsync(new RefundCreateOptions { Charge = charge, Amount = amount });

    private static Task<Refund> Again(Platform platform, Refund refund) => new RefundService(platform.Stripe).GetAsync(refund.Id);

    private static async Task<IReadOnlyList<string>> Told(Platform platform)
    {
        var events = await new EventService(platform.Stripe).ListAsync(new EventListOptions { Limit = 100 });
        return [.. events.Data.Select(told => told.Type).Where(type => type.Contains("refund", StringComparison.Ordinal)).Reverse()];
    }
}
