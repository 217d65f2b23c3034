namespace Marketplace.Bookings;

/// <summary>More or less than was agreed, with the money that belongs to it.</summary>
public sealed class Changing_a_booking(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    /// <summary>The tests share a clock, and one of them moves it.</summary>
    private static readonly DateTimeOffset NextWeek = Monday.AddDays(9);

    [Fact]
    public async Task What_is_added_is_paid_by_itself_and_earned_with_the_rest()
    {
        var (pia, ada, booking, path) = await marketplace.Agrees(Monday, Wednesday);
        await Booked.Twice(pia, $"{path}/change-order", Order(20_00, "PT30M"), 200);
        (await pia.Api.Post($"{path}/change-order/accept")).IsProblem(403, "booking.not-yours");
        var agreed = await Booked.Twice(ada, $"{path}/change-order/accept", new { number = 1 }, 200);
        Assert.Equal(("awaiting_payment", 80_00L), (agreed.String("changeOrder.status"), agreed.Number("price.total.amount")));
        var (extra, key) = (agreed.String("changeOrder.payment.id"), Api.NewKey());
        await marketplace.Settles();
        (await ada.Api.Post($"{path}/payments", new { payment = extra }, key)).IsCreated();
        await marketplace.PaysExtra(agreed.String("changeOrder.payment.id"));

        // Something else may be open by then, or nothing.
        Assert.Equal(extra, (await ada.Api.Post($"{path}/payments", new { payment = extra }, key)).IsCreated().String("id"));
        (await ada.Api.Post($"{path}/payments", new { payment = Guid.NewGuid() })).IsProblem(404, "payment.unknown");

        var changed = (await ada.Api.Get(path)).IsOk();
        Assert.Equal((100_00L, Cast.Instant(Wednesday.AddMinutes(90))), (changed.Number("price.total.amount"), changed.String("end")));
        var price = (await ada.Api.Get($"{path}/price")).IsOk();
        Assert.Equal(["unit_price", "agreed", "share"], price["lines"].EnumerateArray().Select(line => line.GetProperty("rule").GetString()!));
        Assert.Equal((100_00L, 10_00L, -10_00L), (price.Number("lines.2.of.amount"), price.Number("lines.2.basisPoints"), price.Number("lines.2.line.amount.amount")));
        Assert.Equal("change_order", (await ada.Api.Get($"/payments/{extra}")).IsOk().String("purpose"));
        Assert.Equal(90_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("pending.0.amount"));

        await marketplace.Pass("P2DT1H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsOk();
        await marketplace.Settles();
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();

        var items = (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray().ToArray();
        Assert.Equal([18_00L, 72_00L], items.Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64()).Order());
        Assert.Equal([booking.String("id")], items.Select(item => item.GetProperty("bookingId").GetString()!).Distinct());
        await marketplace.Proves();

        // One key is one wish, about one payment, however often it is said.
        var once = Api.NewKey();
        var amount = new { amount = 1_00, currency = "EUR" };
        (await pia.Api.Post($"{path}/refund", new { payment = extra, amount = amount with { amount = 1_000_00 } })).IsProblem(422, "payment.return-too-much");
        (await pia.Api.Post($"{path}/refund", new { payment = booking.String("payment.id"), amount }, once)).IsOk();
        (await pia.Api.Post($"{path}/refund", new { payment = extra, amount }, once)).IsProblem(422, "key-reused");
        Assert.True((await pia.Api.Post($"{path}/refund", new { payment = booking.String("payment.id"), amount }, once)).IsOk().IsReplay);
        (await pia.Api.Post($"{path}/refund", new { payment = extra, amount })).IsOk();
        await marketplace.Settles();
        Assert.Equal(-1_80, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Less_goes_back_at_once_and_cancelling_counts_the_changed_price()
    {
        var (pia, ada, _, path) = await marketplace.Agrees(Monday, NextWeek);
        (await pia.Api.Post($"{path}/change-order", Order(20_00))).IsOk();
        await marketplace.PaysExtra((await ada.Api.Post($"{path}/change-order/accept")).IsOk().String("changeOrder.payment.id"));
        (await ada.Api.Post($"{path}/change-order", Order(-30_00))).IsOk();
        (await pia.Api.Post($"{path}/change-order/accept")).IsOk();

        // What is not a payment of this booking gives nothing of it back.
        var other = (await marketplace.Agrees(Monday, NextWeek.AddHours(2))).Booking.String("payment.id");
        foreach (var payment in (object[])[other, Guid.NewGuid()])
        {
            (await pia.Api.Post($"{path}/refund", new { payment, amount = new { amount = 1_00, currency = "EUR" } })).IsProblem(404, "payment.unknown");
        }

        Assert.Equal(70_00, (await ada.Api.Get($"{path}/cancellation")).IsOk().Number("refund.amount"));
        await marketplace.Settles();
        (await ada.Api.Post($"{path}/cancel")).IsOk();
        await marketplace.Settles();

        Assert.Equal(70_00, (await ada.Api.Get(path)).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Unpaid_it_does_not_happen_and_late_money_goes_back_once()
    {
        var (pia, ada, _, path) = await marketplace.Agrees(Monday, NextWeek.AddHours(4));
        (await pia.Api.Post($"{path}/change-order", Order(20_00))).IsOk();
        var agreed = (await ada.Api.Post($"{path}/change-order/accept")).IsOk();
        await Booked.Twice(ada, $"{path}/change-order/decline", new { }, 200);
        var payment = agreed.String("changeOrder.payment.id");
        await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/pay", new { });
        await marketplace.Settles();

        var unchanged = (await ada.Api.Get(path)).IsOk();
        Assert.Equal((80_00L, "confirmed"), (unchanged.Number("price.total.amount"), unchanged.String("status")));
        var late = (await ada.Api.Get($"/payments/{payment}")).IsOk();
        Assert.Equal(late.Number("captured.amount"), late.Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Longer_work_for_which_there_is_no_time_is_refused_before_anybody_pays()
    {
        var (pia, ada, booking, path) = await marketplace.Agrees(Monday, NextWeek.AddDays(1));
        await (await marketplace.Arrives("Ben")).Books(booking.String("listingId"), NextWeek.AddDays(1).AddHours(1));
        (await pia.Api.Post($"{path}/change-order", Order(20_00, "PT30M"))).IsOk();

        (await ada.Api.Post($"{path}/change-order/accept")).IsProblem(409, "booking.slot-taken");
        Assert.Equal("proposed", (await ada.Api.Get(path)).IsOk().String("changeOrder.status"));
        (await pia.Api.Post($"{path}/change-order", new { lines = new[] { new { label = "Less", amount = new { amount = -80_00, currency = "EUR" } } } }))
            .IsProblem(409, "booking.change-open");
        (await pia.Api.Post($"{path}/change-order/decline", new { reason = "A mistake." })).IsOk();
        (await pia.Api.Post($"{path}/change-order", Order(-80_00))).IsProblem(422, "booking.change-not-valid", "lines");
        (await pia.Api.Post($"{path}/change-order", new { })).IsProblem(422, "booking.change-not-valid", "lines");
    }

    private static object Order(long amount, string? longer = null) =>
        new { lines = new[] { new { label = "What came up", amount = new { amount, currency = "EUR" } } }, longer };
}
