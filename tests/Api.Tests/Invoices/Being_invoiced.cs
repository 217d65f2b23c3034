using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Invoices;

/// <summary>What was earned is invoiced to whom it was earned of, and what goes back has credit notes.</summary>
public sealed class Being_invoiced(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Work_is_invoiced_when_it_is_earned_and_credited_when_it_is_given_back()
    {
        var monday = await AMonday();
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(listing, monday.AddDays(2));
        await marketplace.Pays(booking);
        Assert.Empty((await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray());

        await marketplace.Pass("P9D");
        await marketplace.Settles();
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var work = Assert.Single((await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray());
        Assert.Equal(("INV-000001", "service", "paid", 80_00), Told(work));
        Assert.Equal(
            [("INV-000001", "service", "paid", 80_00), ("MP", "commission", "paid", 8_00)],
            (await pia.Api.Get("/invoices?role=provider")).IsOk()["items"].EnumerateArray().Select(Told).Select(told => told.Kind is "commission" ? told with { Number = told.Number[..2] } : told).OrderBy(told => told.Number));

        var invoice = (await ada.Api.Get($"/invoices/{work.GetProperty("id")}")).IsOk();
        Assert.Equal(
            (booking.String("id"), "invoice", 80_00, 80_00, 0),
            (invoice.String("bookingId"), invoice.String("type"), invoice.Number("total.amount"), invoice.Number("lines.0.net.amount"), invoice.Number("credited.amount")));
        Assert.Equal(80_00, (await pia.Api.Get($"/invoices/{work.GetProperty("id")}")).IsOk().Number("total.amount"));

        var file = await ada.Api.Get($"/invoices/{work.GetProperty("id")}.pdf");
        Assert.Equal(("application/pdf", "inline; filename=\"INV-000001.pdf\""), (file.Headers["Content-Type"], file.Headers["Content-Disposition"]));
        Assert.StartsWith("%PDF-1.7", file.Text, StringComparison.Ordinal);
        (await pia.Api.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = 20_00, currency = "EUR" }, reason = "It was too short." })).IsOk();
        await marketplace.Settles();
        var credited = (await ada.Api.Get($"/invoices/{work.GetProperty("id")}")).IsOk();
        Assert.Equal(file.Text, (await ada.Api.Get($"/invoices/{work.GetProperty("id")}.pdf")).Text);
        Assert.Equal(("paid", 20_00), (credited.String("status"), credited.Number("credited.amount")));
        var note = (await ada.Api.Get($"/invoices/{credited.String("creditNotes.0")}")).IsOk();
        Assert.Equal(
            ("INV-000002", "credit_note", "sent", 20_00, work.GetProperty("id").GetString(), "INV-000001", "It was too short."),
            (note.String("number"), note.String("type"), note.String("status"), note.Number("total.amount"), note.String("corrects"), note.String("correctsNumber"), note.String("reason")));
        Assert.Contains("Corrects: <bdo dir=\"ltr\">INV-000001</bdo>", (await ada.Api.Get($"/invoices/{note.String("id")}.html")).Text, StringComparison.Ordinal);
        await marketplace.Proves();
    }

    [Fact]
    public async Task Who_pays_is_mailed_a_receipt_and_who_is_invoiced_the_file()
    {
        var monday = await AMonday();
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(2));
        await marketplace.Pays(booking);
        await marketplace.Settles();
        var receipt = Assert.Single(await Mails(ada, "Receipt"));
        Assert.Equal("Receipt for 80.00 EUR", receipt.GetProperty("subject").GetString());
        Assert.Contains(booking.String("payment.id"), receipt.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Mails(ada, "Invoice"));

        await marketplace.Pass("P9D");
        await marketplace.Settles();
        (pia, ada) = (await marketplace.LogsIn(pia.Email), await marketplace.LogsIn(ada.Email));
        var work = (await ada.Api.Get("/invoices")).IsOk()["items.0"];
        var mail = Assert.Single(await Mails(ada, "Invoice"));
        var file = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        Assert.Equal("Invoice INV-000001", mail.GetProperty("subject").GetString());
        Assert.Contains($"Invoice {work.GetProperty("id")}", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("INV-000001.pdf", "application/pdf"), (file.GetProperty("name").GetString(), file.GetProperty("contentType").GetString()));
        Assert.Equal(
            (await ada.Api.Get($"/invoices/{work.GetProperty("id")}.pdf")).Text, System.Text.Encoding.UTF8.GetString(file.GetProperty("content").GetBytesFromBase64()));
        Assert.StartsWith("Invoice MP-", Assert.Single(await Mails(pia, "Invoice")).GetProperty("subject").GetString(), StringComparison.Ordinal);

        (await pia.Api.Post($"/bookings/{booking.String("id")}/refund", new { amount = new { amount = 20_00, currency = "EUR" }, reason = "It was too short." })).IsOk();
        await marketplace.Settles();
        Assert.Equal("Credit note INV-000002", Assert.Single(await Mails(ada, "Credit note")).GetProperty("subject").GetString());
        Assert.Single(await Mails(ada, "Receipt"));
        Assert.Single(await Mails(ada, "Invoice"));
    }

    [Fact]
    public async Task It_can_be_printed_in_both_directions_whatever_people_wrote()
    {
        var monday = await AMonday();
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Patch("/providers/me", new { businessName = "صالون <b>بيا</b> & Co" })).IsOk();
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Pays(await ada.Books(await pia.Publishes(), monday.AddDays(2)));
        await marketplace.Pass("P9D");
        await marketplace.Settles();
        ada = await marketplace.LogsIn(ada.Email);
        var id = (await ada.Api.Get("/invoices")).IsOk().String("items.0.id");

        var english = await ada.Api.Get($"/invoices/{id}.html");
        Assert.Equal("text/html; charset=utf-8", english.Headers["Content-Type"]);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", english.Text, StringComparison.Ordinal);
        Assert.Contains("INV-000001", english.Text, StringComparison.Ordinal);
        Assert.Contains("<bdi>صالون &lt;b&gt;بيا&lt;/b&gt; &amp; Co</bdi>", english.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", (await ada.Api.Get($"/invoices/{id}.html?lang=ar")).Text, StringComparison.Ordinal);
        (await ada.Api.Get($"/invoices/{id}.html?lang=tlh")).IsProblem(400, "malformed-request", "lang");
        (await ada.Api.Get($"/invoices/{id}.pdf?lang=tlh")).IsProblem(400, "malformed-request", "lang");
        Assert.NotEqual((await ada.Api.Get($"/invoices/{id}.pdf")).Text, (await ada.Api.Get($"/invoices/{id}.pdf?lang=ar")).Text);
        (await marketplace.Visitor.Get($"/invoices/{id}.pdf")).IsProblem(401, "not-authenticated");
        (await marketplace.Visitor.Get($"/invoices/{id}.html")).IsProblem(401, "not-authenticated");
        (await ada.Api.Get("/admin/invoices")).IsProblem(403, "forbidden");
    }

    private async Task<JsonElement[]> Mails(Person to, string about) =>
    [
        .. (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(to.Email)}")).IsOk()["items"].EnumerateArray()
            .Where(mail => mail.GetProperty("subject").GetString()!.StartsWith(about, StringComparison.Ordinal)),
    ];

    /// <summary>The clock of a marketplace goes forward only, whichever story is told first.</summary>
    private async Task<DateTimeOffset> AMonday()
    {
        var now = (await marketplace.Visitor.Get("/sandbox/clock")).IsOk()["now"].GetDateTimeOffset();
        var monday = now < Monday ? Monday : Monday.AddDays(7 * (((int)(now - Monday).TotalDays / 7) + 1));
        await marketplace.Freeze(monday);
        return monday;
    }

    private static (string Number, string Kind, string Status, long Total) Told(JsonElement item) => (
        item.GetProperty("number").GetString()!,
        item.GetProperty("kind").GetString()!,
        item.GetProperty("status").GetString()!,
        item.GetProperty("total").GetProperty("amount").GetInt64());
}
