using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Reports;

/// <summary>What finance and tax offices ask for comes from the ledger and the invoices.</summary>
public sealed class Reporting(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string TaxDetails = "/providers/me/tax-details";

    private static readonly object Person = new
    {
        entity = "individual",
        legalName = "Pia Pan",
        address = new { street = "Home Street 1", city = "Berlin", zip = "10115", country = "DE" },
        taxCountry = "DE",
        taxNumber = "12 345 678 901",
        vatNumber = "DE123456789",
        dateOfBirth = "1984-05-17",
    };

    [Fact]
    public async Task What_was_earned_is_reported_to_the_platform_to_its_tax_office_and_of_its_providers()
    {
        await marketplace.NextMonday();
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put(TaxDetails, Person)).IsOk();
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Pays(await ada.Books(await pia.Publishes(), monday.AddDays(1).AddHours(4)));
        await marketplace.Pass("P9D");
        await marketplace.Settles();
        var (olga, year) = (await marketplace.Operator(), monday.Year);
        pia = await marketplace.LogsIn(pia.Email);

        var range = $"from={year}-01-01&until={year + 1}-01-01";
        var revenue = (await olga.Get($"/admin/reports/revenue?interval=year&{range}")).IsOk();
        Assert.Equal(
            (80_00, 0, 8_00, 1_45, 8_00 - 1_45, "UTC", "year"),
            (revenue.Number("periods.0.captured.amount"), revenue.Number("periods.0.refunded.amount"), revenue.Number("periods.0.commission.amount"),
                revenue.Number("periods.0.gatewayFees.amount"), revenue.Number("periods.0.net.amount"), revenue.String("timeZone"), revenue.String("interval")));
        var tax = (await olga.Get($"/admin/reports/tax?{range}")).IsOk();
        Assert.Equal(
            ("issued", "commission", "DE", 1, 8_00),
            (tax.String("lines.0.side"), tax.String("lines.0.kind"), tax.String("lines.0.country"), tax.Number("lines.0.invoices"), tax.Number("lines.0.net.amount")));

        var sellers = (await olga.Get($"/admin/reports/sellers/{year}")).IsOk();
        Assert.Equal(
            ("Pia Pan", 0, 72_00, 8_00, 1),
            (sellers.String("items.0.details.legalName"), sellers["items"][0].GetProperty("missing").GetArrayLength(), sellers.Number("items.0.totals.0.consideration.amount"),
                sellers.Number("items.0.totals.0.fees.amount"), sellers.Number("items.0.totals.0.activities")));
        var mine = (await pia.Api.Get($"/providers/me/reports/sellers/{year}")).IsOk();
        Assert.Equal(sellers["items"][0].ToString(), mine.Text);
        var rows = (await olga.Get($"/admin/reports/sellers/{year}.csv")).Text.Split("\r\n");
        Assert.Equal((27 + 4, "Pia Pan", "EUR"), (rows[0].Split(',').Length, rows[1].Split(',')[3], rows[1].Split(',')[14]));
        Assert.Equal(0, (await olga.Get($"/admin/reports/sellers/{year - 1}")).IsOk()["items"].GetArrayLength());

        var theirs = (await pia.Api.Get($"/providers/me/reports/tax?{range}")).IsOk();
        Assert.Equal([("issued", "service"), ("received", "commission")], theirs["lines"].EnumerateArray().Select(line => (line.GetProperty("side").GetString(), line.GetProperty("kind").GetString())));

        // On the invoice stands who they are to the tax office, and no number but that for the tax on sales.
        var invoice = await pia.Api.Get($"/invoices/{(await pia.Api.Get("/invoices?role=provider")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("kind").GetString() == "service").GetProperty("id")}");
        Assert.Equal(("Pia Pan", "DE123456789"), (invoice.IsOk().String("issuer.name"), invoice.String("issuer.taxNumber")));
        Assert.DoesNotContain("12 345 678 901", invoice.Text, StringComparison.Ordinal);

        (await pia.Api.Get("/admin/reports/revenue")).IsProblem(403, "forbidden");
        (await ada.Api.Get($"/admin/reports/sellers/{year}.csv")).IsProblem(401, "not-authenticated");
    }

    [Fact]
    public async Task Tax_details_are_private_and_say_what_is_missing()
    {
        var pia = await marketplace.GoesLive("Pia");
        Assert.Equal("details", (await pia.Api.Get(TaxDetails)).IsOk().String("missing.0"));
        var declared = (await pia.Api.Put(TaxDetails, new { entity = "company", legalName = "Paws Ltd", address = new { street = "Side Street 2", city = "Erbil", country = "IQ" }, taxCountry = "IQ" })).IsOk();
        Assert.Equal(["taxNumber", "registrationNumber"], declared["missing"].EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("Paws Ltd", (await pia.Api.Get(TaxDetails)).IsOk().String("details.legalName"));
        var id = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        Assert.DoesNotContain("Paws Ltd", (await marketplace.Visitor.Get($"/providers/{id}")).Text, StringComparison.Ordinal);
        (await (await marketplace.Arrives("Ada")).Api.Get(TaxDetails)).IsProblem(404, "provider.unknown");
        (await marketplace.Visitor.Get(TaxDetails)).IsProblem(401, "not-authenticated");

        (await pia.Api.Put(TaxDetails, new { entity = "company", legalName = "Paws Ltd", taxCountry = "XX", dateOfBirth = "1850-01-01" }))
            .IsProblem(422, "not-valid", "dateOfBirth", "address.street", "address.city", "address.country", "taxCountry");
    }

    [Theory]
    [InlineData("from=2030-03-01&until=2030-03-01", "until")]
    [InlineData("from=2030-03-01&until=yesterday", "until")]
    [InlineData("from=2029-01-01&until=2031-01-01&interval=day", "interval")]
    [InlineData("interval=hour", "interval")]
    public async Task A_report_that_makes_no_sense_is_refused(string query, string field) =>
        (await (await marketplace.Operator()).Get($"/admin/reports/revenue?{query}")).IsProblem(400, "malformed-request", field);

    [Fact]
    public async Task A_year_that_is_none_is_unknown() =>
        (await (await marketplace.Operator()).Get("/admin/reports/sellers/12")).IsProblem(404, "report.unknown-year");
}
