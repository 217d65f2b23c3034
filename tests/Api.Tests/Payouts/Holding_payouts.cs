using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>Payouts wait when the provider or an operator says so, and every amount can be read item by item.</summary>
public sealed class Holding_payouts(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nobody_is_paid_until_both_have_let_go_and_all_of_it_is_explained()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "weekly", weekday = "monday" })).IsOk();
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(booking);
        var pending = (await pia.Api.Get("/providers/me/balance/explain?part=pending")).IsOk();
        Assert.Equal((72_00, booking.String("id")), (pending.Number("items.0.amount.amount"), pending.String("items.0.bookingId")));

        await marketplace.Pass("P2DT1H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/complete")).IsOk();
        await marketplace.Settles();
        var available = (await pia.Api.Get("/providers/me/balance/explain")).IsOk();
        Assert.Equal(("earned", 72_00), (available.String("items.0.kind"), available.Number("items.0.amount.amount")));

        var provider = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        var olga = await marketplace.Operator();
        const string key = "pause-please";
        (await pia.Api.Post("/providers/me/payouts/pause", new { reason = "I change banks." }, key)).IsOk();
        Assert.True((await pia.Api.Post("/providers/me/payouts/pause", new { reason = "I change banks." }, key)).IsOk().IsReplay);
        (await pia.Api.Post("/providers/me/payouts/pause", new { reason = "Really." })).IsProblem(409, "payout.held");
        (await pia.Api.Post("/providers/me/payouts/pause", new { })).IsProblem(422, "not-valid", "reason");
        (await olga.Post($"/admin/providers/{provider}/payouts/hold", new { reason = "Who are you?" })).IsOk();
        (await pia.Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.held");
        var holds = (await olga.Get($"/admin/providers/{provider}/balance")).IsOk();
        Assert.Equal(("provider", "operator", "Who are you?"), (holds.String("holds.0.by"), holds.String("holds.1.by"), holds.String("holds.1.reason")));

        var waiting = (await olga.Get("/admin/queues/payouts")).IsOk();
        Assert.Equal(("held", provider, "Who are you?"), (waiting.String("items.0.state"), waiting.String("items.0.providerId"), waiting.String("items.0.reason")));
        (await pia.Api.Get("/admin/queues/payouts")).IsProblem(403, "forbidden");

        await marketplace.Pass("P14D");
        (olga, pia) = (await marketplace.Operator(), await marketplace.LogsIn(pia.Email));
        Assert.Equal(0, (await pia.Api.Get("/providers/me/payouts")).IsOk()["items"].GetArrayLength());
        (await pia.Api.Post("/providers/me/payouts/resume")).IsOk();
        (await pia.Api.Post("/providers/me/payouts/resume")).IsProblem(409, "payout.not-held");
        (await olga.Post($"/admin/providers/{provider}/payouts/release")).IsOk();
        await marketplace.Pass("P7D");
        (olga, pia) = (await marketplace.Operator(), await marketplace.LogsIn(pia.Email));
        var payout = (await pia.Api.Get("/providers/me/payouts")).IsOk().String("items.0.id");
        var explained = (await pia.Api.Get($"/payouts/{payout}/explain")).IsOk();
        Assert.Equal((1, 72_00), (explained["items"].GetArrayLength(), explained.Number("items.0.amount.amount")));
        Assert.Equal(0, (await olga.Get($"/admin/providers/{provider}/balance/explain")).IsOk()["items"].GetArrayLength());

        Assert.Equal(0, (await olga.Get("/admin/queues/payouts")).IsOk()["items"].GetArrayLength());
        (await olga.Post($"/admin/payouts/{payout}/retry", new { reason = "Again." })).IsProblem(409, "payout.not-now");
        (await olga.Post($"/admin/payouts/{Guid.NewGuid()}/retry", new { reason = "Again." })).IsProblem(404, "payout.unknown");
        (await olga.Post($"/admin/payouts/{payout}/retry", new { })).IsProblem(422, "not-valid", "reason");

        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Get($"/payouts/{payout}/explain")).IsProblem(404, "payout.unknown");
        (await ada.Api.Get("/providers/me/balance/explain")).IsProblem(404, "provider.unknown");
        (await pia.Api.Get($"/admin/providers/{provider}/balance")).IsProblem(403, "forbidden");
        (await olga.Get($"/admin/providers/{Guid.NewGuid()}/balance")).IsProblem(404, "provider.unknown");
        await marketplace.Proves();
    }
}
