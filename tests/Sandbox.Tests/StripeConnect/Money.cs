using Marketplace.Sandbox.Cast;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

public sealed class Money(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_payment_is_held_captured_shared_and_paid_out()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        Assert.True(provider is { ChargesEnabled: true, PayoutsEnabled: true, DetailsSubmitted: true, Capabilities.Transfers: "active" });

        var held = await platform.Paid(8000, "manual");
        Assert.Equal(("requires_capture", 8000), (held.Status, held.AmountCapturable));
        var charge = await new ChargeService(platform.Stripe).GetAsync(held.LatestChargeId);
        Assert.Equal(platform.Clock.GetUtcNow().AddDays(7).UtcDateTime, charge.PaymentMethodDetails.Card.CaptureBefore);
        Assert.Equal(0, await platform.Available());

        var captured = await new PaymentIntentService(platform.Stripe).CaptureAsync(held.Id);
        Assert.Equal(("succeeded", 8000), (captured.Status, captured.AmountReceived));
        Assert.Equal(8000 - 145, await platform.Available());

        var transfer = await platform.Transfer(7200, provider, source: held.LatestChargeId);
        Assert.Equal(7200, await platform.Available(provider));

        var payout = await platform.Payout(7200, provider);
        Assert.Equal(("in_transit", new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc)), (payout.Status, payout.ArrivalDate));
        Assert.Equal(0, await platform.Available(provider));

        await platform.Pass(TimeSpan.FromHours(15));
        payout = await new PayoutService(platform.Stripe).GetAsync(payout.Id, requestOptions: new RequestOptions { StripeAccount = provider.Id });
        Assert.Equal("paid", payout.Status);
        Assert.Equal(provider.Id, transfer.DestinationId);
        Assert.Equal(655, await platform.Available());
    }

    [Theory]
    [InlineData(100, 27)]
    [InlineData(99, 26)]
    [InlineData(101, 27)]
    [InlineData(1, 25)]
    public async Task The_fee_is_a_percentage_and_a_fixed_part_half_up(long amount, long fee)
    {
        await using var platform = await Platform.Open(postgres);

        var paid = await platform.Paid(amount);

        var charge = await new ChargeService(platform.Stripe).GetAsync(paid.LatestChargeId, new ChargeGetOptions { Expand = ["balance_transaction"] });
        Assert.Equal((amount, fee, amount - fee), (charge.BalanceTransaction.Amount, charge.BalanceTransaction.Fee, charge.BalanceTransaction.Net));
        Assert.Equal(charge.Id, charge.BalanceTransaction.SourceId);
    }

    [Fact]
    public async Task A_part_is_captured_and_the_rest_is_released()
    {
        await using var platform = await Platform.Open(postgres);
        var held = await platform.Paid(8000, "manual");
        var intents = new PaymentIntentService(platform.Stripe);

        var tooMuch = await Refusal(() => intents.CaptureAsync(held.Id, new PaymentIntentCaptureOptions { AmountToCapture = 8001 }));
        var captured = await intents.CaptureAsync(held.Id, new PaymentIntentCaptureOptions { AmountToCapture = 3000 });
        var again = await Refusal(() => intents.CaptureAsync(held.Id));

        Assert.Equal("amount_too_large", tooMuch.Code);
        Assert.Equal((3000, 0), (captured.AmountReceived, captured.AmountCapturable));
        Assert.Equal("payment_intent_unexpected_state", again.Code);
        Assert.Equal(3000 - 70, await platform.Available());
    }

    [Fact]
    public async Task Refunds_may_be_several_and_never_exceed_what_was_captured()
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await platform.Paid(5000);
        var refunds = new RefundService(platform.Stripe);

        await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 2000, Reason = "requested_by_customer" });
        var tooMuch = await Refusal(() => refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 3001 }));
        var rest = await refunds.CreateAsync(new RefundCreateOptions { Charge = paid.LatestChargeId });
        var again = await Refusal(() => refunds.CreateAsync(new RefundCreateOptions { Charge = paid.LatestChargeId }));

        Assert.Equal("amount", tooMuch.Param);
        Assert.Equal((3000, "succeeded"), (rest.Amount, rest.Status));
        Assert.Equal("charge_already_refunded", again.Code);
        var charge = await new ChargeService(platform.Stripe).GetAsync(paid.LatestChargeId);
        Assert.True(charge is { Refunded: true, AmountRefunded: 5000, Refunds.Data.Count: 2 });
        Assert.Equal(-100, await platform.Available());
        Assert.Equal(2, await new RefundService(platform.Stripe).ListAutoPagingAsync(new RefundListOptions { PaymentIntent = paid.Id, Limit = 1 }).CountAsync());
    }

    [Fact]
    public async Task Money_that_is_not_there_does_not_move()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await platform.Paid(10_000);
        await platform.Transfer(4000, provider);

        var transfer = await Refusal(() => platform.Transfer(6000, provider));
        var payout = await Refusal(() => platform.Payout(4001, provider));

        Assert.Equal("balance_insufficient", transfer.Code);
        Assert.Equal("balance_insufficient", payout.Code);
        Assert.Equal(10_000 - 175 - 4000, await platform.Available());
        Assert.Equal(4000, await platform.Available(provider));
        Assert.Equal("succeeded", paid.Status);
    }

    [Fact]
    public async Task Transfers_of_a_charge_do_not_exceed_it_even_at_once()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await platform.Paid(1000);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            await Record.ExceptionAsync(() => platform.Transfer(300, provider, source: paid.LatestChargeId))));

        Assert.Equal(3, attempts.Count(failure => failure is null));
        Assert.All(attempts.OfType<StripeException>(), failure => Assert.Equal("transfer_source_balance_parameters_mismatch", failure.StripeError.Code));
        Assert.Equal(900, await platform.Available(provider));
    }

    [Fact]
    public async Task A_transfer_is_reversed_in_parts_while_the_provider_has_the_money()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        await platform.Paid(10_000);
        var transfer = await platform.Transfer(5000, provider);
        var reversals = new TransferReversalService(platform.Stripe);

        await reversals.CreateAsync(transfer.Id, new TransferReversalCreateOptions { Amount = 1500 });
        var tooMuch = await Refusal(() => reversals.CreateAsync(transfer.Id, new TransferReversalCreateOptions { Amount = 3501 }));
        await platform.Payout(3000, provider);
        var gone = await Refusal(() => reversals.CreateAsync(transfer.Id));

        Assert.Equal("amount", tooMuch.Param);
        Assert.Equal("balance_insufficient", gone.Code);
        transfer = await new TransferService(platform.Stripe).GetAsync(transfer.Id);
        Assert.Equal((1500, false, 1), (transfer.AmountReversed, transfer.Reversed, transfer.Reversals.Data.Count));
        Assert.Equal(500, await platform.Available(provider));
    }

    [Fact]
    public async Task A_restricted_account_receives_nothing_and_is_paid_nothing()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        await platform.Paid(10_000);
        await platform.Transfer(1000, provider);

        await platform.Sandbox.RestrictAccount(provider.Id);
        var transfer = await Refusal(() => platform.Transfer(1000, provider));
        var payout = await Refusal(() => platform.Payout(1000, provider));
        await platform.Sandbox.CompleteAccount(provider.Id);
        var afterwards = await platform.Payout(1000, provider);

        Assert.Equal("insufficient_capabilities_for_transfer", transfer.Code);
        Assert.Equal("payouts_not_allowed", payout.Code);
        Assert.Equal("in_transit", afterwards.Status);
    }

    [Fact]
    public async Task Every_balance_is_the_sum_of_its_movements()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await platform.Paid(10_000);
        var transfer = await platform.Transfer(5000, provider);
        await new TransferReversalService(platform.Stripe).CreateAsync(transfer.Id, new TransferReversalCreateOptions { Amount = 700 });
        await new RefundService(platform.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 900 });
        await platform.Payout(2000, provider);

        Assert.Equal(await platform.Available(), await Sum(account: null));
        Assert.Equal(await platform.Available(provider), await Sum(provider.Id));

        ValueTask<long> Sum(string? account) =>
            new BalanceTransactionService(platform.Stripe)
                .ListAutoPagingAsync(new BalanceTransactionListOptions { Limit = 2 }, new RequestOptions { StripeAccount = account })
                .Select(transaction => transaction.Net).AggregateAsync(0L, (sum, net) => sum + net);
    }

    private static async Task<StripeError> Refusal(Func<Task> act) => (await Assert.ThrowsAsync<StripeException>(act)).StripeError;
}
