using Marketplace.Bookings;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>Money that the provider was paid goes back to the customer: each side gives back its part, and the provider's next payout is less by it.</summary>
public sealed class Refunding_what_was_paid_out(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_customer_has_it_at_once_and_the_provider_is_paid_less_until_it_is_made_up_for()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var first = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(first);
        var path = $"/bookings/{first.String("id")}/refund";
        (await ada.Api.Post(path, new { })).IsProblem(403, "booking.not-yours");

        // Done, earned, paid out, and closed.
        await marketplace.Pass("P15D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("paidOut.0.amount"));

        const string key = "sorry";
        var amount = new { amount = 40_00, currency = "EUR" };
        var refunded = (await pia.Api.Post(path, new { amount, reason = "It was not clean." }, key)).IsOk();
        Assert.Equal(("closed", 40_00), (refunded.String("status"), refunded.Number("refunded.amount")));
        Assert.True((await pia.Api.Post(path, new { amount, reason = "It was not clean." }, key)).IsOk().IsReplay);
        (await pia.Api.Post(path, new { amount = new { amount = 40_01, currency = "EUR" } })).IsProblem(422, "payment.return-too-much");
        (await ada.Api.Post(path, new { amount })).IsProblem(403, "booking.not-yours");
        await marketplace.Settles();

        var payment = (await ada.Api.Get($"/payments/{first.String("payment.id")}")).IsOk();
        Assert.Equal(("partially_refunded", 40_00), (payment.String("status"), payment.Number("refunded.amount")));
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((0, -36_00), (balance["available"].GetArrayLength(), balance.Number("negative.0.amount")));
        var owed = (await pia.Api.Get("/providers/me/balance/explain")).IsOk();
        Assert.Equal(("clawback", -36_00), (owed.String("items.0.kind"), owed.Number("items.0.amount.amount")));
        (await pia.Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.nothing-available");
        await marketplace.Proves();

        // The next booking makes up for it, and the gateway gives the platform back what it laid out.
        var second = await ada.Books(listing, Monday.AddDays(16));
        await marketplace.Pays(second);
        await marketplace.Pass("P14D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk();
        Assert.Equal(36_00, payout.Number("items.0.amount.amount"));
        var explained = (await pia.Api.Get($"/payouts/{payout.String("items.0.id")}/explain")).IsOk();
        Assert.Equal([-36_00, 72_00], explained["items"].EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64()).Order());
        await marketplace.Proves();

        // The rest of it goes back while it still lies with the provider's account at the gateway, which then has enough.
        (await (await marketplace.Operator()).Post(path, new { reason = "All of it." })).IsOk();
        await marketplace.Pass("P2D");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("refunded", (await ada.Api.Get($"/payments/{first.String("payment.id")}")).IsOk().String("status"));
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
    }
}
