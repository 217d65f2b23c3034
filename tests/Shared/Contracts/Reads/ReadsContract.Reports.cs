using Marketplace.Ledger;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Reports;

namespace Marketplace.Shared;

/// <content>What finance and tax offices ask for.</content>
public abstract partial class ReadsContract
{
    private static readonly TaxDetails Told = new(
        TaxEntity.Individual, "Ben Ali", new PostalAddress("Main Street 1", "Berlin", null, "DE"), "DE", "12 345", null, null, new DateOnly(1984, 5, 17));

    [Fact]
    public async Task What_was_booked_is_added_up_by_period_account_and_purpose()
    {
        await Move(800, "capture", Ann, Noon, ("cash:stripe", 97), ("expense:gateway_fee", 3), ("liability:escrow", -100));
        await Move(801, "capture", Ann, Noon.AddHours(1), ("cash:stripe", 7), ("liability:escrow", -7));
        await Move(802, "refund", Ann, Noon.AddHours(1), ("liability:escrow", 30), ("cash:stripe", -30));
        await Move(803, "capture", Ann, Noon.AddHours(2), ("cash:stripe", 1), ("liability:escrow", -1));
        await rows.Apply(Closing("2026-02", null, Noon.AddMinutes(1)));
        await Move(804, "capture", Ann, Noon.AddSeconds(1), ("cash:stripe", 50), ("liability:escrow", -50));

        Assert.Equal(
            [
                (0, "cash:stripe", "capture", 97L), (0, "expense:gateway_fee", "capture", 3L), (0, "liability:escrow", "capture", -100L),
                (1, "cash:stripe", "capture", 50L), (1, "liability:escrow", "capture", -50L),
                (2, "cash:stripe", "capture", 7L), (2, "cash:stripe", "refund", -30L), (2, "liability:escrow", "capture", -7L), (2, "liability:escrow", "refund", 30L),
            ],
            (await Get<IReports>().Booked([Noon, Noon.AddMinutes(1), Noon.AddHours(1), Noon.AddHours(2)], CancellationToken.None))
                .Select(sum => (sum.Period, sum.Account, sum.Purpose, sum.Amount)));
    }

    [Fact]
    public async Task Invoices_and_credit_notes_are_added_up_by_side_and_country()
    {
        await rows.Apply(Invoice(700, Ben, Ann, 1, 80, country: "FR"), Invoice(701, Ben, Ann, 2, 20, country: "FR"), Invoice(702, Ben, Ann, 3, 30, corrects: 700, country: "FR"));
        await rows.Apply(Invoice(703, Ann, Ben, 1, 8, tax: 2, country: "DE"), Invoice(704, Ben, Ann, 4, 5, country: null), Invoice(705, Ann, Id(9), 2, 5, country: "DE"));

        Assert.Equal<TaxSum>(
            [
                new TaxSum(true, "service", null, "EUR", 1, 5, 0, 0, 0, 0),
                new TaxSum(true, "service", "FR", "EUR", 2, 100, 0, 1, 30, 0),
                new TaxSum(false, "service", "IQ", "EUR", 1, 8, 2, 0, 0, 0),
            ],
            await Get<IReports>().Invoiced(Ben, Noon, Noon.AddHours(1), CancellationToken.None));
        Assert.Empty(await Get<IReports>().Invoiced(Ben, Noon.AddHours(-1), Noon, CancellationToken.None));
    }

