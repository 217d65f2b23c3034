using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>A deposit at the sale and the rest a week before, from the quote to the payout.</summary>
public sealed class Paying_a_balance(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly object Plan = new { deposit = new { basisPoints = 30_00 }, balanceDue = "P7D" };

    [Fact]
    public async Task Both_are_paid_and_the_provider_earns_the_whole()
    {
        var (pia, ada, path, start) = await Sells();
        var booked = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("planned", "balance_due", 24_00L, 56_00L), (
            booked.String("balance.status"), booked.String("nextEvent.what"), booked.Number("price.dueNow.amount"), booked.Number("price.dueLater.amount")));

        await Until(start.AddDays(-7));
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        var asked = (await ada.Api.Get(path)).IsOk();
        var payment = asked.String("balance.payment.id");
        Assert.Equal("due", asked.String("balance.status"));
        Assert.Contains(Mails(await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(ada.Email)}")), mail => mail.Contains($"/payments/{payment}/checkout", StringComparison.Ordinal));
        (await pia.Api.Post($"{path}/complete")).IsProblem(409, "booking.balance-unpaid", "due", "until");
        await Booked.Twice(ada, $"{path}/payments", new { payment }, 201);
        await marketplace.PaysExtra(payment);
        Assert.Equal(("paid", "starts"), ((await ada.Api.Get(path)).IsOk().String("balance.status"), (await ada.Api.Get(path)).IsOk().String("nextEvent.what")));

        await Until(start.AddHours(3));
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"{path}/complete")).IsOk();
        await marketplace.Settles();
        var payout = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        var items = (await pia.Api.Get($"/payouts/{payout}")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Equal([21_60L, 50_40L], items.Order());
        await marketplace.Proves();
    }

    [Fact]
    public async Task Unpaid_the_booking_is_cancelled_and_the_deposit_kept()
    {
        var (_, ada, path, start) = await Sells();
        await Until(start.AddDays(-5));
        ada = await marketplace.LogsIn(ada.Email);
        var ended = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("cancelled", "void", 0L), (ended.String("status"), ended.String("balance.status"), ended.Number("refunded.amount")));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_is_booked_late_is_paid_at_once_and_a_plan_must_make_sense()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 1, amount = new { amount = 1, currency = "EUR" } }, balanceDue = "P7D" } })).IsProblem(422, "not-valid", "payment.deposit");
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { basisPoints = 1 }, balanceDue = "PT1H" } })).IsProblem(422, "not-valid", "payment.balanceDue");
        (await pia.Api.Patch($"/listings/{listing}", new { payment = new { deposit = new { amount = new { amount = 1, currency = "USD" } }, balanceDue = "P7D" } })).IsProblem(422, "listing.price-not-valid", "payment");
        Assert.Equal(3000, (await pia.Api.Patch($"/listings/{listing}", new { payment = Plan })).IsOk().Number("payment.deposit.basisPoints"));
        var quote = (await marketplace.Visitor.Post($"/listings/{listing}/quote", new { start = await Now() + TimeSpan.FromDays(3) })).IsOk();
        Assert.Equal((80_00L, JsonValueKind.Null), (quote.Number("dueNow.amount"), quote["dueLater"].ValueKind));
    }

    private async Task<(Person Pia, Person Ada, string Path, DateTimeOffset Start)> Sells()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        (await pia.Api.Patch($"/listings/{listing}", new { payment = Plan })).IsOk();
        var ada = await marketplace.Arrives("Ada");
        var start = Monday;
        while (start < await Now() + TimeSpan.FromDays(10))
        {
            start = start.AddDays(7);
        }

        var booking = await ada.Books(listing, start);
        await marketplace.Pays(booking);
        return (pia, ada, $"/bookings/{booking.String("id")}", start);
    }

    private async Task Until(DateTimeOffset moment) => await marketplace.Pass($"PT{(long)(moment - await Now()).TotalSeconds}S");

    private async Task<DateTimeOffset> Now() => (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();

    private static IEnumerable<string> Mails(Reply reply) => reply.IsOk()["items"].EnumerateArray().Select(mail => mail.GetProperty("text").GetString()!);
}
