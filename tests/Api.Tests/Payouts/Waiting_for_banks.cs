using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Payouts;

/// <summary>Banks are closed on the Friday on which Pia is paid, and on the weekend after it.</summary>
public sealed class Waiting_for_banks(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Euro = "/admin/bank-calendars/EUR";
    private static readonly DateTimeOffset Monday = new(2031, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Payouts_are_cut_at_once_and_sent_when_banks_are_open()
    {
        await marketplace.Freeze(Monday);
        var olga = await marketplace.Operator();
        var fresh = (await olga.Get(Euro)).IsOk();
        Assert.Equal((0, "\"0\"", JsonValueKind.Null), (fresh.Number("version"), fresh.ETag, fresh["setAt"].ValueKind));
        var set = (await Put(olga, Calendar("A feast"), fresh.ETag)).IsOk();
        Assert.Equal((1, "saturday", "A feast"), (set.Number("version"), set.String("closedWeekdays.0"), set.String("holidays.0.name")));
        (await Put(olga, Calendar("Another"), fresh.ETag)).IsProblem(412, "precondition-failed");

        // Wednesday's work is confirmed on Thursday, and paid for with Friday's midnight in Berlin.
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "daily" })).IsOk();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), Monday.AddDays(2));
        await marketplace.Pays(booking);
        await marketplace.Pass("P3DT3H");
        (ada, pia) = (await marketplace.LogsIn(ada.Email), await marketplace.LogsIn(pia.Email));
        (await ada.Api.Post($"/bookings/{booking.String("id")}/complete")).IsOk();
        await marketplace.Settles();
        var balance = (await pia.Api.Get("/providers/me/balance")).IsOk();
        Assert.Equal(("2031-03-06T23:00:00Z", "2031-03-09T23:00:00Z"), (balance.String("schedule.nextPayoutAt"), balance.String("nextPayouts.0.at")));
        Assert.Equal(("EUR", 3), (balance.String("nextPayouts.0.currency"), balance["nextPayouts"][0].GetProperty("closed").GetArrayLength()));

        await marketplace.Pass("PT13H");
        (olga, pia) = (await marketplace.Operator(), await marketplace.LogsIn(pia.Email));
        var id = (await pia.Api.Get("/providers/me/payouts")).IsOk().String("items.0.id");
        var waiting = (await pia.Api.Get($"/payouts/{id}")).IsOk();
        Assert.Equal(("scheduled", "2031-03-09T23:00:00Z"), (waiting.String("status"), waiting.String("sendOn.at")));
        Assert.Equal(("2031-03-07", "A feast"), (waiting.String("sendOn.closed.0.date"), waiting.String("sendOn.closed.0.holiday")));
        Assert.Equal(JsonValueKind.Null, waiting["sendOn"].GetProperty("closed")[1].GetProperty("holiday").ValueKind);

        // Neither a feast that is taken back nor one that is put in moves what was cut.
        (await Put(olga, new { timeZone = "Europe/Berlin", holidays = new[] { new { date = "2031-03-10", name = "Monday" } } }, (await olga.Get(Euro)).IsOk().ETag)).IsOk();
        await marketplace.Pass("P2DT21H");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal("scheduled", (await pia.Api.Get($"/payouts/{id}")).IsOk().String("status"));
        await marketplace.Pass("PT2H");
        pia = await marketplace.LogsIn(pia.Email);
        var sent = (await pia.Api.Get($"/payouts/{id}")).IsOk();
        Assert.NotEqual("scheduled", sent.String("status"));
        Assert.Equal("2031-03-09T23:00:00Z", sent.String("sendOn.at"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_calendar_that_makes_no_sense_is_refused_with_why()
    {
        var olga = await marketplace.Operator();
        var tag = (await olga.Get("/admin/bank-calendars/USD")).IsOk().ETag;
        (await olga.Put("/admin/bank-calendars/USD", new { timeZone = "Etc/UTC" })).IsProblem(428, "precondition-required");
        (await Put(olga, new { timeZone = "Atlantis", closedWeekdays = new[] { "someday" }, holidays = new[] { new { date = "soon", name = "" } } }, tag, "USD"))
            .IsProblem(422, "not-valid", "timeZone", "closedWeekdays[0]", "holidays[0].date", "holidays[0].name");
        var feast = new { date = "2031-03-07", name = "A feast" };
        (await Put(olga, new { timeZone = "Etc/UTC", holidays = new[] { feast, feast } }, tag, "USD")).IsProblem(422, "payout.calendar-not-valid", "holidays");
        (await olga.Get("/admin/bank-calendars/eur")).IsProblem(422, "not-valid", "currency");
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Get(Euro)).IsProblem(403, "forbidden");
    }

    private static object Calendar(string feast) =>
        new { timeZone = "Europe/Berlin", closedWeekdays = new[] { "saturday", "sunday" }, target = true, holidays = new[] { new { date = "2031-03-07", name = feast } } };

    private static Task<Reply> Put(Api olga, object calendar, string? tag, string currency = "EUR") =>
        olga.Send(HttpMethod.Put, $"/admin/bank-calendars/{currency}", Api.Raw(JsonSerializer.Serialize(calendar)), [("Idempotency-Key", Api.NewKey()), ("If-Match", tag!)]);
}
