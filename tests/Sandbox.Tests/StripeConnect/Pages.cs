using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Sandbox.Cast;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>The hosted pages, pressed as a browser does: by the forms that they contain.</summary>
public sealed partial class Pages(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_customer_pays_on_the_page_and_is_sent_back()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(5000);

        var page = await platform.Host.Http.GetStringAsync(session.Url);
        Assert.Contains("50.00 EUR", page, StringComparison.Ordinal);
        Assert.Contains("Haircut", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", Assets().Replace(page, ""), StringComparison.Ordinal);
        using var declined = await Press(platform, session.Url, page, "decline");
        using var paid = await Press(platform, session.Url, page, "pay");

        Assert.Equal(HttpStatusCode.PaymentRequired, declined.StatusCode);
        Assert.Contains("Your card was declined", await declined.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        Assert.Equal($"https://example.com/paid?session={session.Id}", paid.Headers.Location!.ToString());
        session = await new SessionService(platform.Stripe).GetAsync(session.Id);
        Assert.Equal(("complete", "paid", null), (session.Status, session.PaymentStatus, session.Url));
    }

    [Fact]
    public async Task A_customer_who_pays_twice_pays_once()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(5000, key: "page-1");

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => platform.Sandbox.CompleteCheckout(session.Id)));

        Assert.All(results, result => Assert.Equal(CheckoutStatus.Paid, result.Status));
        Assert.Equal("charge", Assert.Single(await platform.Movements("page-1")).Type);
    }

    [Fact]
    public async Task A_customer_who_leaves_cannot_pay_any_more()
    {
        await using var platform = await Platform.Open(postgres);
        var session = await platform.Checkout(5000);
        await platform.Sandbox.FailCheckout(session.Id);
        var page = await platform.Host.Http.GetStringAsync(session.Url);

        using var left = await Press(platform, session.Url, page, "cancel");
        using var late = await Press(platform, session.Url, page, "pay");
        await platform.Sandbox.DeliverDue();

        Assert.Equal("https://example.com/left", left.Headers.Location!.ToString());
        Assert.Equal("https://example.com/left", late.Headers.Location!.ToString());
        string[] expected =
        [
            EventTypes.ChargeFailed, EventTypes.CheckoutSessionExpired, EventTypes.PaymentIntentCanceled,
            EventTypes.PaymentIntentCreated, EventTypes.PaymentIntentPaymentFailed,
        ];
        Assert.Equal(expected, platform.Webhooks.Types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_provider_onboards_on_the_page()
    {
        await using var platform = await Platform.Open(postgres, options => options with { CompletesOnboarding = false });
        var account = await platform.Provider();
        Assert.False(account.ChargesEnabled);
        Assert.Equal("requirements.past_due", account.Requirements.DisabledReason);
        var link = await new AccountLinkService(platform.Stripe).CreateAsync(new AccountLinkCreateOptions
        {
            Account = account.Id, Type = "account_onboarding", ReturnUrl = "https://example.com/return", RefreshUrl = "https://example.com/refresh",
        });

        var page = await platform.Host.Http.GetStringAsync(link.Url);
        using var done = await Press(platform, link.Url, page, "complete");

        Assert.Equal("https://example.com/return", done.Headers.Location!.ToString());
        account = await new AccountService(platform.Stripe).GetAsync(account.Id);
        Assert.True(account is { ChargesEnabled: true, PayoutsEnabled: true, Requirements.CurrentlyDue: [] });
    }

    [Fact]
    public async Task Payouts_go_to_the_bank_account_that_is_entered_and_to_no_other_than_is_named()
    {
        await using var platform = await Platform.Open(postgres);
        var account = await platform.Provider();
        var accounts = new AccountService(platform.Stripe);
        var first = Assert.Single(account.ExternalAccounts.OfType<BankAccount>());
        Assert.Equal(("3000", "eur", true), (first.Last4, first.Currency, first.DefaultForCurrency));
        await platform.Paid(9000);
        await platform.Transfer(5000, account);

        var link = await new AccountLoginLinkService(platform.Stripe).CreateAsync(account.Id);
        using var changed = await platform.Host.Http.PostAsync($"{link.Url}/bank", new FormUrlEncodedContent([new("number", "GB29NWBK60161331926819")]));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var gone = await platform.Host.Http.PostAsync(link.Url.Replace("/ll_", "/ll_x", StringComparison.Ordinal) + "/bank", new FormUrlEncodedContent([new("number", "1234")]));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        var second = Assert.Single((await accounts.GetAsync(account.Id)).ExternalAccounts.OfType<BankAccount>());
        Assert.Equal(("6819", false), (second.Last4, second.Fingerprint == first.Fingerprint));
        var refused = await Assert.ThrowsAsync<StripeException>(() => PayOut(first.Id));
        Assert.Equal(("resource_missing", "destination"), (refused.StripeError.Code, refused.StripeError.Param));
        Assert.Contains($"\"{second.Id}\"", (await PayOut(second.Id)).StripeResponse.Content, StringComparison.Ordinal);
        Assert.Contains($"\"{second.Id}\"", (await PayOut(null)).StripeResponse.Content, StringComparison.Ordinal);

        Task<Payout> PayOut(string? bank) => new PayoutService(platform.Stripe).CreateAsync(
            new PayoutCreateOptions { Amount = 1000, Currency = "eur", Destination = bank }, new RequestOptions { StripeAccount = account.Id });
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so()
    {
        await using var platform = await Platform.Open(postgres);

        using var page = await platform.Host.Http.GetAsync(platform.Host.ApiBase + "/checkout/cs_test_%3Cscript%3E");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Press(Platform platform, string url, string page, string button)
    {
        var action = Actions().Matches(page).Select(match => match.Groups[1].Value).Single(found => found.EndsWith("/" + button, StringComparison.Ordinal));
        return platform.Host.Http.PostAsync(new Uri(new Uri(url), action), content: null);
    }

    [GeneratedRegex("formaction=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Actions();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assets();
}
