namespace Marketplace.Bookings;

/// <summary>A portrait in parts: each offered, paid, delivered, accepted and paid out by itself.</summary>
public sealed class Paying_in_milestones(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_is_paid_accepted_and_released_by_itself()
    {
        var (pia, ada, path) = await Agrees(Monday.AddDays(2));
        Assert.Equal(["funded", "planned", "planned"], Statuses((await ada.Api.Get(path)).IsOk()));
        (await ada.Api.Post($"{path}/milestones/fund", new { milestone = 3 })).IsProblem(409, "booking.milestone-order", "number", "asked");
        (await pia.Api.Post($"{path}/milestones/fund", new { milestone = 2 })).IsProblem(403, "booking.not-yours");

        await marketplace.Pass("P2DT1H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsProblem(409, "booking.has-milestones", "number");
        (await pia.Api.Post($"{path}/deliver", new { note = "The sketch." })).IsOk();
        var waiting = (await ada.Api.Post($"{path}/deliver/accept", new { delivery = 1 })).IsOk();
        Assert.Equal(("awaiting_funding", "funding_reminder", 27_00L), (waiting.String("status"), waiting.String("nextEvent.what"), waiting.Number("milestones.0.settlement.provider.amount")));

        var asked = await Booked.Twice(ada, $"{path}/milestones/fund", new { milestone = 2, reason = "The next part, please." }, 200);
        Assert.Equal("funding", asked.String("milestones.1.status"));
        await marketplace.PaysExtra(asked.String("milestones.1.payment.id"));
        var working = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("working", "funded"), (working.String("status"), working.String("milestones.1.status")));

        var preview = (await ada.Api.Get($"{path}/cancellation")).IsOk();
        var cancelled = (await ada.Api.Post($"{path}/cancel", new { reason = "Enough." })).IsOk();
        Assert.Equal(preview.Number("refund.amount"), cancelled.Number("refunded.amount"));
        Assert.Equal(["accepted", "cancelled", "void"], Statuses(cancelled));
        await marketplace.Proves();

        // The sketch was done and paid for, so both may say how it was.
        var review = new { bookingId = path.Split('/')[^1], rating = 4, text = "A fine sketch." };
        await Booked.Twice(ada, "/reviews", review, 201);
        (await pia.Api.Post("/reviews", review)).IsCreated();

        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        var items = (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Equal([preview.Number("providerKeeps.amount"), 27_00L], items.Order());
    }

    [Fact]
    public async Task Who_does_not_pay_the_next_one_ends_the_rest()
    {
        var (pia, ada, path) = await Agrees(Monday.AddDays(1));
        await marketplace.Pass("P1DT1H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await pia.Api.Post($"{path}/deliver")).IsOk();
        (await ada.Api.Post($"{path}/deliver/accept")).IsOk();
        await marketplace.Pass("P4DT1M");

        ada = await marketplace.LogsIn(ada.Email);
        var ended = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("completed", 0L), (ended.String("status"), ended.Number("refunded.amount")));
        Assert.Equal(["accepted", "void", "void"], Statuses(ended));
        var types = (await ada.Api.Get($"{path}/timeline?limit=50")).IsOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString());
        Assert.Contains("booking.funding-reminded", types);
        await marketplace.Proves();
    }

    [Fact]
    public async Task One_that_is_complained_of_gives_back_its_own_money_and_the_work_goes_on()
    {
        var (pia, ada, path) = await Agrees(Monday.AddDays(1));
        await marketplace.Pass("P1DT1H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var ahead = (await ada.Api.Post($"{path}/milestones/fund", new { milestone = 2 })).IsOk().String("milestones.1.payment.id");
        await marketplace.PaysExtra(ahead);
        (await pia.Api.Post($"{path}/deliver", new { note = "The sketch." })).IsOk();

        object Wish(string wish, object? amount) => new { reason = "quality", text = "The dog is green.", wish, amount };
        (await ada.Api.Post($"{path}/complain", Wish("partial_refund", Euro(30_00)))).IsProblem(422, "booking.more-than-milestone", "milestone", "held");
        var complained = await Booked.Twice(ada, $"{path}/complain", Wish("full_refund", null), 200);
        var complaint = $"/complaints/{complained.String("complaint.id")}";
        var open = (await pia.Api.Get(complaint)).IsOk();
        Assert.Equal((1L, 30_00L, 80_00L), (open.Number("milestone"), open.Number("ofMilestone.amount"), open.Number("stake.amount")));
        (await pia.Api.Post($"{path}/refund", new { reason = "Sorry." })).IsProblem(409, "booking.not-now", "status");
        (await pia.Api.Post($"{complaint}/offer", new { amount = Euro(40_00) })).IsProblem(422, "complaint.more-than-milestone", "milestone");
        (await pia.Api.Post($"{complaint}/offer", new { amount = Euro(10_00) })).IsOk();
        await Booked.Twice(ada, $"{complaint}/accept", new { offer = 1 }, 200);
        await marketplace.Settles();

        var working = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("working", 10_00L, 18_00L), (working.String("status"), working.Number("refunded.amount"), working.Number("milestones.0.settlement.provider.amount")));
        Assert.Equal(["accepted", "funded", "planned"], Statuses(working));
        Assert.Equal(0, (await ada.Api.Get($"/payments/{ahead}")).IsOk().Number("refunded.amount"));
        Assert.Equal(10_00, (await ada.Api.Get($"/payments/{working.String("payment.id")}")).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Nobody_reviews_what_was_called_off_before_anything_was_accepted()
    {
        var (_, ada, path) = await Agrees(Monday.AddDays(2));
        (await ada.Api.Post($"{path}/cancel")).IsOk();
        await marketplace.Settles();
        (await ada.Api.Post("/reviews", new { bookingId = path.Split('/')[^1], rating = 1 })).IsProblem(409, "review.not-open");
    }

    private static object Offer(params long[] parts) => new
    {
        lines = new[] { new { label = "A portrait", amount = new { amount = 100_00, currency = "EUR" } } },
        milestones = parts.Select((amount, index) => new { title = $"Part {index + 1}", amount = new { amount, currency = "EUR" }, dueAfter = "P2D" }),
    };

    private static object Euro(long amount) => new { amount, currency = "EUR" };

    private static IEnumerable<string?> Statuses(Reply booking) =>
        booking["milestones"].EnumerateArray().Select(milestone => milestone.GetProperty("status").GetString());

    private async Task<(Person Pia, Person Ada, string Path)> Agrees(DateTimeOffset start)
    {
        await marketplace.FreezeOnce(Monday);
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        start += TimeSpan.FromDays((now.Date - Monday.Date).Days);
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes("quote");
        (await pia.Api.Patch($"/listings/{listing}", new { process = new { deliversWork = true, fundingWindow = "P4D" } })).IsOk();
        var path = $"/bookings/{(await ada.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start) })).IsCreated().String("id")}";

        (await pia.Api.Post($"{path}/offer", Offer(30_00, 50_00))).IsProblem(422, "booking.offer-not-valid", "milestones");
        var offered = (await pia.Api.Post($"{path}/offer", Offer(30_00, 50_00, 20_00))).IsOk();
        Assert.Equal((3, "P2D"), (offered["offer"].GetProperty("milestones").GetArrayLength(), offered.String("offer.milestones.1.dueAfter")));
        var price = (await ada.Api.Get($"{path}/offer/price")).IsOk();
        Assert.Equal((27_00L, 5_00L), (price.Number("milestones.0.providerEarns.amount"), price.Number("milestones.1.commission.amount")));

        var agreed = (await ada.Api.Post($"{path}/accept", new { offer = 1 })).IsOk();
        Assert.Equal((100_00L, "funding"), (agreed.Number("price.total.amount"), agreed.String("milestones.0.status")));
        await marketplace.Settles();
        await marketplace.Pays(agreed);
        Assert.Equal(30_00, (await ada.Api.Get($"/payments/{agreed.String("payment.id")}")).IsOk().Number("captured.amount"));
        return (pia, ada, path);
    }
}
