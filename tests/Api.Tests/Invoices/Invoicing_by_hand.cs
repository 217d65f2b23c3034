using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Invoices;

/// <summary>Pia sells an hour that is settled elsewhere, and invoices Ada for it by hand: 95.20 EUR with tax.</summary>
public sealed class Invoicing_by_hand(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_drafted_sent_opened_paid_in_parts_and_given_back()
    {
        var (pia, ada, booking) = await AdaBooks();
        var draft = (await pia.Api.Post("/invoices", Draft(booking))).IsCreated();
        var path = $"/invoices/{draft.String("id")}";
        Assert.Equal(("draft", "by_hand", 80_00, 15_20, 95_20), (draft.String("status"), draft.String("kind"), draft.Number("net.amount"), draft.Number("tax.amount"), draft.Number("total.amount")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (draft["number"].ValueKind, draft["paymentId"].ValueKind));
        Assert.Equal(path, draft.Headers["Location"][draft.Headers["Location"].IndexOf("/invoices/", StringComparison.Ordinal)..]);
        (await ada.Api.Get(path)).IsProblem(404, "invoice.unknown");
        Assert.Empty((await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray());
        Assert.Equal(draft.String("id"), (await pia.Api.Get("/invoices?role=provider&status=draft")).IsOk().String("items.0.id"));
        (await pia.Api.Get($"{path}.pdf")).IsProblem(409, "invoice.is-draft");
        (await pia.Api.Get($"{path}.html")).IsProblem(409, "invoice.is-draft");
        (await pia.Api.Post($"{path}/pay", new { method = "cash" })).IsProblem(409, "invoice.is-draft");

        (await pia.Api.Patch(path, new { title = "Piano" }, headers: ("If-Match", "\"9\""))).IsProblem(412, "precondition-failed");
        Assert.Equal("Piano", (await pia.Api.Patch(path, new { title = "Piano", notes = "<b>Danke</b>" }, headers: ("If-Match", draft.Headers["ETag"]))).IsOk().String("title"));
        Assert.Equal("sent", (await pia.Api.Post($"{path}/send", new { })).IsOk().String("status"));
        (await pia.Api.Patch(path, new { title = "Violin" })).IsProblem(409, "invoice.not-draft");
        await marketplace.Settles();

        var mail = Assert.Single(await Mails(ada, "Invoice"));
        Assert.Contains("Please pay it to Pia's Studio by 20", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("sent", (await pia.Api.Get(path)).IsOk().String("status"));
        var opened = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("viewed", "INV-000001", 95_20), (opened.String("status"), opened.String("number"), opened.Number("byHand.due.amount")));
        Assert.Equal(JsonValueKind.Null, opened["byHand.internalNotes"].ValueKind);
        Assert.Equal("Bargains.", (await pia.Api.Get(path)).IsOk().String("byHand.internalNotes"));
        var file = await ada.Api.Get($"{path}.pdf");
        Assert.Equal(("application/pdf", "inline; filename=\"INV-000001.pdf\""), (file.Headers["Content-Type"], file.Headers["Content-Disposition"]));
        var page = (await ada.Api.Get($"{path}.html")).Text;
        Assert.Contains("Tax <bdo dir=\"ltr\">19 % · 80.00 EUR</bdo>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;b&gt;Danke&lt;/b&gt;</bdi>", page, StringComparison.Ordinal);

        (await ada.Api.Post($"{path}/pay", new { method = "cash" })).IsProblem(403, "invoice.issuer-only");
        var part = new { method = "bank_transfer", reference = "RF18", amount = Euro(50_00) };
        var key = Api.NewKey();
        Assert.Equal(45_20, (await pia.Api.Post($"{path}/pay", part, key)).IsOk().Number("byHand.due.amount"));
        var again = (await pia.Api.Post($"{path}/pay", part, key)).IsOk();
        Assert.Equal(("true", 50_00, 1), (again.Headers["Idempotency-Replayed"], again.Number("byHand.paid.amount"), again["byHand.payments"].GetArrayLength()));
        (await pia.Api.Post($"{path}/pay", part with { amount = Euro(1) }, key)).IsProblem(422, "key-reused");
        (await pia.Api.Post($"{path}/pay", part)).IsProblem(422, "invoice.not-valid", "amount");
        (await pia.Api.Post($"{path}/void", new { })).IsProblem(409, "invoice.is-paid");
        var paid = (await pia.Api.Post($"{path}/pay", new { method = "cash" })).IsOk();
        Assert.Equal(("paid", 0, 45_20), (paid.String("status"), paid.Number("byHand.due.amount"), paid.Number("byHand.payments.1.amount.amount")));

        (await pia.Api.Post($"{path}/refund", new { method = "cash", amount = Euro(20_00), reason = "It was too short." })).IsOk();
        await marketplace.Settles();
        var refunded = (await ada.Api.Get(path)).IsOk();
        Assert.Equal(("paid", 20_00, 75_20), (refunded.String("status"), refunded.Number("credited.amount"), refunded.Number("byHand.paid.amount")));
        var note = (await ada.Api.Get($"/invoices/{refunded.String("creditNotes.0")}")).IsOk();
        Assert.Equal(
            ("INV-000002", "credit_note", 20_00, "INV-000001", "It was too short."),
            (note.String("number"), note.String("type"), note.Number("total.amount"), note.String("correctsNumber"), note.String("reason")));
        Assert.Equal("Credit note INV-000002", Assert.Single(await Mails(ada, "Credit note")).GetProperty("subject").GetString());
        Assert.Equal("refunded", (await pia.Api.Post($"{path}/refund", new { method = "other" })).IsOk().String("status"));
        (await pia.Api.Post($"{path}/pay", new { method = "cash" })).IsProblem(409, "invoice.is-over");
        await marketplace.Settles();
        Assert.Equal(file.Text, (await ada.Api.Get($"{path}.pdf")).Text);
        Assert.Equal(
            [("INV-000001", "refunded"), ("INV-000002", "sent"), ("INV-000003", "sent")],
            (await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray().Select(item => (item.GetProperty("number").GetString()!, item.GetProperty("status").GetString()!)).Order());
        await marketplace.Proves();
    }

    [Fact]
    public async Task Discarding_leaves_no_gap_and_voiding_a_credit_note()
    {
        var (pia, ada, booking) = await AdaBooks();
        var (first, second) = ((await pia.Api.Post("/invoices", Draft(booking))).IsCreated().String("id"), (await pia.Api.Post("/invoices", Draft(booking))).IsCreated().String("id"));
        await marketplace.Settles();
        Assert.Equal(204, (int)(await pia.Api.Delete($"/invoices/{first}")).Status);
        (await pia.Api.Get($"/invoices/{first}")).IsProblem(404, "invoice.unknown");
        (await pia.Api.Post($"/invoices/{second}/send", new { })).IsOk();
        (await pia.Api.Delete($"/invoices/{second}")).IsProblem(409, "invoice.not-draft");
        Assert.Equal("void", (await pia.Api.Post($"/invoices/{second}/void", new { reason = "It was settled otherwise." })).IsOk().String("status"));
        await marketplace.Settles();
        Assert.Equal(
            [("INV-000001", "invoice", "void"), ("INV-000002", "credit_note", "sent")],
            (await pia.Api.Get("/invoices?role=provider")).IsOk()["items"].EnumerateArray()
                .Select(item => (item.GetProperty("number").GetString()!, item.GetProperty("type").GetString()!, item.GetProperty("status").GetString()!)).Order());
        Assert.Equal(95_20, (await ada.Api.Get($"/invoices/{second}")).IsOk().Number("credited.amount"));
    }

    [Fact]
    public async Task Who_does_not_pay_is_reminded_and_seen_as_overdue_until_they_do()
    {
        var (pia, ada, booking) = await AdaBooks();
        var id = (await pia.Api.Post("/invoices", Draft(booking))).IsCreated().String("id");
        (await pia.Api.Post($"/invoices/{id}/send", new { })).IsOk();
        await marketplace.Settles();
        Assert.Empty((await ada.Api.Get("/invoices?overdue=true")).IsOk()["items"].EnumerateArray());
        await marketplace.Pass("P14DT1S");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        Assert.Equal(id, (await ada.Api.Get("/invoices?overdue=true")).IsOk().String("items.0.id"));
        Assert.Empty(await Mails(ada, "Reminder"));
        await marketplace.Pass("P60D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var mails = await Mails(ada, "Reminder");
        Assert.Equal(3, mails.Length);
        Assert.Equal("Reminder of invoice INV-000001", mails[0].GetProperty("subject").GetString());
        Assert.Single(mails[0].GetProperty("attachments").EnumerateArray());
        Assert.Equal(3, (await pia.Api.Post($"/invoices/{id}/pay", new { method = "check" })).IsOk().Number("byHand.reminders"));
        Assert.Empty((await pia.Api.Get("/invoices?role=provider&overdue=true")).IsOk()["items"].EnumerateArray());
        Assert.Equal(id, (await pia.Api.Get("/invoices?role=provider&status=paid")).IsOk().String("items.0.id"));
        (await ada.Api.Get("/invoices?overdue=soon")).IsProblem(400, "malformed-request", "overdue");
        (await ada.Api.Get("/invoices?status=lost")).IsProblem(400, "malformed-request", "status");
    }

    [Fact]
    public async Task It_is_to_ones_own_customers_alone_and_not_for_what_is_paid_here()
    {
        var (pia, ada, booking) = await AdaBooks();
        var paidHere = await ada.Books(await pia.Publishes(), await AWorkday(3));
        (await pia.Api.Post("/invoices", Draft(paidHere.String("id")))).IsProblem(422, "invoice.paid-here");
        var vic = await marketplace.GoesLive("Vic");
        (await vic.Api.Post("/invoices", Draft(booking))).IsProblem(404, "invoice.customer-unknown");
        (await vic.Api.Post("/invoices", Draft(Guid.NewGuid().ToString()))).IsProblem(404, "invoice.customer-unknown");
        (await ada.Api.Post("/invoices", Draft(booking))).IsProblem(403, "provider.required");
        (await pia.Api.Post("/invoices", new { title = "Nothing", lines = Array.Empty<object>() })).IsProblem(422, "not-valid", "bookingId", "lines");

        var asked = (await ada.Api.Post("/messages/threads", new { listingId = await vic.Publishes(), message = "Would you tune it?" })).IsCreated().String("id");
        var tuned = (await vic.Api.Post("/invoices", new { threadId = asked, title = "Tuning", lines = new[] { new { label = "Once", unitPrice = Euro(60_00) } } })).IsCreated();
        Assert.Equal((JsonValueKind.Null, asked, "Ada Example"), (tuned["bookingId"].ValueKind, tuned.String("byHand.threadId"), tuned.String("recipient.name")));
        (await pia.Api.Post($"/invoices/{tuned.String("id")}/send", new { })).IsProblem(404, "invoice.unknown");
    }

    [Fact]
    public async Task What_the_marketplace_wrote_is_not_paid_by_word()
    {
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Pays(await ada.Books(await pia.Publishes(), await AWorkday(2)));
        await marketplace.Pass("P9D");
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var id = (await ada.Api.Get("/invoices")).IsOk().String("items.0.id");
        (await pia.Api.Post($"/invoices/{id}/pay", new { method = "cash" })).IsProblem(409, "invoice.not-by-hand");
        (await ada.Api.Post($"/invoices/{id}/pay", new { method = "cash" })).IsProblem(409, "invoice.not-by-hand");
        (await pia.Api.Post($"/invoices/{id}/void", new { })).IsProblem(409, "invoice.not-by-hand");
        (await pia.Api.Patch($"/invoices/{id}", new { title = "Free" })).IsProblem(409, "invoice.not-by-hand");
    }

    /// <summary>An hour of Pia's that is settled elsewhere.</summary>
    private async Task<(Person Pia, Person Ada, string Booking)> AdaBooks()
    {
        var start = await AWorkday(2);
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        return (pia, ada, (await ada.Books(await pia.Publishes("unpaid"), start)).String("id"));
    }

    /// <summary>So many days after a Monday on which the clock stands: it goes forward only, whichever story is told first.</summary>
    private async Task<DateTimeOffset> AWorkday(int days)
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var weeks = (int)Math.Ceiling((now - Monday) / TimeSpan.FromDays(7));
        var monday = Monday.AddDays(7 * Math.Max(0, weeks));
        await marketplace.Freeze(monday);
        return monday.AddDays(days);
    }

    private async Task<JsonElement[]> Mails(Person to, string about) =>
    [
        .. (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(to.Email)}")).IsOk()["items"].EnumerateArray()
            .Where(mail => mail.GetProperty("subject").GetString()!.StartsWith(about, StringComparison.Ordinal)),
    ];

    private static object Draft(string booking) => new
    {
        bookingId = booking,
        title = "An hour at the piano",
        lines = new[] { new { label = "Half an hour", quantity = 2, unitPrice = Euro(40_00), taxBasisPoints = 19_00 } },
        internalNotes = "Bargains.",
    };

    private static Price Euro(long amount) => new(amount, "EUR");

    private sealed record Price(long Amount, string Currency);
}
