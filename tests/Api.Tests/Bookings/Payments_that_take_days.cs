using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>Ada pays by bank debit: the slot waits for her money, within bounds, and never for nothing.</summary>
public sealed class Payments_that_take_days(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Renew_the_hold_and_confirm_when_the_money_has_arrived()
    {
        var (ada, booking) = await Booking("Ann", days: 20);
        var paying = await Presses(booking, "processing");
        Assert.Equal("processing", paying.String("status"));

        var held = await Reads(ada, booking);
        var until = Cast.Instant(Now.AddDays(7));
        Assert.Equal(("pending_payment", until), (held.String("status"), held.String("holdExpiresAt")));
        Assert.Equal(("payment_expires", until), (held.String("nextEvent.what"), held.String("nextEvent.at")));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/payments", new { }, Api.NewKey())).IsProblem(409, "payment.not-now");

        await Pass(TimeSpan.FromDays(5));
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("confirmed", (await Reads(ada, booking)).String("status"));
        await marketplace.Proves();
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Are_asked_after_when_the_news_of_them_is_lost()
    {
        var (ada, booking) = await Booking("Bea", days: 20);
        await Presses(booking, "processing");

        await Control("faults", new { operation = "webhook", outcome = "drop", times = 100 });
        await Presses(booking, "pay");
        Assert.Equal("pending_payment", (await Reads(ada, booking)).String("status"));
        await Pass(TimeSpan.FromHours(6));
        (await marketplace.Visitor.Send(HttpMethod.Delete, "//sandbox/stripe/_control/faults", null)).IsNoContent();

        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("confirmed", (await Reads(ada, booking)).String("status"));
    }

    [Fact]
    public async Task Fail_and_leave_a_quarter_of_an_hour_for_another_way()
    {
        var (ada, booking) = await Booking("Cat", days: 20);
        await Presses(booking, "processing");
        await Pass(TimeSpan.FromDays(2));
        ada = await marketplace.LogsIn(ada.Email);

        Assert.Equal("pending", (await Presses(booking, "fail")).String("status"));
        Assert.Equal(Cast.Instant(Now.AddMinutes(15)), (await Reads(ada, booking)).String("holdExpiresAt"));

        // The link that she has leads to a new page.
        Assert.Equal("captured", (await Presses(booking, "pay")).String("status"));
        Assert.Equal("confirmed", (await Reads(ada, booking)).String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Fail_and_free_the_slot_when_nobody_tries_again()
    {
        var (ada, booking) = await Booking("Dot", days: 20);
        await Presses(booking, "processing");
        await Presses(booking, "fail");

        await Pass(TimeSpan.FromMinutes(15));

        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("payment_expired", (await Reads(ada, booking)).String("status"));
        Assert.Equal("voided", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));
        await (await marketplace.Arrives("Ben")).Books(booking.String("listingId"), booking["start"].GetDateTimeOffset());
    }

    [Fact]
    public async Task Are_waited_for_by_a_change_order_too()
    {
        var (ada, booking) = await Booking("Fay", days: 20);
        await Presses(booking, "pay");
        var path = $"/bookings/{booking.String("id")}";
        var lines = new[] { new { label = "What came up", amount = new { amount = 20_00, currency = "EUR" } } };
        (await (await marketplace.Operator()).Post($"{path}/change-order", new { lines })).IsOk();
        var payment = (await ada.Api.Post($"{path}/change-order/accept")).IsOk().String("changeOrder.payment.id");

        (await marketplace.Visitor.Post($"/sandbox/checkout/{payment}/processing")).IsOk();
        Assert.Equal(Cast.Instant(Now.AddDays(7)), (await Reads(ada, booking)).String("changeOrder.expiresAt"));

        await Pass(TimeSpan.FromDays(5));
        ada = await marketplace.LogsIn(ada.Email);
        var changed = await Reads(ada, booking);
        Assert.Equal((100_00L, JsonValueKind.Null), (changed.Number("price.total.amount"), changed["changeOrder"].ValueKind));
        await marketplace.Proves();
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Do_not_hold_a_slot_beyond_its_start_and_are_given_back_when_they_come_later()
    {
        var (ada, booking) = await Booking("Eve", days: 2);
        await Presses(booking, "processing");
        Assert.Equal(booking.String("start"), (await Reads(ada, booking)).String("holdExpiresAt"));

        await Pass(booking["start"].GetDateTimeOffset() - Now);
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("payment_expired", (await Reads(ada, booking)).String("status"));
        Assert.Equal("processing", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));

        await Pass(TimeSpan.FromDays(5));
        ada = await marketplace.LogsIn(ada.Email);
        var payment = (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk();
        Assert.Equal(("refunded", 80_00L), (payment.String("status"), payment.Number("refunded.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Are_given_back_when_the_booking_was_cancelled_meanwhile()
    {
        var (ada, booking) = await Booking("Fay", days: 20);
        await Presses(booking, "processing");
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel", new { }, Api.NewKey())).IsOk();
        await marketplace.Settles();

        await Pass(TimeSpan.FromDays(5));

        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("cancelled", (await Reads(ada, booking)).String("status"));
        Assert.Equal("refunded", (await ada.Api.Get($"/payments/{booking.String("payment.id")}")).IsOk().String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Are_not_offered_for_what_is_captured_later()
    {
        var (_, booking) = await Booking("Gil", days: 20, mode: "request");
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/processing")).IsProblem(409, "sandbox.method-not-offered");
    }

    /// <summary>The time of the test that runs: each begins where the last one ended.</summary>
    private DateTimeOffset Now { get; set; }

    private async Task<(Person Ada, Reply Booking)> Booking(string name, int days, string mode = "instant")
    {
        var clock = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk();
        Now = clock["frozen"].GetBoolean() ? clock["now"].GetDateTimeOffset() : Monday;
        await marketplace.Freeze(Now);
        var listing = await (await marketplace.GoesLive($"Pia{name}")).Publishes(mode);
        var ada = await marketplace.Arrives(name);
        return (ada, await ada.Books(listing, WorkingDay(Now.AddDays(days))));
    }

    private static DateTimeOffset WorkingDay(DateTimeOffset moment) =>
        moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? WorkingDay(moment.AddDays(1))
            : new(moment.Date.AddHours(9), TimeSpan.Zero);

    private async Task Pass(TimeSpan time)
    {
        Now += time;
        await marketplace.Freeze(Now);
    }

    private async Task<Reply> Presses(Reply booking, string button) =>
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/{button}")).IsOk();

    private static async Task<Reply> Reads(Person ada, Reply booking) => (await ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk();

    private async Task Control(string path, object body) =>
        (await marketplace.Visitor.Send(HttpMethod.Post, $"//sandbox/stripe/_control/{path}", Api.Raw(JsonSerializer.Serialize(body)))).IsNoContent();
}
