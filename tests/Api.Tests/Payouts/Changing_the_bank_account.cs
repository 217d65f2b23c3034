using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>Whoever steals a session, or an account at the gateway, has a day in which the provider is told and nothing is paid.</summary>
public sealed class Changing_the_bank_account(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2031, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Payouts_wait_a_day_and_go_to_the_other_account_then()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "daily" })).IsOk();
        var provider = (await pia.Api.Get("/providers/me")).IsOk();
        Assert.Equal(("EUR", "3000"), (provider.String("gateway.bankAccounts.0.currency"), provider.String("gateway.bankAccounts.0.last4")));
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), Monday.AddDays(2));
        await marketplace.Pays(booking);
        await marketplace.Pass("P2DT3H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/complete")).IsOk();
        await marketplace.Settles();

        using var browser = new HttpClient();
        var page = (await pia.Api.Post("/providers/me/bank-account")).IsOk().String("url");
        Assert.Contains("•••• 3000", await browser.GetStringAsync(page), StringComparison.Ordinal);
        using var wrong = await browser.PostAsync($"{page}/bank", new FormUrlEncodedContent([new("number", "123")]));
        Assert.Contains("That is no account number", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var shown = await browser.PostAsync($"{page}/bank", new FormUrlEncodedContent([new("number", "GB29NWBK60161331926819")]));
        Assert.Contains("•••• 6819", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await marketplace.Settles();

        var changed = (await pia.Api.Get("/providers/me")).IsOk();
        Assert.Equal(("6819", 1), (changed.String("gateway.bankAccounts.0.last4"), changed["gateway"].GetProperty("bankAccounts").GetArrayLength()));
        var mails = (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(pia.Email)}")).IsOk()["items"];
        Assert.Single(mails.EnumerateArray(), mail => mail.GetProperty("text").GetString()!.Contains("ends in 6819", StringComparison.Ordinal));
        Assert.Equal("bank", (await pia.Api.Get("/providers/me/balance")).IsOk().String("holds.0.by"));
        (await pia.Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.held");

        await marketplace.Pass("PT23H59M");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(0, (await pia.Api.Get("/providers/me/payouts")).IsOk()["items"].GetArrayLength());
        await marketplace.Pass("PT2M");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/payouts")).IsOk().Number("items.0.amount.amount"));
        await marketplace.Proves();

        // What the first one was is trusted still.
        var id = provider.String("id");
        (await marketplace.Visitor.Post($"/sandbox/onboarding/{id}/bank", new { number = "DE89370400440532013000" })).IsOk();
        Assert.Equal(0, (await pia.Api.Get("/providers/me/balance")).IsOk()["holds"].GetArrayLength());
    }
}
