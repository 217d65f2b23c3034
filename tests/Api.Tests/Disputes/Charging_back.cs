using Marketplace.Bookings;
using Marketplace.Verification;

namespace Marketplace.Disputes;

/// <summary>Ada goes to her bank with what she paid Pia: the money is away at once, the bank is answered, and what it decides is whose the terms say.</summary>
public sealed class Charging_back(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Is_won_with_what_the_marketplace_knows_and_lost_when_it_is_accepted()
    {
        await marketplace.Freeze(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var eve = await marketplace.Arrives("Eve");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var first = await ada.Books(listing, Monday.AddDays(2));
        await marketplace.Pays(first);
        var payment = first.String("payment.id");
        await Disputes(payment);

        // Nobody but its provider and operators sees it, and nothing is given back meanwhile.
        var list = (await pia.Api.Get($"/payments/{payment}/disputes")).IsOk();
        Assert.Equal(("needs_response", 80_00), (list.String("items.0.status"), list.Number("items.0.amount.amount")));
        var dispute = $"/disputes/{list.String("items.0.id")}";
        foreach (var stranger in (Person[])[ada, eve])
        {
            (await stranger.Api.Get(dispute)).IsProblem(404, "dispute.unknown");
            (await stranger.Api.Get($"{dispute}/evidence")).IsProblem(404, "dispute.unknown");
            (await stranger.Api.Get($"/payments/{payment}/disputes")).IsProblem(404, "payment.unknown");
            (await stranger.Api.Post($"{dispute}/statements", new { text = "Let me in." })).IsProblem(404, "dispute.unknown");
        }

        (await pia.Api.Post($"/bookings/{first.String("id")}/refund", new { })).IsProblem(409, "booking.payment-disputed");
        var timeline = (await pia.Api.Get($"/bookings/{first.String("id")}/timeline?limit=100")).IsOk();
        Assert.Contains(timeline["items"].EnumerateArray(), entry => entry.GetProperty("type").GetString() == "booking.payment-disputed");
        await marketplace.Proves();

        // What she adds is in what the bank is told, with what was agreed and what happened.
        const string key = "facts";
        (await pia.Api.Post($"{dispute}/statements", new { text = "It is winning_evidence." }, key)).IsOk();
        Assert.True((await pia.Api.Post($"{dispute}/statements", new { text = "It is winning_evidence." }, key)).IsOk().IsReplay);
        (await pia.Api.Post($"{dispute}/statements", new { text = "" })).IsProblem(422, "not-valid", "text");
        var preview = (await pia.Api.Get($"{dispute}/evidence")).IsOk();
        Assert.Contains("winning_evidence", preview.String("statements"), StringComparison.Ordinal);
        Assert.Contains("booking.confirmed", preview.String("activityLog"), StringComparison.Ordinal);
        Assert.NotEmpty(preview.String("cancellationPolicy"));
        var olga = await marketplace.Operator();
        var queue = (await olga.Get("/admin/queues/disputes")).IsOk();
        Assert.Equal(("chargeback", list.String("items.0.id")), (queue.String("items.0.kind"), queue.String("items.0.disputeId")));

        // Nobody sends it, so the clock does; the bank believes it.
        await marketplace.Pass("P9D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var won = (await pia.Api.Get(dispute)).IsOk();
        Assert.Equal(("won", 80_00), (won.String("status"), won.Number("reinstated.amount")));
        Assert.NotEqual("null", (await pia.Api.Get($"{dispute}/evidence")).IsOk()["submittedAt"].GetRawText());
        (await pia.Api.Post($"{dispute}/statements", new { text = "And more." })).IsProblem(409, "dispute.not-now");
        await marketplace.Proves();

        // Another one, of money that was paid out: an operator accepts it, and Pia owes her share and the fee.
        var second = await ada.Books(listing, Monday.AddDays(10));
        await marketplace.Pays(second);
        await marketplace.Pass("P14D");
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(144_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("paidOut.0.amount"));
        await Disputes(second.String("payment.id"));
        var held = (await pia.Api.Get("/providers/me/balance/explain")).IsOk();
        Assert.Equal(("dispute_reserve", -72_00), (held.String("items.0.kind"), held.Number("items.0.amount.amount")));
        var lost = (await pia.Api.Get("/disputes?limit=1")).IsOk().String("items.0.id");
        (await pia.Api.Post($"/bookings/{second.String("id")}/refund", new { })).IsProblem(409, "payment.disputed");
        (await pia.Api.Post($"/admin/disputes/{lost}/accept", new { reason = "True." })).IsProblem(403, "forbidden");
        olga = await marketplace.Operator();
        (await olga.Post($"/admin/disputes/{lost}/accept", new { })).IsProblem(422, "not-valid", "reason");
        (await olga.Post($"/admin/disputes/{lost}/accept", new { reason = "True." })).IsOk();
        await marketplace.Settles();

        Assert.Equal("lost", (await olga.Get($"/disputes/{lost}")).IsOk().String("status"));
        Assert.Equal(-92_00, (await pia.Api.Get("/providers/me/balance")).IsOk().Number("negative.0.amount"));

        // What she was invoiced for stands where the bank let it, and is credited where it did not; so is the commission.
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal(
            [("credit_note", "sent", 80_00, "The customer's bank took it back."), ("invoice", "refunded", 80_00, null)],
            await Invoices(ada, second, "service"));
        Assert.Equal([("invoice", "paid", 80_00, null)], await Invoices(ada, first, "service"));
        Assert.Equal([("credit_note", 8_00), ("invoice", 8_00)], (await Invoices(pia, second, "commission")).Select(said => (said.Type, said.Total)));
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.True(!report.Contains("BROKEN", StringComparison.Ordinal), report);
        await IsNoDifference(marketplace);

        async Task Disputes(string id) => (await marketplace.Visitor.Post($"/sandbox/checkout/{id}/dispute", new { })).IsOk();
    }
    /// <summary>What somebody has of one kind about a booking, credit notes first.</summary>
    private static async Task<List<(string Type, string Status, long Total, string? Reason)>> Invoices(Person of, Reply booking, string kind)
    {
        var said = new List<(string Type, string, long, string?)>();
        foreach (var item in (await of.Api.Get($"/invoices?limit=100&role={(kind is "commission" ? "provider" : "customer")}")).IsOk()["items"].EnumerateArray())
        {
            var invoice = (await of.Api.Get($"/invoices/{item.GetProperty("id").GetString()}")).IsOk();
            if (invoice.String("kind") == kind && invoice.String("bookingId") == booking.String("id"))
            {
                var reason = invoice["reason"];
                said.Add((invoice.String("type"), invoice.String("status"), invoice.Number("total.amount"), reason.GetString()));
            }
        }

        return [.. said.OrderBy(one => one.Type, StringComparer.Ordinal)];
    }

    /// <summary>What banks moved is in the sums of a comparison, and nobody is asked about it: the first took 80.00 and 20.00 and gave 80.00 back, the second took as much.</summary>
    private static async Task IsNoDifference(RunningMarketplace marketplace)
    {
        await marketplace.Pass("PT2H");
        var olga = await marketplace.Operator();
        (await olga.Post("/admin/reconciliations", new { from = Monday, reason = "After the disputes." })).IsOk();
        await marketplace.Settles();
        var runs = (await olga.Get("/admin/reconciliations?limit=100")).IsOk()["items"].EnumerateArray().ToArray();
        Assert.Equal("After the disputes.", runs[0].GetProperty("reason").GetString());
        var banks = runs[0].GetProperty("sums").EnumerateArray().Single(sum => sum.GetProperty("kind").GetString() == "adjustment");
        Assert.Equal(-120_00, banks.GetProperty("theirs").GetProperty("amount").GetInt64());
        Assert.All(runs, run => Assert.Equal(0, run.GetProperty("found").GetInt64()));
        Assert.Equal(0, (await olga.Get("/admin/queues/reconciliation")).IsOk()["items"].GetArrayLength());
    }
}
