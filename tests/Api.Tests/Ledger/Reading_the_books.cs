using Marketplace.Bookings;

namespace Marketplace.Ledger;

/// <summary>What a bookkeeper takes out of the ledger: totals that are even, and rows that a spreadsheet reads.</summary>
public sealed class Reading_the_books(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_paid_booking_is_in_the_trial_balance_and_in_the_export()
    {
        var (_, ada, booking, _) = await marketplace.Agrees(Monday, Monday.AddDays(2));
        await marketplace.Settles();
        var books = await marketplace.Operator();

        var totals = (await books.Get("/ledger/trial-balance")).IsOk();
        Assert.Equal((80_00, true), (totals.Number("totals.0.debits.amount"), totals["totals"][0].GetProperty("balanced").GetBoolean()));
        Assert.Equal(("cash:stripe", 78_55), (totals.String("accounts.0.account"), totals.Number("accounts.0.balance.amount")));
        Assert.Empty((await books.Get("/ledger/trial-balance?until=2029-12-31T23:00:00Z")).IsOk()["accounts"].EnumerateArray());

        var export = await books.Get("/ledger/export");
        Assert.Equal("text/csv; charset=utf-8; header=present", export.Headers["Content-Type"]);
        var rows = export.Text.Split("\r\n");
        Assert.Equal("at,transaction,purpose,booking,stream,version,leg,account,owner,currency,debit,credit", rows[0]);
        Assert.Equal(
            [("cash:stripe", "78.55", ""), ("expense:gateway_fee", "1.45", ""), ("liability:escrow", "", "80.00")],
            rows[1..^1].Select(row => row.Split(',')).Where(row => row[3] == booking.String("id")).Select(row => (row[7], row[10], row[11])).Order());
        Assert.Equal([rows[0], string.Empty], (await books.Get("/ledger/export?until=2029-12-31T23:00:00Z")).Text.Split("\r\n"));

        (await ada.Api.Get("/ledger/trial-balance")).IsProblem(403, "forbidden");
        (await ada.Api.Get("/ledger/export")).IsProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("/ledger/trial-balance?until=yesterday", "until")]
    [InlineData("/ledger/export?from=2030-03-04", "from")]
    [InlineData("/ledger/export?from=2030-03-04T00:00:00Z&until=2030-03-04T00:00:00Z", "until")]
    public async Task A_time_that_makes_no_sense_is_refused(string path, string field) =>
        (await (await marketplace.Operator()).Get(path)).IsProblem(400, "malformed-request", field);
}
