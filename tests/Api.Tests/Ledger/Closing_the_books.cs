using Marketplace.Bookings;

namespace Marketplace.Ledger;

/// <summary>Operators close a month; what comes after that counts for the next one.</summary>
public sealed class Closing_the_books(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset LastOfMarch = new(2030, 3, 29, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_month_is_closed_once_it_is_over_and_is_sealed_and_proven()
    {
        var (_, ada, booking, _) = await marketplace.Agrees(LastOfMarch, LastOfMarch.AddDays(20));
        var olga = await marketplace.Operator();
        var open = (await olga.Get("/ledger/periods/2030-03")).IsOk();
        Assert.Equal(("open", 80_00), (open.String("period.state"), open.Number("totals.0.debits.amount")));
        (await olga.Post("/ledger/periods/2030-03/close", new { reason = "All is in." })).IsProblem(409, "ledger.period-not-over", "until");
        (await olga.Post("/ledger/periods/2030-03/close", new { })).IsProblem(422, "not-valid", "reason");
        (await olga.Post("/ledger/periods/march/close", new { reason = "All is in." })).IsProblem(404, "ledger.unknown-period");
        (await olga.Get("/ledger/periods/2030-13")).IsProblem(404, "ledger.unknown-period");
        (await ada.Api.Get("/ledger/periods")).IsProblem(403, "forbidden");

        await marketplace.Pass("P5D");
        olga = await marketplace.Operator();
        const string key = "close-march";
        (await olga.Post("/ledger/periods/2030-03/close", new { reason = "All is in." }, key)).IsOk();
        Assert.True((await olga.Post("/ledger/periods/2030-03/close", new { reason = "All is in." }, key)).IsOk().IsReplay);
        (await olga.Post("/ledger/periods/2030-03/close", new { reason = "Once more." })).IsProblem(409, "ledger.period-closed");
        await marketplace.Settles();
        (await olga.Post("/ledger/periods/2030-05/close", new { reason = "All is in." })).IsProblem(409, "ledger.period-not-next", "next");

        var march = (await olga.Get("/ledger/periods/2030-03")).IsOk();
        Assert.Equal(("sealed", 3, "All is in.", 64), (march.String("period.state"), march.Number("period.postings"), march.String("period.reason"), march.String("period.seal").Length));
        Assert.Equal(("cash:stripe", 78_55), (march.String("accounts.0.account"), march.Number("accounts.0.balance.amount")));
        Assert.Equal("2030-03", (await olga.Get("/ledger/periods")).IsOk().String("items.0.id"));
        (await olga.Get("/ledger/periods/2030-02")).IsProblem(404, "ledger.unknown-period");
        var proof = (await olga.Get("/ledger/proof")).IsOk();
        Assert.Equal((1, true), (proof.Number("seals.sealed"), proof["holds"].GetBoolean()));

        var rows = (await olga.Get("/ledger/periods/2030-03/export")).Text.Split("\r\n");
        Assert.Equal(3, rows[1..^1].Count(row => row.Split(',')[3] == booking.String("id")));

        // What happens from now on is in April, the refund of what was paid in March too.
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await marketplace.Settles();
        var april = (await olga.Get("/ledger/periods/2030-04")).IsOk();
        Assert.Equal(("open", march.String("period.until")), (april.String("period.state"), april.String("period.from")));
        Assert.Equal(-80_00, april.Number("accounts.0.balance.amount"));
        Assert.Equal(3, (await olga.Get("/ledger/periods/2030-03")).IsOk().Number("period.postings"));
        Assert.True((await olga.Get("/ledger/proof")).IsOk()["holds"].GetBoolean());
    }
}
