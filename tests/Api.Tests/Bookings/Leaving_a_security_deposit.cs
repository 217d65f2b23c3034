using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>200.00 EUR besides the price of 80.00: asked for two days before, held, and given back or awarded.</summary>
public sealed class Leaving_a_security_deposit(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly object Plan = new { amount = Euro(200_00) };

    [Fact]
    public async Task It_is_asked_for_held_and_given_back_whole()
    {
        var (pia, ada, path, start) = await Sells();
        var booked = (await ada.Api.Get(path)).IsOk();
        Assert.Equal((200_00L, 80_00L, start.AddDays(-2)), (booked.Number("securityDeposit.amount.amount"), booked.Number("price.total.amount"), booked["securityDeposit"].GetProperty("dueAt").GetDateTimeOffset()));
        Assert.Equal(("planned", "deposit_due"), await Stands(ada, path));

        var payment = await Asked(ada, path, start.AddDays(-2));
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        Assert.Contains(Mails(await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(ada.Email)}")), mail => mail.Contains($"/payments/{payment}/checkout", StringComparison.Ordinal));
        await Booked.Twice(ada, $"{path}/payments", new { payment }, 201);
        await marketplace.PaysExtra(payment);
        Assert.Equal(("held", "deposit_returns"), await Stands(pia, path));
        var price = (await ada.Api.Get($"{path}/price")).IsOk();
        Assert.Equal((80_00L, 200_00L), (price.Number("total.amount"), price.Number("securityDeposit.amount.amount")));
        Assert.Equal("security_deposit", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("purpose"));
        (await pia.Api.Post($"{path}/security-deposit/claim", Claim(1))).IsProblem(409, "security.not-begun", "from");
        await marketplace.Proves();

        await Until(start.AddDays(4));
        ada = await marketplace.LogsIn(ada.Email);
        var back = (await ada.Api.Get($"{path}/security-deposit")).IsOk();
        Assert.Equal(("returned", 0L, 200_00L, "platform"), (back.String("status"), back.Number("award.amount"), back.Number("back.amount"), back.String("endedBy")));
        Assert.Equal(200_00L, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        (await (await marketplace.Arrives("Eve")).Api.Get($"{path}/security-deposit")).IsProblem(404, "security.unknown");
        Assert.Equal(["captured 20000 by customer", "returned 20000 by platform, back 20000"], await Told(ada, path));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Unpaid_the_booking_is_cancelled_by_its_policy()
    {
        var (_, ada, path, start) = await Sells(new { amount = Euro(200_00), dueBefore = "PT20H" });
        var payment = await Asked(ada, path, start.AddHours(-20));
        await Until(start.AddHours(-10));
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal("unpaid", (await ada.Api.Get($"{path}/security-deposit")).IsOk().String("status"));
        var cancelled = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("cancelled", "platform", "The security deposit was not paid in time.", 40_00L), (
            cancelled.String("status"), cancelled.String("endedBy"), cancelled.String("reason"), cancelled.Number("refunded.amount")));
        Assert.Equal("voided", (await ada.Api.Get($"/payments/{payment}")).IsOk().String("status"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_booking_that_is_cancelled_gives_it_back_at_once()
    {
        var (_, ada, path, start) = await Sells();
        var payment = await Asked(ada, path, start.AddDays(-2));
        await marketplace.PaysExtra(payment);
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Post($"{path}/cancel")).IsOk();
        await marketplace.Settles();
        Assert.Equal("returned", (await ada.Api.Get($"{path}/security-deposit")).IsOk().String("status"));
        Assert.Equal(200_00L, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_the_customer_grants_is_the_providers_without_commission()
    {
        var (pia, ada, path, start) = await Sells();
        var payment = await Held(ada, path, start);
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var own = $"{path}/security-deposit";
        (await pia.Api.Post($"{own}/claim", new { items = Array.Empty<object>(), text = "Nothing" })).IsProblem(422, "not-valid", "items");
        (await pia.Api.Post($"{own}/claim", Claim(200_01))).IsProblem(422, "security.amount-not-valid", "asked");
        (await ada.Api.Post($"{own}/claim", Claim(1))).IsProblem(403, "security.not-yours", "allowedFor");
        var claimed = await Booked.Twice(pia, $"{own}/claim", Claim(120_00, 30_00), 200);
        Assert.Equal(("claimed", 150_00L, "claim_stands"), (claimed.String("status"), claimed.Number("claim.amount.amount"), claimed.String("nextEvent.what")));
        var awarded = await Booked.Twice(ada, $"{own}/accept", new { }, 200);
        Assert.Equal(("awarded", 150_00L, 50_00L), (awarded.String("status"), awarded.Number("award.amount"), awarded.Number("back.amount")));
        await marketplace.Settles();
        Assert.Equal(50_00L, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        Assert.Contains(150_00L, await Items(pia));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Contested_an_operator_decides_in_the_queue()
    {
        var (pia, ada, path, start) = await Sells();
        await Held(ada, path, start);
        (ada, pia, var olga) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email), await marketplace.Operator());
        var own = $"{path}/security-deposit";
        (await pia.Api.Post($"{own}/claim", Claim(120_00))).IsOk();
        (await ada.Api.Post($"{own}/contest", new { text = "It was old.", granted = Euro(120_00) })).IsProblem(422, "security.amount-not-valid", "until");
        var contested = await Booked.Twice(ada, $"{own}/contest", new { text = "It was old.", granted = Euro(20_00) }, 200);
        Assert.Equal(("contested", 20_00L, "decision_due"), (contested.String("status"), contested.Number("answer.granted.amount"), contested.String("nextEvent.what")));

        var waiting = Assert.Single((await olga.Get("/admin/queues/security-deposits")).IsOk()["items"].EnumerateArray(), item => path.EndsWith(item.GetProperty("bookingId").GetString()!, StringComparison.Ordinal));
        Assert.Equal((120_00, 20_00, false), (waiting.GetProperty("claimed").GetProperty("amount").GetInt32(), waiting.GetProperty("granted").GetProperty("amount").GetInt32(), waiting.GetProperty("isOverdue").GetBoolean()));
        (await ada.Api.Get("/admin/queues/security-deposits")).IsProblem(403, "forbidden");
        (await pia.Api.Post($"{own}/decide", new { award = Euro(1), reason = "Mine" })).IsProblem(403, "security.not-yours", "allowedFor");
        (await olga.Post($"{own}/decide", new { award = Euro(120_01), reason = "Too much" })).IsProblem(422, "security.amount-not-valid", "asked");
        var decided = (await olga.Post($"{own}/decide", new { award = Euro(70_00), reason = "Half of it was old." })).IsOk();
        Assert.Equal(("awarded", 70_00L, 130_00L, "Half of it was old."), (decided.String("status"), decided.Number("award.amount"), decided.Number("back.amount"), decided.String("reason")));
        (await pia.Api.Post($"{own}/withdraw")).IsProblem(409, "security.not-now", "status");
        await marketplace.Settles();
        string[] told =
        [
            "captured 20000 by customer", "claimed 12000 by provider", "contested 12000 by customer", "decided 20000 by platform, award 7000, back 13000",
        ];
        Assert.Equal(told, await Told(ada, path));
        Assert.Equal(told, await Told(pia, path));
        await marketplace.Proves();
    }

    [Fact]
    public async Task Silence_grants_the_claim()
    {
        var (pia, ada, path, start) = await Sells();
        await Held(ada, path, start);
        pia = await marketplace.LogsIn(pia.Email);
        (await pia.Api.Post($"{path}/security-deposit/claim", Claim(200_00))).IsOk();
        await marketplace.Pass("P8D");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(("awarded", null), await Stands(pia, path));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_deposit_must_make_sense_and_is_shown_before_it_is_agreed_to()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = new { amount = 1, currency = "USD" } } })).IsProblem(422, "listing.price-not-valid", "securityDeposit");
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = Euro(0) } })).IsProblem(422, "not-valid", "securityDeposit.amount.amount");
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = new { amount = Euro(1), returnAfter = "P15D" } })).IsProblem(422, "not-valid", "securityDeposit.returnAfter");
        var sold = (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = Plan })).IsOk();
        Assert.Equal(("P2D", "P3D"), (sold.String("securityDeposit.dueBefore"), sold.String("securityDeposit.returnAfter")));
        var quote = (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = await Now() + TimeSpan.FromDays(7) })).IsOk();
        Assert.Equal((80_00L, 200_00L), (quote.Number("total.amount"), quote.Number("securityDeposit.amount.amount")));
        var none = (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = (object?)null })).IsOk();
        Assert.Equal(JsonValueKind.Null, none["securityDeposit"].ValueKind);
    }

    private static object Euro(long amount) => new { amount, currency = "EUR" };

    private static object Claim(params long[] amounts) => new { items = amounts.Select(amount => new { label = "A window", amount = Euro(amount) }), text = "There was a ball." };

    private static async Task<(string? Status, string? Next)> Stands(Person who, string path)
    {
        var deposit = (await who.Api.Get($"{path}/security-deposit")).IsOk();
        return (deposit.String("status"), deposit["nextEvent"].ValueKind is JsonValueKind.Null ? null : deposit.String("nextEvent.what"));
    }

    private static IEnumerable<string> Mails(Reply reply) => reply.IsOk()["items"].EnumerateArray().Select(mail => mail.GetProperty("text").GetString()!);

    private async Task<long[]> Items(Person pia)
    {
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        return [.. (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64())];
    }

    /// <summary>It is due; what it is paid with.</summary>
    private async Task<string> Asked(Person ada, string path, DateTimeOffset due)
    {
        await Until(due);
        var deposit = (await (await marketplace.LogsIn(ada.Email)).Api.Get($"{path}/security-deposit")).IsOk();
        Assert.Equal(("due", "deposit_lapses"), (deposit.String("status"), deposit.String("nextEvent.what")));
        return deposit.String("payment.id");
    }

    /// <summary>It is paid, and the work is over.</summary>
    private async Task<string> Held(Person ada, string path, DateTimeOffset start)
    {
        var payment = await Asked(ada, path, start.AddDays(-2));
        await marketplace.PaysExtra(payment);
        await Until(start.AddHours(3));
        return payment;
    }

    private async Task<(Person Pia, Person Ada, string Path, DateTimeOffset Start)> Sells(object? plan = null)
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { securityDeposit = plan ?? Plan })).IsOk();
        var ada = await marketplace.Arrives("Ada");
        var start = Monday;
        while (start < await Now() + TimeSpan.FromDays(4))
        {
            start = start.AddDays(7);
        }

        var booking = await ada.Books(listing, start);
        await marketplace.Pays(booking);
        return (pia, ada, $"/bookings/{booking.String("id")}", start);
    }

    private async Task Until(DateTimeOffset moment) => await marketplace.Pass($"PT{(long)(moment - await Now()).TotalSeconds}S");

    private async Task<DateTimeOffset> Now() => (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();

    private static async Task<string[]> Told(Person person, string path) =>
    [
        .. from entry in (await person.Api.Get($"{path}/timeline?limit=100")).IsOk()["items"].EnumerateArray()
           where entry.GetProperty("type").GetString() == "booking.security-deposit"
           let news = entry.GetProperty("detail").GetProperty("news")
           select $"{news.GetProperty("step").GetString()} {Cents(news, "amount")} by {news.GetProperty("by").GetString()}"
               + string.Concat(from part in (string[])["award", "back"] where news.TryGetProperty(part, out var money) && money.ValueKind is JsonValueKind.Object select $", {part} {Cents(news, part)}"),
    ];

    private static long Cents(JsonElement news, string member) => news.GetProperty(member).GetProperty("amount").GetInt64();
}
