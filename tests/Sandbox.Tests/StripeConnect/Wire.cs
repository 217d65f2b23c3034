using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Sandbox.Cast;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>The protocol itself: forms, lists, references, errors.</summary>
public sealed class Wire(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer sk_live_1", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer sk_test_1", HttpStatusCode.OK)]
    public async Task Only_test_keys_are_let_in(string? authorization, HttpStatusCode expected)
    {
        await using var platform = await Platform.Open(postgres);
        using var request = new HttpRequestMessage(HttpMethod.Get, platform.Host.ApiBase + "/v1/balance");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await platform.Host.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.StartsWith("req_", response.Headers.GetValues("Request-Id").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/v1/transfers", "amount=1&currency=eur&destination=acct_1&colour=red", 400, "parameter_unknown", "colour")]
    [InlineData("POST", "/v1/transfers", "amount=1&currency=eur", 400, "parameter_missing", "destination")]
    [InlineData("POST", "/v1/transfers", "amount=one&currency=eur&destination=acct_1", 400, "parameter_invalid_integer", "amount")]
    [InlineData("POST", "/v1/transfers", "amount=0&currency=eur&destination=acct_1", 400, "parameter_invalid_integer", "amount")]
    [InlineData("POST", "/v1/transfers", "amount=100000000&currency=eur&destination=acct_1", 400, "amount_too_large", "amount")]
    [InlineData("POST", "/v1/transfers", "amount=1&currency=euro&destination=acct_1", 400, null, "currency")]
    [InlineData("POST", "/v1/transfers", "amount=1&currency=eur&destination=acct_1", 400, "resource_missing", "destination")]
    [InlineData("POST", "/v1/refunds", "charge=ch_1", 400, "resource_missing", "charge")]
    [InlineData("POST", "/v1/refunds", "reason=whim&charge=ch_1", 400, null, "reason")]
    [InlineData("GET", "/v1/charges/ch_1", "", 404, "resource_missing", "id")]
    [InlineData("GET", "/v1/charges?limit=101", "", 400, "parameter_invalid_integer", "limit")]
    [InlineData("GET", "/v1/charges?starting_after=ch_1", "", 400, "resource_missing", "starting_after")]
    [InlineData("GET", "/v1/charges?colour=red", "", 400, "parameter_unknown", "colour")]
    [InlineData("GET", "/v1/unheard", "", 404, null, null)]
    [InlineData("DELETE", "/v1/accounts/acct_1", "", 404, null, null)]
    public async Task A_wrong_request_is_told_what_is_wrong(string method, string path, string form, int status, string? code, string? param)
    {
        await using var platform = await Platform.Open(postgres);

        var (answered, error) = await Send(platform, method, path, form);

        Assert.Equal(status, answered);
        Assert.Equal("invalid_request_error", (string?)error["error"]!["type"]);
        Assert.Equal((code, param), ((string?)error["error"]!["code"], (string?)error["error"]!["param"]));
        Assert.NotNull(error["error"]!["message"]);
    }

    [Theory]
    [InlineData("%00=1&a=%ff%fe")]
    [InlineData("metadata[a][b][c]=1&metadata=2&metadata[]=3")]
    [InlineData("amount[=1&]=2&[[[[=3")]
    [InlineData("amount=99999999999999999999999999")]
    public async Task Rubbish_is_refused_and_not_choked_on(string form)
    {
        await using var platform = await Platform.Open(postgres);

        Assert.Equal(400, (await Send(platform, "POST", "/v1/payment_intents", form)).Status);
        Assert.Equal(400, (await Send(platform, "POST", "/v1/accounts", "metadata[nul]=%00&" + form)).Status);
    }

    [Fact]
    public async Task What_is_sent_as_a_form_comes_back_as_it_was_meant()
    {
        await using var platform = await Platform.Open(postgres);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["plain"] = "value",
            ["with spaces & signs"] = "a=b&c=d",
            ["übung"] = "Grüße, 世界 🌍 +%",
        };

        var made = await new PaymentIntentService(platform.Stripe).CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 1234,
            Currency = "EUR",
            CaptureMethod = "manual",
            Description = "a + b & c",
            Metadata = metadata,
            TransferGroup = "b-1",
            AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" },
        });

        Assert.Equal(metadata, made.Metadata);
        Assert.Equal((1234, "eur", "manual", "a + b & c", "b-1"), (made.Amount, made.Currency, made.CaptureMethod, made.Description, made.TransferGroup));
        Assert.Equal(platform.Clock.GetUtcNow().UtcDateTime, made.Created);
        Assert.Equal(("requires_payment_method", null), (made.Status, made.CanceledAt));
    }

    [Fact]
    public async Task Lists_are_paged_newest_first_in_both_directions()
    {
        await using var platform = await Platform.Open(postgres);
        var intents = new PaymentIntentService(platform.Stripe);
        var made = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            made.Insert(0, (await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = 100 + number, Currency = "eur" })).Id);
            platform.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var first = await intents.ListAsync(new PaymentIntentListOptions { Limit = 3 });
        var before = await intents.ListAsync(new PaymentIntentListOptions { Limit = 2, EndingBefore = made[4] });
        var all = await intents.ListAutoPagingAsync(new PaymentIntentListOptions { Limit = 2 }).Select(intent => intent.Id).ToListAsync();
        var backwards = await intents.ListAutoPagingAsync(new PaymentIntentListOptions { Limit = 2, EndingBefore = made[6] }).Select(intent => intent.Id).ToListAsync();
        var recent = await intents.ListAsync(new PaymentIntentListOptions
        {
            Created = new DateRangeOptions { GreaterThan = platform.Clock.GetUtcNow().UtcDateTime.AddSeconds(-30) },
        });

        Assert.Equal(made[..3], first.Select(intent => intent.Id));
        Assert.True(first.HasMore);
        Assert.Equal(made[2..4], before.Select(intent => intent.Id));
        Assert.Equal(made, all);
        Assert.Equal(made[..6].AsEnumerable().Reverse(), backwards);
        Assert.Equal(made[..2], recent.Select(intent => intent.Id));
    }

    [Fact]
    public async Task References_are_expanded_on_request()
    {
        await using var platform = await Platform.Open(postgres);
        var paid = await platform.Paid(5000);
        var intents = new PaymentIntentService(platform.Stripe);

        var expanded = await intents.GetAsync(paid.Id, new PaymentIntentGetOptions { Expand = ["latest_charge.balance_transaction"] });
        var listed = await intents.ListAsync(new PaymentIntentListOptions { Expand = ["data.latest_charge"] });
        var wrong = await Assert.ThrowsAsync<StripeException>(() => intents.GetAsync(paid.Id, new PaymentIntentGetOptions { Expand = ["nonsense"] }));

        Assert.Null(paid.LatestCharge);
        Assert.Equal(paid.LatestChargeId, expanded.LatestCharge.Id);
        Assert.Equal(100, expanded.LatestCharge.BalanceTransaction.Fee);
        Assert.Equal(paid.LatestChargeId, Assert.Single(listed).LatestCharge.Id);
        Assert.Equal("expand", wrong.StripeError.Param);
    }

    [Fact]
    public async Task A_declined_card_leaves_a_failed_charge_and_another_try()
    {
        await using var platform = await Platform.Open(postgres);
        var intents = new PaymentIntentService(platform.Stripe);

        var declined = await Assert.ThrowsAsync<StripeException>(() => intents.CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 1000, Currency = "eur", Confirm = true, PaymentMethod = "pm_card_chargeDeclined",
        }));
        var confirmed = await intents.ConfirmAsync(declined.StripeError.PaymentIntent.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" });

        Assert.Equal(HttpStatusCode.PaymentRequired, declined.HttpStatusCode);
        Assert.Equal(("card_error", "card_declined", "generic_decline"), (declined.StripeError.Type, declined.StripeError.Code, declined.StripeError.DeclineCode));
        Assert.Equal("requires_payment_method", declined.StripeError.PaymentIntent.Status);
        Assert.Equal("succeeded", confirmed.Status);
        var charges = await new ChargeService(platform.Stripe).ListAsync(new ChargeListOptions { PaymentIntent = confirmed.Id });
        Assert.Equal(["succeeded", "failed"], charges.Select(charge => charge.Status));
    }

    [Fact]
    public async Task A_page_expires_on_request_and_within_its_bounds()
    {
        await using var platform = await Platform.Open(postgres);
        var sessions = new SessionService(platform.Stripe);
        var session = await platform.Checkout(5000);
        var now = platform.Clock.GetUtcNow().UtcDateTime;

        var expired = await sessions.ExpireAsync(session.Id);
        var again = await Assert.ThrowsAsync<StripeException>(() => sessions.ExpireAsync(session.Id));

        Assert.Equal("expired", expired.Status);
        Assert.Equal(HttpStatusCode.BadRequest, again.HttpStatusCode);
        Assert.Equal("expires_at", (await Refused(now.AddMinutes(29))).Param);
        Assert.Equal("expires_at", (await Refused(now.AddHours(24).AddSeconds(1))).Param);

        async Task<StripeError> Refused(DateTime expiresAt) =>
            (await Assert.ThrowsAsync<StripeException>(() => sessions.CreateAsync(new SessionCreateOptions
            {
                Mode = "payment",
                SuccessUrl = "https://example.com",
                ExpiresAt = expiresAt,
                LineItems = [new() { Quantity = 1, PriceData = new() { Currency = "eur", UnitAmount = 1, ProductData = new() { Name = "x" } } }],
            }))).StripeError;
    }

    [Fact]
    public async Task Nobody_sees_the_objects_of_another_account()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        var paid = await platform.Paid(5000);

        var elsewhere = await Assert.ThrowsAsync<StripeException>(() => new PaymentIntentService(platform.Stripe).GetAsync(
            paid.Id, requestOptions: new RequestOptions { StripeAccount = provider.Id }));
        var nowhere = await Assert.ThrowsAsync<StripeException>(() => new BalanceService(platform.Stripe).GetAsync(
            new RequestOptions { StripeAccount = "acct_none" }));

        Assert.Equal(HttpStatusCode.NotFound, elsewhere.HttpStatusCode);
        Assert.Equal("account_invalid", nowhere.StripeError.Code);
    }

    private static async Task<(int Status, JsonNode Body)> Send(Platform platform, string method, string path, string form)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), platform.Host.ApiBase + path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_raw");
        if (method == "POST")
        {
            request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        using var response = await platform.Host.Http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
