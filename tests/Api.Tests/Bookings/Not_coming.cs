using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>Who was there, who was not, and what becomes of the money.</summary>
public sealed class Not_coming(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_customer_whose_provider_did_not_come_gets_everything_back()
    {
        var (_, ada, path, payment) = await Confirmed();
        await marketplace.Pass("P1D");
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Post($"{path}/no-show")).IsProblem(409, "booking.too-early", "from");
        await marketplace.Pass("PT15M");
        ada = await marketplace.LogsIn(ada.Email);

        var reported = await Booked.Twice(ada, $"{path}/no-show", new { reason = "Nobody opened." }, 200);
        Assert.Equal(("no_show_reported", "provider", "no_show_stands"), (reported.String("status"), reported.String("noShow.absent"), reported.String("nextEvent.what")));

        await marketplace.Pass("P2D");
        ada = await marketplace.LogsIn(ada.Email);
        var over = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("no_show", 80_00, "upheld"), (over.String("status"), over.Number("refunded.amount"), over.String("noShow.outcome")));
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_the_other_side_contests_an_operator_decides_and_the_fee_is_earned()
    {
        var (pia, ada, path, payment) = await Confirmed();
        await marketplace.Pass("P1DT1H");
        (pia, ada, var olga) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), await marketplace.Operator());

        (await pia.Api.Post($"{path}/no-show", new { absent = "provider" })).IsProblem(422, "booking.no-show-side");
        (await pia.Api.Post($"{path}/no-show", new { reason = "I waited." })).IsOk();
        (await pia.Api.Post($"{path}/no-show/contest")).IsProblem(403, "booking.not-yours");
        await Booked.Twice(ada, $"{path}/no-show/contest", new { reason = "I stood at the door." }, 200);
        (await ada.Api.Post($"{path}/no-show/decide", new { upheld = false, reason = "Me" })).IsProblem(403, "forbidden");
        (await olga.Post($"{path}/no-show/decide", new { upheld = true })).IsProblem(422, "not-valid", "reason");
        (await ada.Api.Get("/admin/queues/disputes")).IsProblem(403, "forbidden");
        var waiting = Assert.Single(await Disputes(olga, path));
        Assert.Equal(
            ("customer", "I waited.", "I stood at the door.", "dispute_lapses", 80_00),
            (
                waiting.GetProperty("absent").GetString(),
                waiting.GetProperty("claim").GetProperty("text").GetString(),
                waiting.GetProperty("answer").GetProperty("text").GetString(),
                waiting.GetProperty("lapses").GetProperty("what").GetString(),
                waiting.GetProperty("held").GetProperty("amount").GetInt32()));
        var decided = (await olga.Post($"{path}/no-show/decide", new { upheld = true, reason = "The lock says nobody came." })).IsOk();
        Assert.Empty(await Disputes(olga, path));
        await marketplace.Settles();

        Assert.Equal(("no_show", 0, "The lock says nobody came."), (decided.String("status"), decided.Number("refunded.amount"), decided.String("noShow.decision")));
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("captured.amount"));
        Assert.Equal(
            ["booking.no-show-reported", "booking.no-show-contested", "booking.no-show-upheld"],
            (await ada.Api.Get($"{path}/timeline")).IsOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!).TakeLast(3));
        await marketplace.Proves();
    }

    [Fact]
    public async Task A_report_that_is_dismissed_leaves_the_work_done()
    {
        var (pia, ada, path, _) = await Confirmed();
        await marketplace.Pass("P1DT2H");
        (pia, ada, var olga) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), await marketplace.Operator());
        (await pia.Api.Post($"{path}/complete")).IsOk();
        (await ada.Api.Post($"{path}/no-show")).IsOk();

        var dismissed = (await olga.Post($"{path}/no-show/decide", new { upheld = false, reason = "There are pictures." })).IsOk();

        Assert.Equal(("completed", "dismissed"), (dismissed.String("status"), dismissed.String("noShow.outcome")));
        Assert.NotNull(dismissed["releasedAt"].GetString());
        (await ada.Api.Post($"{path}/no-show")).IsProblem(409, "booking.no-show-reported");
        await marketplace.Proves();
    }

    [Fact]
    public async Task The_provider_checks_in_and_out_and_overtime_is_stated()
    {
        var (pia, ada, path, _) = await Confirmed();
        (await pia.Api.Post($"{path}/check-in")).IsProblem(409, "booking.too-early", "from");
        await marketplace.Pass("P1D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        (await ada.Api.Post($"{path}/check-in")).IsProblem(403, "booking.not-yours");
        await Booked.Twice(pia, $"{path}/check-in", new { }, 200);
        await marketplace.Pass("PT80M");
        pia = await marketplace.LogsIn(pia.Email);

        var ended = await Booked.Twice(pia, $"{path}/check-out", new { }, 200);

        Assert.Equal(("in_progress", "PT20M"), (ended.String("status"), ended.String("attendance.overtime")));
    }

    /// <summary>What the operators' queue says about one booking; others of this class may wait in it too.</summary>
    private static async Task<IReadOnlyList<JsonElement>> Disputes(Api olga, string path) =>
        [.. (await olga.Get("/admin/queues/disputes?limit=100")).IsOk()["items"].EnumerateArray()
            .Where(dispute => path.EndsWith(dispute.GetProperty("bookingId").GetString()!, StringComparison.Ordinal))];

    /// <summary>Booked and paid, for this time tomorrow.</summary>
    private async Task<(Person Pia, Person Ada, string Path, string Payment)> Confirmed()
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
        var booked = await ada.Books(await pia.Publishes(), start);
        await marketplace.Pays(booked);
        return (pia, ada, $"/bookings/{booked.String("id")}", booked.String("payment.id"));
    }
}
