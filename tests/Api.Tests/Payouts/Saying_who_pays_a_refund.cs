using Marketplace.Bookings;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>Whatever was earned can be given back, and operators say whose expense it is.</summary>
public sealed class Saying_who_pays_a_refund(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Goodwill_is_the_platforms_and_what_the_provider_pays_leaves_it_its_commission()
    {
        var (pia, ada, listing) = await Meet();
        var booked = await ada.Books(listing, await Soon());
        await marketplace.Pays(booked);
        var path = $"/bookings/{booked.String("id")}/refund";
        var olga = await marketplace.Operator();
        (await olga.Post(path, new { amount = Euro(10_00), paidBy = "platform" })).IsProblem(409, "booking.not-earned-yet");
        (await olga.Post(path, new { paidBy = "the bank" })).IsProblem(422, "not-valid", "paidBy");

        await marketplace.Pass("P8D");
        (ada, pia, olga) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email), await marketplace.Operator());
        (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated();
        await marketplace.Settles();
        var commission = await Balance(olga, "revenue:commission");
        (await pia.Api.Post(path, new { amount = Euro(10_00), paidBy = "platform" })).IsProblem(403, "payment.payer-not-yours");
        (await olga.Post(path, new { amount = Euro(72_01), paidBy = "provider" })).IsProblem(422, "payment.share-too-small", "share");

        var goodwill = new { amount = Euro(30_00), reason = "Our map was wrong.", paidBy = "platform" };
        Assert.Equal(30_00, (await olga.Post(path, goodwill, "map")).IsOk().Number("refunded.amount"));
        Assert.True((await olga.Post(path, goodwill, "map")).IsOk().IsReplay);
        await marketplace.Settles();
        Assert.Equal((0, 30_00, commission), (await Owed(pia), await Balance(olga, "expense:goodwill"), await Balance(olga, "revenue:commission")));
        Assert.Equal(0, await Credited(ada, booked));

        (await olga.Post(path, new { amount = Euro(20_00), reason = "She was late.", paidBy = "provider" })).IsOk();
        await marketplace.Settles();
        Assert.Equal((-20_00, commission), (await Owed(pia), await Balance(olga, "revenue:commission")));
        Assert.Equal(20_00, await Credited(ada, booked));
        (await olga.Post(path, new { amount = Euro(30_01), paidBy = "platform" })).IsProblem(422, "payment.return-too-much", "left");

        var payment = (await ada.Api.Get($"/payments/{booked.String("payment.id")}")).IsOk();
        Assert.Equal(("platform", "provider", 50_00), (payment.String("refunds.0.paidBy"), payment.String("refunds.1.paidBy"), payment.Number("refunded.amount")));
        await Holds();
    }

    [Fact]
    public async Task A_tip_goes_back_while_the_price_is_held()
    {
        var (pia, ada, listing) = await Meet();
        var start = await Soon();
        var booked = await ada.Books(listing, start);
        await marketplace.Pays(booked);
        var path = $"/bookings/{booked.String("id")}";
        await Until(start.AddHours(2));
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsOk();
        var tip = (await ada.Api.Post($"{path}/tip", new { amount = Euro(20_00) })).IsOk().String("tips.0.payment.id");
        await marketplace.PaysExtra(tip);

        (await ada.Api.Post($"{path}/refund", new { payment = tip })).IsProblem(403, "booking.not-yours");
        (await pia.Api.Post($"{path}/refund", new { payment = tip, amount = Euro(20_01) })).IsProblem(422, "payment.return-too-much", "left");
        var back = await Booked.Twice(pia, $"{path}/refund", new { payment = tip, amount = Euro(5_00), reason = "That is too kind." }, 200);
        Assert.Equal((20_00L, 5_00L, 0L), (back.Number("tips.0.amount.amount"), back.Number("tips.0.returned.amount"), back.Number("refunded.amount")));
        await marketplace.Settles();
        var paid = (await ada.Api.Get($"/payments/{tip}")).IsOk();
        Assert.Equal(("partially_refunded", 5_00L), (paid.String("status"), paid.Number("refunded.amount")));

        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        Assert.Equal(15_00 + 72_00, (await pia.Api.Get($"/payouts/{payout}")).IsOk().Number("amount.amount"));
        await Holds();
    }

    [Fact]
    public async Task A_session_that_went_badly_is_given_back_by_its_package()
    {
        var (pia, ada, listing) = await Meet();
        var offer = (await pia.Api.Post($"/listings/{listing}/package-offers", new { sessions = 3, price = Euro(100_00), validity = "P60D", atExpiry = "keep" })).IsCreated().String("id");
        var package = (await ada.Api.Post("/packages", new { offerId = offer })).IsCreated();
        await marketplace.PaysExtra(package.String("payment.id"));
        var booked = (await ada.Api.Post("/bookings", new { listingId = listing, start = await Soon(), packageId = package.String("id") })).IsCreated();
        await marketplace.Pass("P8D");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));

        var path = $"/bookings/{booked.String("id")}/refund";
        var back = await Booked.Twice(pia, path, new { amount = Euro(20_00), reason = "I was late." }, 200);
        Assert.Equal(20_00L, back.Number("refunded.amount"));
        await marketplace.Settles();
        var left = (await ada.Api.Get($"/packages/{package.String("id")}")).IsOk();
        Assert.Equal(("used", 20_00L, 20_00L), (left.String("credits.0.status"), left.Number("credits.0.returned.amount"), left.Number("refunded.amount")));
        Assert.Equal(20_00L, (await ada.Api.Get($"/payments/{package.String("payment.id")}")).IsOk().Number("refunded.amount"));
        (await pia.Api.Post(path, new { amount = Euro(13_34) })).IsProblem(422, "payment.return-too-much", "left");
        await Holds();
    }

    [Fact]
    public async Task An_award_that_turns_out_wrong_an_operator_gives_back()
    {
        var (pia, ada, listing) = await Meet();
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = Euro(200_00) } })).IsOk();
        var start = await Soon();
        var booked = await ada.Books(listing, start);
        await marketplace.Pays(booked);
        var path = $"/bookings/{booked.String("id")}";
        await marketplace.Settles();
        await Until(start.AddDays(-1).AddHours(-20));
        var deposit = (await (await marketplace.LogsIn(ada.Email)).Api.Get($"{path}/security-deposit")).IsOk().String("payment.id");
        await marketplace.PaysExtra(deposit);
        await Until(start.AddHours(2));
        (ada, pia, var olga) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email), await marketplace.Operator());
        (await olga.Post($"{path}/refund", new { payment = deposit, reason = "Nothing was awarded." })).IsProblem(422, "payment.return-too-much", "left");
        (await pia.Api.Post($"{path}/security-deposit/claim", new { items = new[] { new { label = "A window", amount = Euro(150_00) } }, text = "It is broken." })).IsOk();
        (await ada.Api.Post($"{path}/security-deposit/accept", new { })).IsOk();
        await marketplace.Settles();

        (await pia.Api.Post($"{path}/refund", new { payment = deposit, amount = Euro(60_00) })).IsProblem(403, "payment.award-is-decided");
        (await olga.Post($"{path}/refund", new { payment = deposit, amount = Euro(60_00), reason = "It was broken before." })).IsOk();
        await marketplace.Settles();
        var left = (await ada.Api.Get($"{path}/security-deposit")).IsOk();
        Assert.Equal(("awarded", 150_00L, 60_00L), (left.String("status"), left.Number("award.amount"), left.Number("awardReturned.amount")));
        Assert.Equal(50_00L + 60_00, (await ada.Api.Get($"/payments/{deposit}")).IsOk().Number("refunded.amount"));
        Assert.Equal(0L, (await ada.Api.Get(path)).IsOk().Number("refunded.amount"));
        await Holds();
    }

    private async Task Holds()
    {
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
    }

    private async Task<(Person Pia, Person Ada, string Listing)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        return (pia, await marketplace.Arrives("Ada"), await pia.Publishes());
    }

    /// <summary>Four days ahead or a little later, when people work.</summary>
    private async Task<DateTimeOffset> Soon()
    {
        var day = (await Now()).UtcDateTime.Date.AddDays(4);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return new DateTimeOffset(day.AddHours(10), TimeSpan.Zero);
    }

    private async Task Until(DateTimeOffset at) => await marketplace.Pass($"PT{(at - await Now()).TotalHours:0}H");

    private async Task<DateTimeOffset> Now() => (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();

    private static async Task<long> Owed(Person pia) =>
        (await pia.Api.Get("/providers/me/balance")).IsOk()["negative"].EnumerateArray().Sum(negative => negative.GetProperty("amount").GetInt64());

    private static async Task<long> Balance(Api olga, string account) =>
        (await olga.Get("/ledger/trial-balance")).IsOk()["accounts"].EnumerateArray().Where(line => line.GetProperty("account").GetString() == account)
            .Sum(line => line.GetProperty("balance").GetProperty("amount").GetInt64());

    /// <summary>What her invoices of a booking are less by.</summary>
    private static async Task<long> Credited(Person ada, Reply booked)
    {
        var credited = 0L;
        foreach (var item in (await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray().Where(item =>
            item.GetProperty("bookingId").GetString() == booked.String("id") && item.GetProperty("type").GetString() == "invoice"))
        {
            credited += (await ada.Api.Get($"/invoices/{item.GetProperty("id").GetString()}")).IsOk().Number("credited.amount");
        }

        return credited;
    }

    private static object Euro(long amount) => new { amount, currency = "EUR" };
}
