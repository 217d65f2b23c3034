using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Ledger;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Reports;

namespace Marketplace.Simulations;

internal sealed class MemoryReports(MemoryPages pages) : IReports
{
    public Task<ImmutableArray<BookedSum>> Booked(ImmutableArray<DateTimeOffset> bounds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<BookedSum>>(
        [
            .. from row in pages.Database.Ledger.Values
               where row.Counts >= bounds[0] && row.Counts < bounds[^1]
               from leg in row.Transaction.Legs
               group leg.Amount.Amount by (Period: Place(bounds, row.Counts), leg.Amount.Currency, leg.Account, row.Transaction.Purpose) into sum
               orderby sum.Key.Period, sum.Key.Currency, sum.Key.Account, sum.Key.Purpose
               select new BookedSum(sum.Key.Period, sum.Key.Currency, sum.Key.Account, sum.Key.Purpose, sum.Sum()),
        ]);

    public Task<ImmutableArray<TaxSum>> Invoiced(Guid party, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var issued = pages[ReadModel.Invoices].Where(row => row.Instant("issued_at") >= from && row.Instant("issued_at") < until);
        return Task.FromResult<ImmutableArray<TaxSum>>(
        [
            .. from row in issued
               where row.Id("issuer_id") == party || row.Id("recipient_id") == party
               let isIssued = row.Id("issuer_id") == party
               group row by (IsIssued: isIssued, Kind: row.Text("kind"), Country: row.OptionalText(isIssued ? "recipient_country" : "issuer_country"), Currency: row.Text("currency")) into sum
               orderby sum.Key.IsIssued descending, sum.Key.Kind, sum.Key.Country, sum.Key.Currency
               let invoices = sum.Where(row => row.OptionalId("corrects") is null).ToArray()
               let notes = sum.Where(row => row.OptionalId("corrects") is not null).ToArray()
               select new TaxSum(
                   sum.Key.IsIssued, sum.Key.Kind, sum.Key.Country, sum.Key.Currency,
                   invoices.Length, invoices.Sum(row => row.Number("net")), invoices.Sum(row => row.Number("tax")),
                   notes.Length, notes.Sum(row => row.Number("net")), notes.Sum(row => row.Number("tax"))),
        ]);
    }

    public Task<Page<SellerYear>> Sellers(SellerQuarters quarters, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(Years(quarters).Select(year => (year.Seller, year.RegisteredAt, year.Seller.ProviderId)), page, seller => seller, cancellationToken);

    public async IAsyncEnumerable<SellerYear> AllSellers(
        SellerQuarters quarters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (seller, _) in Years(quarters).OrderByDescending(year => (year.RegisteredAt, year.Seller.ProviderId)))
        {
            yield return seller;
        }
    }

    public Task<SellerYear?> Seller(Guid provider, SellerQuarters quarters, CancellationToken cancellationToken) =>
        Task.FromResult(Years(quarters).Select(year => year.Seller).FirstOrDefault(seller => seller.ProviderId == provider));

    private IEnumerable<(SellerYear Seller, DateTimeOffset RegisteredAt)> Years(SellerQuarters quarters) =>
        from row in pages.Database.Ledger.Values
        where row.At >= quarters.Bounds[0] && row.At < quarters.Bounds[^1] && (row.Transaction.Purpose is "earned" or "return" or "chargeback-settled")
        from leg in row.Transaction.Legs
        where leg.Account == Accounts.PayableProvider
        group (row, leg) by leg.Owner into moved
        join provider in pages[ReadModel.Providers] on moved.Key equals provider.Id("id")
        select (new SellerYear(moved.Key, provider.Text("business_name"), provider.Text("country"), Declared(moved.Key), Sums(quarters, moved)), provider.Instant("registered_at"));

    private TaxDetails? Declared(Guid provider) =>
        pages.Database.ReadModels[ReadModel.ProviderTaxDetails].Find(provider) is { } row
            ? JsonSerializer.Deserialize<TaxDetails>(row.Json("details"), MarketplaceJson.Options)
            : null;

    private static ImmutableArray<SellerSum> Sums(SellerQuarters quarters, IEnumerable<(LedgerRow Row, LedgerLeg Leg)> moved) =>
    [
        .. from movement in moved
           group movement by (movement.Leg.Amount.Currency, Quarter: Place(quarters.Bounds, movement.Row.At) + 1) into sum
           orderby sum.Key.Currency, sum.Key.Quarter
           select new SellerSum(
               sum.Key.Quarter,
               sum.Key.Currency,
               -sum.Sum(movement => movement.Leg.Amount.Amount),
               Kept(sum, Accounts.RevenueCommission),
               Kept(sum, Accounts.VatOut),
               sum.Where(movement => movement.Row.Transaction.Purpose == "earned").Select(movement => movement.Row.Transaction.BookingId).Distinct().Count()),
    ];

    private static long Kept(IEnumerable<(LedgerRow Row, LedgerLeg Leg)> moved, string account) =>
        -moved.SelectMany(movement => movement.Row.Transaction.Legs).Where(leg => leg.Account == account).Sum(leg => leg.Amount.Amount);

    private static int Place(ImmutableArray<DateTimeOffset> bounds, DateTimeOffset at) => bounds.Count(bound => bound <= at) - 1;
}
