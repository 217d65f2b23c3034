using Marketplace.Bookings;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>Pia was paid 72.00 EUR, gave 36.00 of it back, and earns nothing any more. An operator gives up what she owes; then she comes back.</summary>
public sealed class Writing_off(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_owed_is_the_platforms_loss_and_nothing_is_netted_for_it_later()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var first = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(first);
        await marketplace.Pass("P15D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await pia.Api.Post($"/bookings/{first.String("id")}/refund", new { amount = Euro(40_00), reason = "It was not clean." })).IsOk();
        await marketplace.Settles();
        Assert.Equal(-36_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));

        var provider = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        var path = $"/admin/providers/{provider}/balance/write-off";
        var wish = new { amount = Euro(36_00), reason = "She has moved away." };
        (await pia.Api.Post(path, wish)).IsProblem(403, "forbidden");
        var olga = await marketplace.Operator();
        (await olga.Post(path, new { amount = Euro(36_00) })).IsProblem(422, "not-valid", "reason");
        (await olga.Post(path, new { amount = Euro(0), reason = "Nothing." })).IsProblem(422, "not-valid", "amount.amount");
        (await olga.Post(path, new { amount = Euro(36_01), reason = "A cent more." })).IsProblem(422, "payout.write-off-not-valid");
        (await olga.Post($"/admin/providers/{Guid.NewGuid()}/balance/write-off", wish)).IsProblem(404, "provider.unknown");
        const string key = "gone";
        Assert.Equal(0, (await olga.Post(path, wish, key)).IsOk()["negative"].GetArrayLength());
        Assert.True((await olga.Post(path, wish, key)).IsOk().IsReplay);
        (await olga.Post(path, wish)).IsProblem(422, "payout.write-off-not-valid");
        await marketplace.Settles();

        var owed = (await pia.Api.Get("/providers/me/balance/explain")).IsOk()["items"].EnumerateArray();
        Assert.Equal(
            [("clawback", -36_00), ("write_off", 36_00)],
            owed.Select(item => (item.GetProperty("kind").GetString()!, item.GetProperty("amount").GetProperty("amount").GetInt64())).Order());
        var statement = (await pia.Api.Get("/providers/me/statement/movements")).IsOk();
        Assert.Contains(statement["items"].EnumerateArray(), moved => moved.GetProperty("kind").GetString() == "write-off" && moved.GetProperty("amount").GetProperty("amount").GetInt64() == 36_00);
        var lost = (await olga.Get("/ledger/trial-balance")).IsOk()["accounts"].EnumerateArray().Single(account => account.GetProperty("account").GetString() == "loss:write_off");
        Assert.Equal(36_00, lost.GetProperty("balance").GetProperty("amount").GetInt64());
        await marketplace.Proves();

        // She comes back: what she earns is hers, and no reversal waits for it.
        await marketplace.Pays(await ada.Books(listing, Monday.AddDays(16)));
        await marketplace.Pass("P14D");
        pia = await marketplace.LogsIn(pia.Email);
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk();
        Assert.Equal(72_00, payout.Number("items.0.amount.amount"));
        var items = (await pia.Api.Get($"/payouts/{payout.String("items.0.id")}/explain")).IsOk()["items"].EnumerateArray();
        Assert.Equal(["clawback", "earned", "write_off"], items.Select(item => item.GetProperty("kind").GetString()!).Order());
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
    }

    private static object Euro(long cents) => new { amount = cents, currency = "EUR" };
}
