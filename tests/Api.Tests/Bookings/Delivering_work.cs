namespace Marketplace.Bookings;

/// <summary>Work that is handed over, wanted otherwise, accepted, or never comes.</summary>
public sealed class Delivering_work(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_delivered_changed_and_accepted_and_earned_once()
    {
        var (pia, ada, path, payment) = await Began();
        (await pia.Api.Post($"{path}/complete")).IsProblem(409, "booking.is-delivered");
        (await ada.Api.Post($"{path}/deliver")).IsProblem(403, "booking.not-yours");
        (await pia.Api.Post($"{path}/deliver", new { links = new[] { "not an address" } })).IsProblem(422, "not-valid", "links[0]");

        var delivered = await Booked.Twice(pia, $"{path}/deliver", new { note = "Ten pictures.", links = new[] { "https://example.com/pictures.zip" } }, 200);
        Assert.Equal(("delivered", "delivery_stands", 1), (delivered.String("status"), delivered.String("nextEvent.what"), delivered.Number("delivery.items.0.number")));

        var changes = await Booked.Twice(ada, $"{path}/deliver/request-changes", new { wanted = "Less sky." }, 200);
        Assert.Equal(("changes_requested", "Less sky."), (changes.String("status"), changes.String("delivery.changes.0.wanted")));
        (await pia.Api.Post($"{path}/deliver", new { note = "No sky at all." })).IsOk();
        (await ada.Api.Post($"{path}/deliver/request-changes", new { wanted = "More sky." })).IsProblem(409, "booking.no-rounds-left", "rounds");
        (await ada.Api.Post($"{path}/deliver/accept", new { delivery = 1 })).IsProblem(409, "booking.delivery-replaced", "delivery");

        var accepted = await Booked.Twice(ada, $"{path}/deliver/accept", new { delivery = 2 }, 200);
        Assert.Equal("completed", accepted.String("status"));
        Assert.NotNull(accepted["releasedAt"].GetString());
        await marketplace.Settles();
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("captured.amount"));
        Assert.Equal(
            ["booking.delivered", "booking.changes-requested", "booking.delivered", "booking.delivery-accepted", "booking.completed", "booking.released"],
            (await ada.Api.Get($"{path}/timeline")).IsOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!).TakeLast(6));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Silence_accepts_what_was_delivered()
    {
        var (pia, ada, path, _) = await Began();
        (await pia.Api.Post($"{path}/deliver")).IsOk();
        await marketplace.Pass("P5D");
        ada = await marketplace.LogsIn(ada.Email);

        Assert.Equal("completed", (await ada.Api.Get(path)).IsOk().String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_never_comes_is_paid_back_and_an_operator_may_deliver_with_a_reason()
    {
        var (_, ada, path, payment) = await Began();
        await marketplace.Pass("P3DT1H");
        (ada, var olga) = (await marketplace.LogsIn(ada.Email), await marketplace.Operator());
        Assert.Equal("overdue", (await ada.Api.Get(path)).IsOk().String("status"));
        (await ada.Api.Post($"{path}/deliver/accept")).IsProblem(409, "booking.nothing-delivered");
        Assert.Equal(80_00, (await ada.Api.Get($"{path}/cancellation")).IsOk().Number("refund.amount"));

        (await olga.Post($"{path}/deliver", new { note = "It came by mail.", reason = "The upload was down." })).IsOk();
        (await ada.Api.Post($"{path}/deliver/request-changes", new { wanted = "All of it." })).IsOk();
        await marketplace.Pass("P18D");
        ada = await marketplace.LogsIn(ada.Email);

        var over = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("cancelled", 80_00), (over.String("status"), over.Number("refunded.amount")));
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }

    /// <summary>Booked, paid, and begun an hour ago: five days to look at what comes, and one round of changes.</summary>
    private async Task<(Person Pia, Person Ada, string Path, string Payment)> Began()
    {
        await marketplace.FreezeOnce(Monday);
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var start = new DateTimeOffset(now.Date, TimeSpan.Zero).AddHours(now.Hour < 9 ? 33 : 57);
        while (start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            start = start.AddDays(1);
        }

        await marketplace.Freeze(start.AddDays(-1));
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true, acceptWindow = "P1M" } })).IsProblem(422, "not-valid", "process.acceptWindow");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true, acceptWindow = "P5D", changeRounds = 1 } })).IsOk();
        var booked = await ada.Books(listing, start);
        Assert.Equal(("P5D", "P3D", 1), (booked.String("process.delivery.acceptWindow"), booked.String("process.delivery.deliverWithin"), booked.Number("process.delivery.changeRounds")));
        await marketplace.Pays(booked);
        await marketplace.Pass("P1DT1H");
        return (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), $"/bookings/{booked.String("id")}", booked.String("payment.id"));
    }
}
