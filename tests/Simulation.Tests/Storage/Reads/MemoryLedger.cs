using System.Runtime.CompilerServices;
using Marketplace.Ledger;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryLedgerEntries(MemoryPages pages) : ILedgerEntries
{
    public Task<Page<LedgerEntryBody>> Read(string? account, Guid? booking, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = pages.Database.Ledger.Values.Where(row =>
            (string.IsNullOrEmpty(account) || row.Transaction.Legs.Any(leg => leg.Account == account))
            && (booking is null || row.Transaction.BookingId == booking));
        return pages.ByInstant(rows.Select(row => (row, row.At, row.Id)), page, Entry, cancellationToken);
    }

    public async IAsyncEnumerable<LedgerPosting> Between(
        DateTimeOffset? from, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in pages.Database.Ledger.Values
            .Where(row => !(row.At < from) && !(row.At >= until)).OrderBy(row => row.At).ThenBy(row => row.Id))
        {
            foreach (var posting in Postings(row))
            {
                yield return posting;
            }
        }
    }

    public static IEnumerable<LedgerPosting> Postings(LedgerRow row) =>
        row.Transaction.Legs.Select((leg, index) => new LedgerPosting(
            row.Id, row.Transaction.Purpose, row.Transaction.BookingId, row.Stream, row.Version, row.At, index + 1, leg.Account, leg.Owner, leg.Amount));

    private static LedgerEntryBody Entry(LedgerRow row) =>
        new(
            row.Id,
            row.Transaction.Purpose,
            row.Transaction.BookingId,
            row.Stream,
            row.Version,
            row.At,
            [.. row.Transaction.Legs.Select(leg => new LedgerLegBody(leg.Account, leg.Owner, leg.Amount))])
        {
            BookedAt = row.BookedAt,
        };
}

internal sealed class MemoryLedgerBooks(MemoryDatabase database) : ILedgerBooks
{
    public Task<LedgerSums> Sum(IReadOnlyCollection<string> cash, CancellationToken cancellationToken)
    {
        var legs = database.Ledger.Values.SelectMany(row => row.Transaction.Legs).ToArray();
        var shares = database.ReadModels[ReadModel.Payments].Rows.Select(row => (row.Text("currency"), row.Number("provider_share") - row.Number("collected")));
        var paid = database.ReadModels[ReadModel.Payouts].Rows
            .Where(row => row.Text("status") is "in_transit" or "paid")
            .Select(row => (row.Text("currency"), -row.Number("amount")));
        var writtenOff = database.ReadModels[ReadModel.ProviderAccountItems].Rows
            .Where(row => row.Text("kind") is "write_off")
            .Select(row => (row.Text("currency"), row.Number("amount")));
        return Task.FromResult(new LedgerSums(
            Sum(legs.Select(Moved)),
            Sum(shares.Concat(paid).Concat(writtenOff)),
            Sum(legs.Where(leg => leg.Account is Accounts.PayableProvider or Accounts.ReserveProvider).Select(Owed)),
            Sum(legs.Where(leg => leg.Account == Accounts.Escrow).Select(Owed)),
            Sum(legs.Where(leg => cash.Contains(leg.Account)).Select(Moved))));
    }

    public Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? until, CancellationToken cancellationToken) =>
        Task.FromResult(Totals(database.Ledger.Values.Where(row => !(row.Counts >= until))));

    public static ImmutableArray<AccountTotal> Totals(IEnumerable<LedgerRow> rows) =>
    [
        .. rows.SelectMany(row => row.Transaction.Legs)
            .GroupBy(leg => (leg.Account, leg.Amount.Currency), leg => leg.Amount.Amount)
            .OrderBy(account => account.Key.Account, StringComparer.Ordinal)
            .ThenBy(account => account.Key.Currency, StringComparer.Ordinal)
            .Select(account => new AccountTotal(
                account.Key.Account,
                new Money(account.Where(amount => amount > 0).Sum(), account.Key.Currency),
                new Money(-account.Where(amount => amount < 0).Sum(), account.Key.Currency))),
    ];

    private static (string Currency, long Amount) Moved(LedgerLeg leg) => (leg.Amount.Currency, leg.Amount.Amount);

    private static (string Currency, long Amount) Owed(LedgerLeg leg) => (leg.Amount.Currency, -leg.Amount.Amount);

    private static ImmutableSortedDictionary<string, long> Sum(IEnumerable<(string Currency, long Amount)> amounts) =>
        amounts.GroupBy(amount => amount.Currency, amount => amount.Amount)
            .ToImmutableSortedDictionary(sum => sum.Key, sum => sum.Sum(), StringComparer.Ordinal);
}
