namespace Marketplace.Bookings;

/// <summary>Something on top, from the customer to the provider and nobody else.</summary>
public sealed class Giving_a_tip(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    [Fact]
    public async Task All_of_it_is_the_providers_and_late_money_goes_back()
    {
        var (pia, ada, _, path) = await marketplace.Agrees(Monday, Wednesday);
        await marketplace.Pass("P2DT2H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsOk();
        (await pia.Api.Post($"{path}/tip", Amount(10_00))).IsProblem(403, "booking.not-yours");
        (await ada.Api.Post($"{path}/tip", Amount(80_01))).IsProblem(422, "booking.tip-not-valid", "amount");

        var replaced = (await ada.Api.Post($"{path}/tip", Amount(10_00))).IsOk();
        var given = await Booked.Twice(ada, $"{path}/tip", Amount(20_00), 200);
        Assert.Equal(("lapsed", "open"), (given.String("tips.0.status"), given.String("tips.1.status")));
        await marketplace.PaysExtra(given.String("tips.1.payment.id"));
        await marketplace.Visitor.Post($"/sandbox/checkout/{replaced.String("tips.0.payment.id")}/pay", new { });
        await marketplace.Settles();

        var tipped = (await ada.Api.Get(path)).IsOk();
        Assert.NotNull(tipped.ETag);
        Assert.Equal(("lapsed", "paid"), (tipped.String("tips.0.status"), tipped.String("tips.1.status")));
        Assert.Equal((80_00L, 0L), (tipped.Number("price.total.amount"), tipped.Number("refunded.amount")));
        var late = (await ada.Api.Get($"/payments/{replaced.String("tips.0.payment.id")}")).IsOk();
        Assert.Equal(late.Number("captured.amount"), late.Number("refunded.amount"));

        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        var items = (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray()
            .Select(item => (item.GetProperty("paymentId").GetString()!, item.GetProperty("amount").GetProperty("amount").GetInt64())).ToArray();
        Assert.Equal([20_00L, 72_00L], items.Select(item => item.Item2).Order());
        var (payment, _) = items.MinBy(item => item.Item2);
        Assert.Equal("tip", (await pia.Api.Get($"/payments/{payment}")).IsOk().String("purpose"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Nobody_gives_one_before_the_work_is_done()
    {
        var (_, ada, _, path) = await marketplace.Agrees(Monday, Monday.AddDays(9));
        (await ada.Api.Post($"{path}/tip", Amount(10_00))).IsProblem(409, "booking.not-now", "status");
        (await ada.Api.Post($"{path}/tip", new { })).IsProblem(422, "not-valid", "amount");
        Assert.Empty((await ada.Api.Get(path)).IsOk()["tips"].EnumerateArray());
    }

    private static object Amount(long amount) => new { amount = new { amount, currency = "EUR" }, note = "For biscuits." };
}
