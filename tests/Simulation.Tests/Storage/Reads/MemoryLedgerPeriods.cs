using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Ledger;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryLedgerPeriods(MemoryDatabase database) : ILedgerPeriods
{
    public async IAsyncEnumerable<LedgerPosting> Booked(
        DateTimeOffset? from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in In(from, until).OrderBy(row => row.Counts).ThenBy(row => row.At).ThenBy(row => row.Id))
        {
            foreach (var posting in MemoryLedgerEntries.Postings(row))
            {
                yield return posting;
            }
        }
    }

    public Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? from, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(MemoryLedgerBooks.Totals(In(from, until)));

    public Task<ImmutableArray<LedgerPeriod>> Closed(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<LedgerPeriod>>(
            [.. database.ReadModels[ReadModel.LedgerPeriods].Rows.Select(Period).OrderBy(period => period.Until)]);

    public static LedgerPeriod Period(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Text("name"),
            row.OptionalInstant("starts_at"),
            row.Instant("ends_at"),
            row.Instant("closed_at"),
            row.OptionalId("closed_by"),
            row.OptionalText("reason"),
            row.OptionalInstant("sealed_at"),
            row.OptionalInstant("sealed_at") is null ? null : new PeriodSums(
                row.Number("entries"),
                JsonSerializer.Deserialize<ImmutableArray<PeriodTotal>>(row.Json("accounts"), MarketplaceJson.Options),
                row.Text("digest")),
            row.OptionalText("previous"),
            row.OptionalText("seal"));

    private IEnumerable<LedgerRow> In(DateTimeOffset? from, DateTimeOffset until) =>
        database.Ledger.Values.Where(row => !(row.Counts < from) && row.Counts < until);
}

internal sealed class MemoryLedgerPeriodList(MemoryPages pages) : ILedgerPeriodList
{
    public Task<Page<LedgerPeriod>> Read(PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.LedgerPeriods].Select(MemoryLedgerPeriods.Period).Select(period => (period, period.Until, period.Id)),
            page,
            period => period,
            cancellationToken);

    public Task<LedgerPeriod?> Find(string name, CancellationToken cancellationToken) =>
        Task.FromResult(pages.Database.ReadModels[ReadModel.LedgerPeriods].Find(LedgerPeriod.IdOf(name)) is { } row ? MemoryLedgerPeriods.Period(row) : null);
}