    [Fact]
    public async Task A_year_of_providers_is_added_up_by_quarter_and_currency()
    {
        var quarters = new SellerQuarters([Noon, Noon.AddDays(1), Noon.AddDays(2), Noon.AddDays(3), Noon.AddDays(4)]);
        await rows.Apply(Provider());
        await rows.Apply(Row.Of(ReadModel.Providers, ("id", Ann)).Put(
            ("account_id", Id(4)), ("business_name", "Ann's"), ("provider_type", "individual"), ("status", "active"), ("country", "IQ"),
            ("currency", "EUR"), ("time_zone", "Europe/Berlin"), ("registered_at", Noon.AddDays(1)), ("updated_at", Noon)));
        await rows.Apply(Row.Of(ReadModel.ProviderTaxDetails, ("provider_id", Ben)).Put(("details", new Json(Told)), ("declared_at", Noon)));
        await Earn(800, Ben, Id(50), Noon, "earned", 90, 8, 2);
        await Earn(801, Ben, Id(50), Noon.AddHours(1), "earned", 10, 0, 0);
        await Earn(802, Ben, Id(51), Noon.AddDays(3), "earned", 45, 5, 0);
        await Earn(803, Ben, Id(50), Noon.AddDays(3), "return", -30, -3, -1);
        await Earn(804, Ben, Id(50), Noon.AddDays(3), "payout", -70, 0, 0);
        await Earn(805, Ann, Id(52), Noon.AddDays(4).AddTicks(-10), "earned", 7, 1, 0);
        await Earn(806, Ben, Id(53), Noon.AddDays(4), "earned", 1_000, 0, 0);
        var reports = Get<IReports>();

        var first = await reports.Sellers(quarters, Page(1), CancellationToken.None);
        var second = await reports.Sellers(quarters, await Next(first.Next, 1), CancellationToken.None);
        var all = new List<SellerYear>();
        await foreach (var seller in reports.AllSellers(quarters, CancellationToken.None))
        {
            all.Add(seller);
        }

        Assert.Null(second.Next);
        Assert.Equal([(Ann, "Ann's", "IQ", null), (Ben, "Ben's", "DE", Told)], all.Select(seller => (seller.ProviderId, seller.BusinessName, seller.Country, seller.Details)));
        Assert.Equal<SellerSum>([new SellerSum(4, "EUR", 7, 1, 0, 1)], all[0].Sums);
        Assert.Equal<SellerSum>([new SellerSum(1, "EUR", 100, 8, 2, 1), new SellerSum(4, "EUR", 15, 2, -1, 1)], all[1].Sums);
        Assert.Equal([Ann, Ben], first.Items.Concat(second.Items).Select(seller => seller.ProviderId));
        Assert.Equal<SellerSum>(all[1].Sums, (await reports.Seller(Ben, quarters, CancellationToken.None))!.Sums);
        Assert.Null(await reports.Seller(Id(9), quarters, CancellationToken.None));
    }

    private Task Earn(int number, Guid provider, Guid booking, DateTimeOffset at, string purpose, long earned, long fee, long tax) =>
        rows.Post(Id(number), "payment/1", number, at, new LedgerTransaction(purpose, booking,
        [
            .. new[]
            {
                new LedgerLeg("liability:escrow", booking, Euro(earned + fee + tax)), new LedgerLeg("payable:provider", provider, Euro(-earned)),
                new LedgerLeg("revenue:commission", Guid.Empty, Euro(-fee)), new LedgerLeg("tax:vat_out", Guid.Empty, Euro(-tax)),
            }.Where(leg => !leg.Amount.IsZero),
        ]));

    private static RowChange Invoice(int number, Guid issuer, Guid recipient, long place, long net, long tax = 0, int? corrects = null, string? country = null) =>
        Row.Of(ReadModel.Invoices, ("id", Id(number))).Put(
            ("issuer_id", issuer), ("recipient_id", recipient), ("issuer_country", "IQ"), ("recipient_country", country), ("number", place), ("kind", "service"),
            ("corrects", corrects is { } of ? Id(of) : null), ("booking_id", Id(50)), ("payment_id", Id(60)), ("title", "An hour"), ("status", "paid"),
            ("net", net), ("tax", tax), ("credited", 0L), ("currency", "EUR"), ("issued_at", Noon.AddMinutes(place)), ("version", 1L));

    private static Money Euro(long amount) => new(amount, "EUR");
}
