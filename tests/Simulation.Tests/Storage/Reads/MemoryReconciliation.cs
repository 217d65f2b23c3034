using System.Text.Json;
using Marketplace.Ledger;
using Marketplace.Postgres;
using Marketplace.Reconciliation;

namespace Marketplace.Simulations;

internal sealed class MemoryReconciliationLists(MemoryPages pages) : IReconciliationLists
{
    public Task<Page<ReconciliationRunBody>> Runs(PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.ReconciliationRuns].Select(row => (row, row.Instant("began_at"), row.Id("id"))), page, Run, cancellationToken);

    public Task<Page<DiscrepancyBody>> Queue(PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.Discrepancies].Where(row => row.Text("status") == "open").Select(row => (row, row.Instant("found_at"), row.Id("id"))),
            page,
            row => DiscrepancyBody.Of(
                row.Id("id"), row.Text("status"), MemoryGatewayRecords.FindingOf(row), row.Instant("found_at"), row.OptionalText("reason")),
            cancellationToken,
            descending: false);

    public Task<long> Count(string gateway, CancellationToken cancellationToken) =>
        Task.FromResult(pages[ReadModel.Discrepancies].LongCount(row => row.Text("gateway") == gateway && row.Text("status") == "open"));

    private static ReconciliationRunBody Run(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Text("gateway"),
            row.Instant("starts_at"),
            row.Instant("ends_at"),
            row.Instant("began_at"),
            row.OptionalInstant("finished_at"),
            row.OptionalText("reason"),
            row.Number("read"),
            row.Number("compared"),
            row.Number("found"),
            row.Number("repairing"),
            row.Number("gone"),
            row["sums"] is null ? [] : JsonSerializer.Deserialize<ImmutableArray<ReconciliationSum>>(row.Json("sums"), MarketplaceJson.Options));
}

internal sealed class MemoryGatewayRecords(MemoryDatabase database) : IGatewayRecords
{
    private IEnumerable<MemoryRow> Movements => database.ReadModels[ReadModel.GatewayMovements].Rows;

    public static Finding FindingOf(MemoryRow row) => JsonSerializer.Deserialize<Finding>(row.Json("finding"), MarketplaceJson.Options)!;

    public Task Keep(ImmutableArray<GatewayEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            database.GatewayRecords.TryAdd($"{entry.Gateway} {entry.Id}", entry);
        }

