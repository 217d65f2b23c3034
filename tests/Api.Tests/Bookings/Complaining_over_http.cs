using System.Text.Json;

namespace Marketplace.Bookings;

/// <summary>A customer is not content: the money waits, the sides agree or an operator decides, and every cent goes where it must.</summary>
public sealed class Complaining_over_http(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Both_sides_agree_on_a_part_and_the_rest_is_paid_out()
    {
        var (pia, ada, path, payment) = await Worked();
        (await pia.Api.Post($"{path}/complain", Wanting("redo"))).IsProblem(403, "booking.not-yours", "allowedFor");
        (await ada.Api.Post($"{path}/complain", new { reason = "quality", text = "Green", wish = "partial_refund" })).IsProblem(422, "not-valid", "amount");
        (await ada.Api.Post($"{path}/complain", Wanting("partial_refund", 90_00))).IsProblem(422, "booking.refund-too-much", "held");

        var complained = await Booked.Twice(ada, $"{path}/complain", Wanting("partial_refund", 50_00), 200);
        Assert.Equal(("complained", 80_00), (complained.String("status"), complained.Number("complaint.stake.amount")));
        var complaint = $"/complaints/{complained.String("complaint.id")}";
        var open = (await pia.Api.Get(complaint)).IsOk();
        Assert.Equal(("open", 50_00, "answer_due"), (open.String("status"), open.Number("wanted.amount"), open.String("nextEvent.what")));
        Assert.True(open.Headers.ContainsKey("ETag"));
        Assert.Equal(complained.String("complaint.id"), (await ada.Api.Get("/complaints")).IsOk().String("items.0.id"));
        Assert.Equal(complained.String("complaint.id"), (await pia.Api.Get("/complaints?role=provider")).IsOk().String("items.0.id"));
        (await ada.Api.Post($"{complaint}/accept")).IsProblem(403, "complaint.not-yours", "allowedFor");

        await Booked.Twice(pia, $"{complaint}/offer", new { amount = Euro(30_00), text = "It washes out." }, 200);
        await Booked.Twice(ada, $"{complaint}/statements", new { text = "It does not." }, 200);
        var settled = await Booked.Twice(ada, $"{complaint}/accept", new { offer = 1 }, 200);
        Assert.Equal(("settled", 30_00, "customer"), (settled.String("status"), settled.Number("award.amount"), settled.String("endedBy")));
        Assert.Equal(
            ["opened", "offered", "stated", "settled"],
            settled["entries"].EnumerateArray().Select(entry => entry.GetProperty("what").GetString()!));
        await marketplace.Settles();

        var booking = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("completed", 30_00, "settled"), (booking.String("status"), booking.Number("refunded.amount"), booking.String("complaint.outcome")));
        Assert.Equal(30_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        Assert.Equal(45_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("available.0.amount"));
        (await ada.Api.Post($"{path}/complain", Wanting("redo"))).IsProblem(409, "booking.complained-before", "complaintId");
        await marketplace.Proves();
    }

    [Fact]
    public async Task An_operator_decides_what_they_cannot_and_nobody_is_paid_meanwhile()
    {
        var (pia, ada, path, payment) = await Worked();
        var complaint = $"/complaints/{(await ada.Api.Post($"{path}/complain", Wanting("full_refund"))).IsOk().String("complaint.id")}";
        (await (await marketplace.Arrives("Eve")).Api.Get(complaint)).IsProblem(404, "complaint.unknown");
        await marketplace.Pass("P4D");
        (pia, ada, var olga) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), await marketplace.Operator());

        Assert.Equal("in_mediation", (await pia.Api.Get(complaint)).IsOk().String("status"));
        Assert.Equal("complained", (await pia.Api.Get(path)).IsOk().String("status"));
        (await olga.Post($"{path}/refund", new { reason = "No." })).IsProblem(409, "booking.not-now", "status");
        var waiting = Assert.Single(await Disputes(olga, path));
        Assert.Equal(
            ("complaint", "The dog is green.", 80_00, "decision_due", false),
            (
                waiting.GetProperty("kind").GetString(),
                waiting.GetProperty("claim").GetProperty("text").GetString(),
                waiting.GetProperty("held").GetProperty("amount").GetInt32(),
                waiting.GetProperty("lapses").GetProperty("what").GetString(),
                waiting.GetProperty("isOverdue").GetBoolean()));
        (await ada.Api.Post($"/admin{complaint}/decide", Award(80_00))).IsProblem(403, "forbidden");
        (await olga.Post($"/admin{complaint}/decide", Award(80_01))).IsProblem(422, "complaint.amount-not-valid", "held");

        var decided = await Booked.Twice(olga, $"/admin{complaint}/decide", Award(80_00), 200);
        Assert.Equal(("decided", 80_00, "platform"), (decided.String("status"), decided.Number("award.amount"), decided.String("endedBy")));
        await marketplace.Settles();
        Assert.Empty(await Disputes(olga, path));
        Assert.Equal("refunded", (await ada.Api.Get(path)).IsOk().String("status"));
        Assert.Equal(80_00, (await ada.Api.Get($"/payments/{payment}")).IsOk().Number("refunded.amount"));
        (await olga.Post($"/admin{complaint}/decide", Award(0))).IsProblem(409, "complaint.not-now", "status");
        await marketplace.Proves();
    }

    [Fact]
    public async Task Silence_ends_it_by_what_stands_and_is_said_to_be_late_before()
    {
        var (pia, ada, path, _) = await Worked();
        var complaint = $"/complaints/{(await ada.Api.Post($"{path}/complain", Wanting("full_refund"))).IsOk().String("complaint.id")}";
        await Booked.Twice(pia, $"{complaint}/answer", new { text = "It was green before." }, 200);
        await Booked.Twice(ada, $"{complaint}/escalate", new { reason = "It was not." }, 200);
        await marketplace.Pass("P8D");
        (pia, ada, var olga) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), await marketplace.Operator());
        Assert.True(Assert.Single(await Disputes(olga, path)).GetProperty("isOverdue").GetBoolean());
        await marketplace.Pass("P7D");
        ada = await marketplace.LogsIn(ada.Email);

        var lapsed = (await ada.Api.Get(complaint)).IsOk();
        Assert.Equal(("decided", 0, "platform"), (lapsed.String("status"), lapsed.Number("award.amount"), lapsed.String("endedBy")));
        Assert.Equal(0, (await ada.Api.Get(path)).IsOk().Number("refunded.amount"));
        await marketplace.Proves();
    }

    [Fact]
    public async Task What_is_taken_back_is_as_if_it_had_not_been_said_except_that_it_cannot_be_said_again()
    {
        var (_, ada, path, _) = await Worked();
        var complaint = $"/complaints/{(await ada.Api.Post($"{path}/complain", Wanting("redo"))).IsOk().String("complaint.id")}";
        (await ada.Api.Post($"{complaint}/statements", new { text = "" })).IsProblem(422, "not-valid", "text");

        var withdrawn = await Booked.Twice(ada, $"{complaint}/withdraw", new { reason = "It is a nice green." }, 200);
        Assert.Equal(("withdrawn", 0, "customer"), (withdrawn.String("status"), withdrawn.Number("award.amount"), withdrawn.String("endedBy")));
        await marketplace.Settles();
        Assert.Equal("withdrawn", (await ada.Api.Get(path)).IsOk().String("complaint.outcome"));
        (await ada.Api.Post($"{complaint}/statements", new { text = "Is it?" })).IsProblem(409, "complaint.not-now", "status");
        (await ada.Api.Post($"{path}/complain", Wanting("redo"))).IsProblem(409, "booking.complained-before", "complaintId");
        await marketplace.Proves();
    }

    private static object Euro(long amount) => new { amount, currency = "EUR" };

    private static object Award(long amount) => new { award = Euro(amount), reason = "There are pictures." };

    private static object Wanting(string wish, long? amount = null) =>
        new { reason = "quality", text = "The dog is green.", wish, amount = amount is { } wanted ? Euro(wanted) : null };

    private static async Task<IReadOnlyList<JsonElement>> Disputes(Api olga, string path) =>
        [.. (await olga.Get("/admin/queues/disputes?limit=100")).IsOk()["items"].EnumerateArray()
            .Where(dispute => path.EndsWith(dispute.GetProperty("bookingId").GetString()!, StringComparison.Ordinal))];

    /// <summary>Booked, paid and done, an hour ago.</summary>
    private async Task<(Person Pia, Person Ada, string Path, string Payment)> Worked()
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
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var booked = await ada.Books(await pia.Publishes(), start);
        await marketplace.Pays(booked);
        await marketplace.Pass("P1DT2H");
        return (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email), $"/bookings/{booked.String("id")}", booked.String("payment.id"));
    }
}
