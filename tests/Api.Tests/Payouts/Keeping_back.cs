using Marketplace.Bookings;
using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>An operator keeps back a tenth of what Pia's customers pay for thirty days; one of them gets some of it back meanwhile.</summary>
public sealed class Keeping_back(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_kept_back_is_not_paid_out_until_its_day_and_goes_to_refunds_first()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var provider = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        var path = $"/admin/providers/{provider}/reserve";
        var olga = await marketplace.Operator();
        (await pia.Api.Put(path, new { basisPoints = 0, days = 1, reason = "Mine." })).IsProblem(403, "forbidden");
        (await olga.Put(path, new { basisPoints = 10_001, days = 30, reason = "Too much." })).IsProblem(422, "not-valid", "basisPoints");
        (await olga.Put(path, new { basisPoints = 10_00, days = 181, reason = "Too long." })).IsProblem(422, "not-valid", "days");
        (await olga.Put(path, new { basisPoints = 10_00, days = 30 })).IsProblem(422, "not-valid", "reason");
        var terms = (await olga.Put(path, new { basisPoints = 10_00, days = 30, reason = "Many of her customers want their money back." })).IsOk();
        Assert.Equal((10_00, 30), (terms.Number("reserve.basisPoints"), terms.Number("reserve.days")));
        (await olga.Post($"{path}/release", new { reason = "Nothing yet." })).IsProblem(409, "payout.nothing-reserved");

        var first = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(first);
        await marketplace.Pass("P15D");
        pia = await marketplace.LogsIn(pia.Email);
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((8_00, 8_00, 10_00), (balance.Number("reserved.0.amount"), balance.Number("releases.0.amount.amount"), balance.Number("reserve.basisPoints")));
        Assert.Equal(64_00, (await pia.Api.Get("/providers/me/payouts")).IsOk().Number("items.0.amount.amount"));
        var kept = (await pia.Api.Get("/providers/me/balance/explain?part=reserved")).IsOk();
        Assert.Equal(("reserve", 8_00, first.String("id")), (kept.String("items.0.kind"), kept.Number("items.0.amount.amount"), kept.String("items.0.bookingId")));
        Assert.Equal(balance.String("releases.0.at"), kept.String("items.0.releaseAt"));

        (await pia.Api.Post($"/bookings/{first.String("id")}/refund", new { amount = Euro(5_00), reason = "It was not clean." })).IsOk();
        await marketplace.Settles();
        balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((3_50, 0), (balance.Number("reserved.0.amount"), balance["negative"].GetArrayLength()));
        var moved = (await pia.Api.Get("/providers/me/statement/movements")).IsOk()["items"].EnumerateArray()
            .Select(item => (item.GetProperty("kind").GetString()!, item.GetProperty("amount").GetProperty("amount").GetInt64()));
        Assert.Equal([("earned", 72_00), ("payout", -64_00), ("return", -4_50), ("rolling-reserve", -8_00), ("rolling-reserve-released", 4_50)], moved.Order());
        await Proves();
        await Sql.Run(marketplace.Database, "update provider_account_items set reserved = reserved + 1 where reserved > 0");
        Assert.Contains("BROKEN I11", await LivedInDatabase.Verify(marketplace.Database), StringComparison.Ordinal);
        await Sql.Run(marketplace.Database, "update provider_account_items set reserved = reserved - 1 where reserved > 0");

        await marketplace.Pass("P32D");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Empty((await pia.Api.Get("/providers/me/balance")).IsOk()["reserved"].EnumerateArray());
        Assert.Equal(3_50, (await pia.Api.Get("/providers/me/payouts")).IsOk().Number("items.0.amount.amount"));

        // Of what she earns next an operator lets go before its day.
        ada = await marketplace.LogsIn(ada.Email);
        await marketplace.Pays(await ada.Books(listing, Monday.AddDays(49)));
        await marketplace.Pass("P7D");
        (pia, olga) = (await marketplace.LogsIn(pia.Email), await marketplace.Operator());
        const string key = "let go";
        var released = (await olga.Post($"{path}/release", new { reason = "We know her." }, key)).IsOk();
        Assert.Empty(released["reserved"].EnumerateArray());
        Assert.True((await olga.Post($"{path}/release", new { reason = "We know her." }, key)).IsOk().IsReplay);
        Assert.Equal("default", (await olga.Put(path, new { reason = "Like anybody." })).IsOk()["isOwn"].GetBoolean() ? "own" : "default");
        await Proves();

        async Task Proves()
        {
            await marketplace.Settles();
            await marketplace.Proves();
            var report = await LivedInDatabase.Verify(marketplace.Database);
            Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
        }
    }

    private static object Euro(long cents) => new { amount = cents, currency = "EUR" };
}
