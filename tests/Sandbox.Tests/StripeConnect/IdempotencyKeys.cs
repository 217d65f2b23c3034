using System.Net;
using Marketplace.Sandbox.Cast;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Same key, same parameters: one effect and one answer, whatever went wrong the first time.</summary>
public sealed class IdempotencyKeys(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Key = "transfer-1";

    [Fact]
    public async Task A_repeat_gets_the_first_answer()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);

        var first = await platform.Transfer(1000, provider, Key);
        var repeat = await platform.Transfer(1000, provider, Key);

        Assert.Equal(first.Id, repeat.Id);
        Assert.Equal(first.StripeResponse.Content, repeat.StripeResponse.Content);
        Assert.False(first.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(["true"], repeat.StripeResponse.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal([first.StripeResponse.RequestId], repeat.StripeResponse.Headers.GetValues("Original-Request"));
        await Moved(platform, times: 1);
    }

    [Fact]
    public async Task Other_parameters_under_the_key_are_refused()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        await platform.Transfer(1000, provider, Key);

        var other = await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1001, provider, Key));
        var elsewhere = await Assert.ThrowsAsync<StripeException>(() => new RefundService(platform.Stripe).CreateAsync(
            new RefundCreateOptions { Charge = "ch_1" }, new RequestOptions { IdempotencyKey = Key }));

        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (other.HttpStatusCode, other.StripeError.Type));
        Assert.Equal("idempotency_error", elsewhere.StripeError.Type);
        await Moved(platform, times: 1);
    }

    [Fact]
    public async Task Many_at_once_have_one_effect_and_the_losers_are_told_so()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            try
            {
                return (await platform.Transfer(1000, provider, Key)).Id;
            }
            catch (StripeException refused)
            {
                Assert.Equal((HttpStatusCode.Conflict, "idempotency_key_in_use"), (refused.HttpStatusCode, refused.StripeError.Code));
                return null;
            }
        }));

        Assert.Single(answers.OfType<string>().Distinct(StringComparer.Ordinal));
        await Moved(platform, times: 1);
    }

    [Theory]
    [InlineData("error_after", 1)]
    [InlineData("error_before", 0)]
    public async Task A_500_is_the_answer_of_its_key_for_good(string fault, int effects)
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        await platform.Fault("transfers.create", fault);

        var first = await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1000, provider, Key));
        var repeat = await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1000, provider, Key));

        Assert.Equal(HttpStatusCode.InternalServerError, first.HttpStatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, repeat.HttpStatusCode);
        Assert.True(repeat.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        await Moved(platform, effects);
        Assert.Equal(effects, (await new TransferService(platform.Stripe).ListAsync(new TransferListOptions { TransferGroup = "b-1" })).Count());
    }

    [Theory]
    [InlineData("unavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("rate_limited", HttpStatusCode.TooManyRequests)]
    public async Task What_never_began_may_be_sent_again(string fault, HttpStatusCode status)
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        await platform.Fault("transfers.create", fault);

        var first = await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1000, provider, Key));
        await platform.Transfer(1000, provider, Key);

        Assert.Equal(status, first.HttpStatusCode);
        await Moved(platform, times: 1);
    }

    [Theory]
    [InlineData("reset_before")]
    [InlineData("reset_after")]
    public async Task A_broken_connection_leaves_the_outcome_to_the_next_attempt(string fault)
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        await platform.Fault("transfers.create", fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => platform.Transfer(1000, provider, Key));
        var repeat = await platform.Transfer(1000, provider, Key);

        Assert.Equal(1000, repeat.Amount);
        await Moved(platform, times: 1);
    }

    [Fact]
    public async Task A_call_that_times_out_has_acted()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        var impatient = new TransferService(platform.Host.Client("sk_test_impatient", TimeSpan.FromMilliseconds(500)));
        await platform.Fault("transfers.create", "timeout_after");

        await Assert.ThrowsAsync<TaskCanceledException>(() => impatient.CreateAsync(
            new TransferCreateOptions { Amount = 1000, Currency = "eur", Destination = provider.Id, TransferGroup = "b-1" },
            new RequestOptions { IdempotencyKey = Key }));
        var repeat = await platform.Transfer(1000, provider, Key);

        Assert.True(repeat.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        await Moved(platform, times: 1);
    }

    [Fact]
    public async Task The_clients_own_retries_keep_the_key()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        var persistent = new StripeClient("sk_test_persistent", httpClient: new SystemNetHttpClient(maxNetworkRetries: 1), apiBase: platform.Host.ApiBase);
        await platform.Fault("transfers.create", "reset_after");

        var transfer = await new TransferService(persistent).CreateAsync(
            new TransferCreateOptions { Amount = 1000, Currency = "eur", Destination = provider.Id });

        await Moved(platform, times: 1, transfer.StripeResponse.IdempotencyKey);
    }

    [Fact]
    public async Task A_refusal_after_the_start_is_remembered_and_a_wrong_parameter_is_not()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();

        await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(-1, provider, "wrong"));
        await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1000, provider, "poor"));
        await platform.Paid(10_000);
        var poor = await Assert.ThrowsAsync<StripeException>(() => platform.Transfer(1000, provider, "poor"));
        var right = await platform.Transfer(1000, provider, "wrong");

        Assert.Equal("balance_insufficient", poor.StripeError.Code);
        Assert.Equal(1000, right.Amount);
    }

    [Fact]
    public async Task A_key_is_new_again_after_a_day()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await Funded(platform);
        var first = await platform.Transfer(1000, provider, Key);

        platform.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        var repeat = await platform.Transfer(1000, provider, Key);
        platform.Clock.Advance(TimeSpan.FromTicks(10));
        var another = await platform.Transfer(1000, provider, Key);

        Assert.Equal(first.Id, repeat.Id);
        Assert.NotEqual(first.Id, another.Id);
        await Moved(platform, times: 2);
    }

    [Fact]
    public async Task The_same_key_of_two_accounts_is_two_keys()
    {
        await using var platform = await Platform.Open(postgres);
        var one = await Funded(platform);
        var other = await platform.Provider();
        await platform.Transfer(1000, one);
        await platform.Transfer(1000, other);

        var first = await platform.Payout(1000, one, Key);
        var second = await platform.Payout(1000, other, Key);

        Assert.NotEqual(first.Id, second.Id);
    }

    private static async Task<Account> Funded(Platform platform)
    {
        await platform.Paid(10_000);
        return await platform.Provider();
    }

    private static async Task Moved(Platform platform, int times, string key = Key) =>
        Assert.Equal(times, (await platform.Movements(key)).Count(move => move.Type == "transfer"));
}
