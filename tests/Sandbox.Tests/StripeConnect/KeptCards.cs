using Marketplace.Sandbox.Cast;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Cards that a page keeps, and that are charged while their owner is away.</summary>
public sealed class KeptCards(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Are_those_of_pages_that_say_so()
    {
        await using var platform = await Platform.Open(postgres);
        var (kept, other) = (await platform.Paid(2000, keepsCard: true), await platform.Paid(2000));
        Assert.Equal((null, null), (other.CustomerId, other.SetupFutureUsage));
        Assert.Equal("off_session", kept.SetupFutureUsage);
        Assert.Equal(kept.CustomerId, (await new PaymentMethodService(platform.Stripe).GetAsync(kept.PaymentMethodId)).CustomerId);
    }

    [Fact]
    public async Task Are_charged_once_under_a_key_and_known_by_their_number()
    {
        await using var platform = await Platform.Open(postgres);
        var kept = await platform.Paid(2000, keepsCard: true);
        var (first, again) = (await Charge(platform, kept, "k-1"), await Charge(platform, kept, "k-1"));
        Assert.Equal((first.Id, "succeeded", kept.CustomerId), (again.Id, first.Status, first.CustomerId));
        Assert.Single(await platform.Movements("k-1"));
        Assert.Equal(await Fingerprint(platform, kept), await Fingerprint(platform, first));
    }

    [Theory]
    [InlineData("decline", "card_declined", "generic_decline")]
    [InlineData("lost", "card_declined", "lost_card")]
    [InlineData("authenticate", "authentication_required", "authentication_required")]
    public async Task Are_declined_as_banks_decline(string outcome, string code, string reason)
    {
        await using var platform = await Platform.Open(postgres);
        var kept = await platform.Paid(2000, keepsCard: true);
        await platform.Fault("kept_card", outcome);
        var refused = await Assert.ThrowsAsync<StripeException>(() => Charge(platform, kept, "k-1"));
        Assert.Equal(("card_error", code, reason), (refused.StripeError.Type, refused.StripeError.Code, refused.StripeError.DeclineCode));
        var left = Assert.Single((await new PaymentIntentService(platform.Stripe).ListAsync(new PaymentIntentListOptions { Customer = kept.CustomerId })).Data, made => made.Id != kept.Id);
        Assert.Equal(("requires_payment_method", code), (left.Status, left.LastPaymentError.Code));
        Assert.Equal("succeeded", (await Charge(platform, kept, "k-2")).Status);
    }

    [Fact]
    public async Task Are_nobodys_once_they_are_detached()
    {
        await using var platform = await Platform.Open(postgres);
        var kept = await platform.Paid(2000, keepsCard: true);
        var methods = new PaymentMethodService(platform.Stripe);
        Assert.Null((await methods.DetachAsync(kept.PaymentMethodId)).CustomerId);
        await Assert.ThrowsAsync<StripeException>(() => methods.DetachAsync(kept.PaymentMethodId));
        await Assert.ThrowsAsync<StripeException>(() => Charge(platform, kept, "k-1"));
        Assert.Empty(await platform.Movements("k-1"));
    }

    [Fact]
    public async Task Go_with_whom_they_are_kept_for()
    {
        await using var platform = await Platform.Open(postgres);
        var kept = await platform.Paid(2000, keepsCard: true);
        var customers = new CustomerService(platform.Stripe);
        Assert.True((await customers.DeleteAsync(kept.CustomerId)).Deleted);
        Assert.True((await customers.GetAsync(kept.CustomerId)).Deleted);
        Assert.Equal("resource_missing", (await Assert.ThrowsAsync<StripeException>(() => customers.DeleteAsync(kept.CustomerId))).StripeError.Code);
        Assert.Null((await new PaymentMethodService(platform.Stripe).GetAsync(kept.PaymentMethodId)).CustomerId);
    }

    private static Task<PaymentIntent> Charge(Platform platform, PaymentIntent kept, string key) => new PaymentIntentService(platform.Stripe).CreateAsync(
        new PaymentIntentCreateOptions
        {
            Amount = 6000,
            Currency = "eur",
            Customer = kept.CustomerId,
            PaymentMethod = kept.PaymentMethodId,
            AllowedPaymentMethodTypes = ["card"],
            OffSession = true,
            Confirm = true,
        },
        new RequestOptions { IdempotencyKey = key });

    private static async Task<string> Fingerprint(Platform platform, PaymentIntent payment) =>
        (await new ChargeService(platform.Stripe).GetAsync(payment.LatestChargeId)).PaymentMethodDetails.Card.Fingerprint;
}
