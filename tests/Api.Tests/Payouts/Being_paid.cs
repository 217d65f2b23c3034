using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>What a provider has earned, when it is paid, and that it is nobody else's business.</summary>
public sealed class Being_paid(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Earnings_wait_and_are_paid_on_demand_once_and_to_the_one_who_earned_them()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var schedule = (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        Assert.Equal("manual", schedule.String("interval"));
        Assert.Equal(JsonValueKind.Null, schedule["minimum"].ValueKind);
        schedule = (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual", minimum = new { amount = 100_00, currency = "EUR" } })).IsOk();
        Assert.Equal((100_00, "EUR"), (schedule.Number("minimum.amount"), schedule.String("minimum.currency")));
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(booking);
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("pending.0.amount"));

        await marketplace.Pass("P2DT1H");
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/complete")).IsOk();
        await marketplace.Settles();
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(72_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("available.0.amount"));

        const string key = "now-please";
        var first = (await pia.Api.Post("/providers/me/payouts", new { }, key)).IsCreated();
        var again = (await pia.Api.Post("/providers/me/payouts", new { }, key)).IsCreated();
        Assert.True(again.IsReplay);
        (await pia.Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.nothing-available");
        await marketplace.Settles();

        var payout = first.String("latest.0");
        Assert.Equal(72_00, (await pia.Api.Get($"/payouts/{payout}")).IsOk().Number("items.0.amount.amount"));
        (await ada.Api.Get($"/payouts/{payout}")).IsProblem(404, "payout.unknown");
        (await ada.Api.Get("/providers/me/balance")).IsProblem(404, "provider.unknown");
        (await ada.Api.Get("/ledger/proof")).IsProblem(403, "forbidden");
        await marketplace.Proves();

        var statement = (await pia.Api.Get("/providers/me/statement?from=2030-03-01")).IsOk();
        Assert.Equal(
            (0, 72_00, -72_00, 0),
            (statement.Number("balances.0.opening.amount"), statement.Number("balances.0.movements.0.amount.amount"),
                statement.Number("balances.0.movements.1.amount.amount"), statement.Number("balances.0.closing.amount")));
        var movements = (await pia.Api.Get("/providers/me/statement/movements")).IsOk();
        // While the clock stands still all of it happens at once, and what happens at once is in no order.
        Assert.Equal(
            [("earned", booking.String("id")), ("payout", payout)],
            movements["items"].EnumerateArray().Select(moved =>
                (Kind: moved.GetProperty("kind").GetString(), Of: (moved.TryGetProperty("payoutId", out var paid) && paid.ValueKind is JsonValueKind.String ? paid : moved.GetProperty("bookingId")).GetString())).OrderBy(moved => moved.Kind));
        var rows = (await pia.Api.Get("/providers/me/statement.csv?until=2030-04-01")).Text.Split("\r\n");
        Assert.Equal(["-72.00", "72.00"], rows[1..^1].Select(row => row.Split(',')[4]).Order(StringComparer.Ordinal));
        (await ada.Api.Get("/providers/me/statement")).IsProblem(404, "provider.unknown");

        var olga = await marketplace.Operator();
        var theirs = $"/admin/providers/{(await pia.Api.Get("/providers/me")).IsOk().String("id")}/statement";
        Assert.Equal(statement.Text, (await olga.Get($"{theirs}?from=2030-03-01")).IsOk().Text);
        Assert.Equal(movements.Text, (await olga.Get($"{theirs}/movements")).IsOk().Text);
        Assert.Equal(rows, (await olga.Get($"{theirs}.csv?until=2030-04-01")).Text.Split("\r\n"));
        (await pia.Api.Get(theirs)).IsProblem(403, "forbidden");
        (await olga.Get($"/admin/providers/{Guid.NewGuid()}/statement")).IsProblem(404, "provider.unknown");
    }

    [Theory]
    [InlineData("from=2030-03-01&until=2030-03-01", "until")]
    [InlineData("from=yesterday", "from")]
    [InlineData("until=0001-01-01", "until")]
    [InlineData("from=9999-12-31", "from")]
    public async Task A_statement_of_days_that_make_no_sense_is_refused(string days, string field)
    {
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Get($"/providers/me/statement?{days}")).IsProblem(400, "malformed-request", field);
    }

    [Theory]
    [InlineData("hourly", null, null, "interval")]
    [InlineData("weekly", "someday", null, "weekday")]
    [InlineData("monthly", null, 32, "day")]
    public async Task A_schedule_that_makes_no_sense_is_refused(string interval, string? weekday, int? day, string field)
    {
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval, weekday, day })).IsProblem(422, "not-valid", field);
    }
}
