using Marketplace.Bookings;
using Marketplace.Gateways;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>A payout that no bank takes keeps nothing from whoever is owed: it ends, and the next one is less by what went back.</summary>
public sealed class Payouts_that_never_arrive(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_owed_is_taken_out_of_it_and_the_rest_is_paid_with_the_next()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddDays(1));
        await marketplace.Pays(booking);
        await marketplace.Trouble("bank", "fail", times: 4);

        // Done, earned, cut on the next Monday, and sent back by the bank on the day after.
        await marketplace.Pass("P7DT3H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk();
        var (id, path) = (payout.String("items.0.id"), $"/payouts/{payout.String("items.0.id")}");
        Assert.Equal(("failed", 72_00), (payout.String("items.0.status"), payout.Number("items.0.amount.amount")));
        var waiting = (await (await marketplace.Operator()).Get("/admin/queues/payouts")).IsOk();
        Assert.Equal((id, "failed", "account_closed"), (waiting.String("items.0.id"), waiting.String("items.0.state"), waiting.String("items.0.reason")));
        var since = waiting.String("items.0.since");

        (await pia.Api.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = 40_00, currency = "EUR" }, reason = "Sorry." })).IsOk();
        await marketplace.Settles();
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((-36_00, 72_00), (balance.Number("negative.0.amount"), balance.Number("inTransit.0.amount")));
        await marketplace.Proves();

        // It is tried on three days; what is owed waits for it until then, and the queue knows since when.
        await marketplace.Pass("P2D");
        waiting = (await (await marketplace.Operator()).Get("/admin/queues/payouts")).IsOk();
        Assert.Equal(since, waiting.String("items.0.since"));
        await marketplace.Pass("P2D");
        pia = await marketplace.LogsIn(pia.Email);
        var ended = (await pia.Api.Get(path)).IsOk();
        Assert.Equal(("given_back", 72_00, 72_00), (ended.String("status"), ended.Number("amount.amount"), ended.Number("items.0.amount.amount")));
        balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((36_00, 0, 0), (balance.Number("available.0.amount"), balance["negative"].GetArrayLength(), balance["inTransit"].GetArrayLength()));
        var was = (await pia.Api.Get($"{path}/explain")).IsOk();
        Assert.Equal((1, "earned", 72_00, booking.String("id")), (was["items"].GetArrayLength(), was.String("items.0.kind"), was.Number("items.0.amount.amount"), was.String("items.0.bookingId")));
        var olga = await marketplace.Operator();
        Assert.Equal(0, (await olga.Get("/admin/queues/payouts")).IsOk()["items"].GetArrayLength());
        (await olga.Post($"/admin/payouts/{id}/retry", new { reason = "Again." })).IsProblem(409, "payout.not-now");

        await marketplace.ForgetTrouble();
        await marketplace.Pass("P7D");
        pia = await marketplace.LogsIn(pia.Email);
        var payouts = (await pia.Api.Get("/providers/me/payouts")).IsOk();
        Assert.Equal((36_00, "given_back"), (payouts.Number("items.0.amount.amount"), payouts.String("items.1.status")));
        var explained = (await pia.Api.Get($"/payouts/{payouts.String("items.0.id")}/explain")).IsOk();
        Assert.Equal([-36_00, 72_00], explained["items"].EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64()).Order());
        Assert.Equal(36_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("paidOut.0.amount"));
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
    }
}
