using Marketplace.Bookings;

namespace Marketplace.Abuse;

/// <summary>A provider whose customer pays with the provider's own card: it is seen, their money waits, and an operator decides.</summary>
public sealed class Looking_at_what_looks_wrong(WatchfulMarketplace watchful) : IClassFixture<WatchfulMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly RunningMarketplace marketplace = watchful.Running;

    [Theory]
    [InlineData("clear", "cleared")]
    [InlineData("confirm", "confirmed")]
    public async Task Money_waits_until_it_is_decided_and_none_of_it_is_lost(string decision, string status)
    {
        await marketplace.FreezeOnce(Monday);
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var week = Monday.AddDays(7 * (1 + Math.Ceiling((now - Monday) / TimeSpan.FromDays(7))));
        var (pia, paul) = (await marketplace.GoesLive("Pia"), await marketplace.GoesLive("Paul"));
        var ada = await marketplace.Arrives("Ada");
        var (card, key) = ($"visa {decision}", $"{decision}-it-please");
        await Pays(await pia.Books(await paul.Publishes(), week), card);
        var booking = await ada.Books(await pia.Publishes(), week);
        await Pays(booking, card);

        var olga = await marketplace.Operator();
        var provider = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        var flag = (await olga.Get("/admin/queues/flags")).IsOk();
        Assert.Equal(
            ("own_card", "open", provider, ada.UserId), (flag.String("items.0.rule"), flag.String("items.0.status"), flag.String("items.0.providerId"), flag.String("items.0.customerId")));
        Assert.Equal(("payment", booking.String("payment.id")), (flag.String("items.0.facts.1.name"), flag.String("items.0.facts.1.value")));
        var path = $"/admin/flags/{flag.String("items.0.id")}";
        Assert.Equal("open", (await olga.Get(path)).IsOk().String("status"));
        (await pia.Api.Get(path)).IsProblem(403, "forbidden");
        (await olga.Get($"/admin/flags/{Guid.NewGuid()}")).IsProblem(404, "flag.unknown");

        await marketplace.Freeze(week.AddDays(14));
        (olga, pia) = (await marketplace.Operator(), await marketplace.LogsIn(pia.Email));
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal((72_00, "flag"), (balance.Number("available.0.amount"), balance.String("holds.0.by")));
        (await pia.Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.held");
        Assert.Contains((await olga.Get("/admin/queues/payouts")).IsOk()["items"].EnumerateArray(), item => item.GetProperty("state").GetString() == "flagged");

        (await olga.Post($"{path}/{decision}", new { })).IsProblem(422, "not-valid", "reason");
        Assert.Equal(status, (await olga.Post($"{path}/{decision}", new { reason = "I asked her." }, key)).IsOk().String("status"));
        Assert.True((await olga.Post($"{path}/{decision}", new { reason = "I asked her." }, key)).IsOk().IsReplay);
        (await olga.Post($"{path}/clear", new { reason = "Really." })).IsProblem(409, "flag.not-now");
        Assert.Contains((await olga.Get($"/admin/queues/flags?state={status}")).IsOk()["items"].EnumerateArray(), item => path.EndsWith(item.GetProperty("id").GetString()!, StringComparison.Ordinal));
        await marketplace.Settles();
        if (decision == "confirm")
        {
            Assert.Equal(("operator", "I asked her."), ((await pia.Api.Get("/providers/me/balance")).IsOk().String("holds.0.by"), (await pia.Api.Get("/providers/me/balance")).IsOk().String("holds.0.reason")));
            (await olga.Post($"/admin/providers/{provider}/payouts/release", new { reason = "She gave it back." })).IsOk();
        }

        await marketplace.Pass("P8D");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/payouts")).IsOk().Number("items.0.amount.amount"));
        await marketplace.Proves();
    }

    private async Task Pays(Reply booking, string card)
    {
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay", new { card })).IsOk();
        await marketplace.Settles();
    }
}
