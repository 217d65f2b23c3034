using Marketplace.Sandbox.Cast;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Charges that take a part of what they bring in to a connected account by themselves.</summary>
public sealed class DestinationCharges(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_page_that_is_paid_transfers_the_part_that_it_names()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();

        var paid = await Paid(platform, 8000, provider, 7200);

        var transfer = paid.LatestCharge.Transfer;
        Assert.Equal((7200, provider.Id, paid.LatestChargeId, "b-1"), (transfer.Amount, transfer.DestinationId, transfer.SourceTransactionId, transfer.TransferGroup));
        Assert.Equal((7200, provider.Id), (paid.TransferData.Amount, paid.TransferData.DestinationId));
        Assert.Equal((8000 - 145 - 7200, 7200), (await platform.Available(), await platform.Available(provider)));
        Assert.Equal((1, 1), (await Told(platform, "transfer.created"), await Told(platform, "payment_intent.succeeded")));
        Assert.Equal(["transfer", "charge"], (await new BalanceTransactionService(platform.Stripe).ListAsync()).Data.Select(moved => moved.Type));
        Assert.Equal(["payment"], (await new BalanceTransactionService(platform.Stripe).ListAsync(null, new RequestOptions { StripeAccount = provider.Id })).Data.Select(moved => moved.Type));
    }

    [Fact]
    public async Task What_is_only_held_transfers_nothing_and_what_is_captured_no_more_than_that()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var intents = new PaymentIntentService(platform.Stripe);

        var held = await Paid(platform, 8000, provider, 7200, "manual");
        Assert.Null(held.LatestCharge.TransferId);
        var captured = await intents.CaptureAsync(held.Id, new PaymentIntentCaptureOptions { AmountToCapture = 5000 });

        Assert.Equal(5000, captured.AmountReceived);
        Assert.Equal((5000, 1), (await platform.Available(provider), (await new TransferService(platform.Stripe).ListAsync()).Data.Count));
    }

    [Fact]
    public async Task A_card_that_was_kept_transfers_too_and_without_an_amount_all_of_it()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var kept = await platform.Paid(1000, keepsCard: true);

        var charged = await new PaymentIntentService(platform.Stripe).CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 3000,
            Currency = "eur",
            Customer = kept.CustomerId,
            PaymentMethod = kept.PaymentMethodId,
            Confirm = true,
            OffSession = true,
            TransferData = new PaymentIntentTransferDataOptions { Destination = provider.Id },
            Expand = ["latest_charge.transfer"],
        });

        Assert.Equal(3000, charged.LatestCharge.Transfer.Amount);
        Assert.Equal(3000, await platform.Available(provider));
    }

    [Fact]
    public async Task A_debit_transfers_once_its_money_is_there()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var page = await Page(platform, 8000, provider, 7200);

        await platform.Sandbox.DebitCheckout(page.Id);
        Assert.Empty((await new TransferService(platform.Stripe).ListAsync()).Data);
        await platform.Pass(TimeSpan.FromDays(6));

        Assert.Equal(7200, Assert.Single((await new TransferService(platform.Stripe).ListAsync()).Data).Amount);
    }

    [Fact]
    public async Task What_cannot_be_transferred_is_refused_before_anybody_pays()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();

        var tooMuch = await Refusal(() => Page(platform, 8000, provider, 8001));
        var nobody = await Refusal(() => Page(platform, 8000, new Account { Id = "acct_nobody" }, 1));
        await platform.Sandbox.RestrictAccount(provider.Id);
        var restricted = await Refusal(() => Page(platform, 8000, provider, 7200));

        Assert.Equal("payment_intent_data[transfer_data][amount]", tooMuch.Param);
        Assert.Equal(("resource_missing", "payment_intent_data[transfer_data][destination]"), (nobody.Code, nobody.Param));
        Assert.Equal("insufficient_capabilities_for_transfer", restricted.Code);
        Assert.Equal(0, await platform.Available());
    }

    [Fact]
    public async Task A_refund_reverses_its_part_of_the_transfer_where_it_is_told_to()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await Paid(platform, 1000, provider, 333);
        var refunds = new RefundService(platform.Stripe);

        await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 100 });
        Assert.Equal(333, await platform.Available(provider));
        await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 150, ReverseTransfer = true });
        Assert.Equal(333 - 50, await platform.Available(provider));
        await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, ReverseTransfer = true });

        var transfer = await new TransferService(platform.Stripe).GetAsync(paid.LatestCharge.TransferId);
        Assert.Equal((true, 0), (transfer.Reversed, await platform.Available(provider)));
    }

    [Fact]
    public async Task There_is_nothing_to_reverse_where_nothing_was_transferred()
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await platform.Paid(1000);

        var refused = await Refusal(() => new RefundService(platform.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, ReverseTransfer = true }));

        Assert.Equal("reverse_transfer", refused.Param);
        Assert.Equal(1000 - 40, await platform.Available());
    }

    [Fact]
    public async Task A_further_transfer_of_the_charge_and_its_own_do_not_exceed_it()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await Paid(platform, 1000, provider, 900);

        var tooMuch = await Refusal(() => platform.Transfer(101, provider, source: paid.LatestChargeId));
        await platform.Transfer(100, provider, source: paid.LatestChargeId);

        Assert.Equal("transfer_source_balance_parameters_mismatch", tooMuch.Code);
        Assert.Equal(1000, await platform.Available(provider));
    }

    private static async Task<PaymentIntent> Paid(Platform platform, long amount, Account provider, long part, string captureMethod = "automatic")
    {
        var page = await Page(platform, amount, provider, part, captureMethod);
        await platform.Sandbox.CompleteCheckout(page.Id);
        page = await new SessionService(platform.Stripe).GetAsync(page.Id);
        return await new PaymentIntentService(platform.Stripe).GetAsync(page.PaymentIntentId, new PaymentIntentGetOptions { Expand = ["latest_charge.transfer"] });
    }

    private static Task<Session> Page(Platform platform, long amount, Account provider, long part, string captureMethod = "automatic") =>
        platform.Checkout(amount, captureMethod, transferGroup: "b-1", transfer: new SessionPaymentIntentDataTransferDataOptions { Amount = part, Destination = provider.Id });

    private static async Task<int> Told(Platform platform, string type) =>
        await new EventService(platform.Stripe).ListAutoPagingAsync(new EventListOptions { Type = type }).CountAsync();

    private static async Task<StripeError> Refusal(Func<Task> act) => (await Assert.ThrowsAsync<StripeException>(act)).StripeError;
}