        return Task.CompletedTask;
    }

    public Task<ComparedPage> Theirs(
        string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken) =>
        Page(
            In(gateway, from, until).Select(theirs => (Place: $"{theirs.At.UtcDateTime:O} {theirs.Id}", Row: Compare(theirs, OursOf(gateway, theirs.Kind, theirs.Reference)))),
            after,
            limit);

    public Task<ComparedPage> Ours(
        string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken) =>
        Page(
            Movements.Where(row => row.Text("gateway") == gateway && row.Instant("at") >= from && row.Instant("at") < until)
                .Where(row => TheirsOf(gateway, row.Text("kind"), row.Text("reference")) is null)
                .Select(row => (Place: $"{row.Instant("at").UtcDateTime:O} {row.Text("kind")} {row.Text("reference")}", Row: Compare(null, row))),
            after,
            limit);

    public Task<Compared> Find(string gateway, string kind, string reference, CancellationToken cancellationToken) =>
        Task.FromResult(Compare(TheirsOf(gateway, kind, reference), OursOf(gateway, kind, reference)));

    public Task<ImmutableArray<StandingDiscrepancy>> Standing(string gateway, Guid after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StandingDiscrepancy>>(
        [
            .. database.ReadModels[ReadModel.Discrepancies].Rows
                .Where(row => row.Text("gateway") == gateway && row.Text("status") is "open" or "repairing")
                .Where(row => string.CompareOrdinal(row.Id("id").ToString(), after.ToString()) > 0)
                .OrderBy(row => row.Id("id").ToString(), StringComparer.Ordinal)
                .Take(limit)
                .Select(row => new StandingDiscrepancy(row.Id("id"), FindingOf(row), row.Instant("found_at"))),
        ]);

    public Task<ImmutableArray<string>> Accounts(string? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>(
        [
            .. database.ReadModels[ReadModel.Providers].Rows.Select(row => row.OptionalText("gateway_account")).OfType<string>()
                .Where(account => string.CompareOrdinal(account, after) > 0)
                .Order(StringComparer.Ordinal)
                .Take(limit),
        ]);

    public Task<ImmutableArray<OpenedPage>> Pages(
        string gateway, DateTimeOffset from, DateTimeOffset until, OpenedPage? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OpenedPage>>(
        [
            .. database.ReadModels[ReadModel.GatewayPages].Rows
                .Where(row => row.Text("gateway") == gateway && row.Instant("opened_at") >= from && row.Instant("opened_at") < until)
                .Select(PageIn)
                .Where(page => after is null || string.CompareOrdinal(PlaceOf(page), PlaceOf(after)) > 0)
                .OrderBy(PlaceOf, StringComparer.Ordinal)
                .Take(limit),
        ]);

    public Task<OpenedPage?> PageOf(string gateway, string reference, CancellationToken cancellationToken) =>
        Task.FromResult(database.ReadModels[ReadModel.GatewayPages].Find(gateway, reference) is { } row ? PageIn(row) : null);

    public Task<ImmutableArray<ReconciliationSum>> Sums(
        string gateway, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ReconciliationSum>>(
        [
            .. In(gateway, from, until)
                .GroupBy(theirs => (theirs.Kind, theirs.Net.Currency))
                .OrderBy(sum => sum.Key.Kind, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .Select(sum => (sum.Key, Theirs: sum.ToArray(), Ours: sum
                    .Select(theirs => OursOf(gateway, theirs.Kind, theirs.Reference))
                    .OfType<MemoryRow>()
                    .Where(row => row.Text("currency") == sum.Key.Currency)
                    .ToArray()))
                .Select(sum => new ReconciliationSum(
                    sum.Key.Kind,
                    sum.Theirs.Length,
                    new Money(sum.Theirs.Sum(theirs => theirs.Net.Amount), sum.Key.Currency),
                    sum.Ours.Length,
                    new Money(sum.Ours.Sum(row => row.Number("net")), sum.Key.Currency))),
        ]);

    private static Task<ComparedPage> Page(IEnumerable<(string Place, Compared Row)> rows, string? after, int limit)
    {
        var page = rows.Where(row => string.CompareOrdinal(row.Place, after) > 0).OrderBy(row => row.Place, StringComparer.Ordinal).Take(limit).ToArray();
        return Task.FromResult(new ComparedPage([.. page.Select(row => row.Row)], page.Length == limit ? page[^1].Place : null));
    }

    private static OpenedPage PageIn(MemoryRow row) => new(row.Text("reference"), row.Id("payment_id"), row.Instant("opened_at"));

    private static string PlaceOf(OpenedPage page) => $"{page.OpenedAt.UtcDateTime:O} {page.Reference}";

    private IEnumerable<GatewayEntry> In(string gateway, DateTimeOffset from, DateTimeOffset until) =>
        database.GatewayRecords.Values.Where(entry => entry.Gateway == gateway && entry.At >= from && entry.At < until);

    private GatewayEntry? TheirsOf(string gateway, string kind, string reference) =>
        database.GatewayRecords.Values.FirstOrDefault(entry => entry.Gateway == gateway && entry.Kind == kind && entry.Reference == reference);

    private MemoryRow? OursOf(string gateway, string kind, string reference) => database.ReadModels[ReadModel.GatewayMovements].Find(gateway, kind, reference);

    private Compared Compare(GatewayEntry? theirs, MemoryRow? row)
    {
        if (row is null)
        {
            return new Compared(theirs, null, null);
        }

        var holder = row.OptionalId("holder_id");
        var ours = new OurMovement(
            row.Text("kind"),
            row.Text("reference"),
            holder is { } provider ? database.ReadModels[ReadModel.Providers].Find(provider)?.OptionalText("gateway_account") : null,
            new Money(row.Number("net"), row.Text("currency")),
            row.Instant("at"),
            row.Text("stream"),
            row.Number("version"),
            row.Text("purpose"));
        var account = holder is null ? Ledger.Accounts.Cash(row.Text("gateway")) : Ledger.Accounts.ConnectedCash(row.Text("gateway"));
        var legs = database.Ledger.GetValueOrDefault(CommandId.CausedBy(ours.Stream, ours.Version, ours.Purpose).Value)?.Transaction.Legs
            .Where(leg => leg.Account == account && leg.Amount.Currency == ours.Net.Currency).ToArray();
        return new Compared(theirs, ours, legs is { Length: > 0 } ? legs.Sum(leg => leg.Amount.Amount) : null);
    }
}
