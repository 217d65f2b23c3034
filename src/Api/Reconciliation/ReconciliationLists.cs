using System.Text.Json;
using Npgsql;

namespace Marketplace.Reconciliation;

/// <summary>What operators read of reconciliations.</summary>
internal interface IReconciliationLists
{
    /// <summary>Runs in pages, the latest first.</summary>
    Task<Page<ReconciliationRunBody>> Runs(PageRequest page, CancellationToken cancellationToken);

    /// <summary>Differences that people must look at, who waits longest first.</summary>
    Task<Page<DiscrepancyBody>> Queue(PageRequest page, CancellationToken cancellationToken);

    /// <returns>How many are in the queue.</returns>
    Task<long> Count(string gateway, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ReconciliationLists(ListReader lists, NpgsqlDataSource database) : IReconciliationLists
{
    public Task<Page<ReconciliationRunBody>> Runs(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(
                """
                select id, gateway, starts_at, ends_at, began_at, finished_at, reason, read, compared, found, repairing, gone, sums::text, began_at as sort
                from reconciliation_runs
                """),
            page,
            Run,
            cancellationToken);

    public Task<Page<DiscrepancyBody>> Queue(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery("select id, status, finding::text, found_at, reason, found_at as sort from discrepancies where status = 'open'") { Descending = false },
            page,
            row => DiscrepancyBody.Of(
                row.GetGuid(0),
                row.GetString(1),
                JsonSerializer.Deserialize<Finding>(row.GetString(2), MarketplaceJson.Options)!,
                row.GetFieldValue<DateTimeOffset>(3),
                row.OptionalText(4)),
            cancellationToken);

    public async Task<long> Count(string gateway, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*) from discrepancies where gateway = $1 and status = 'open'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = gateway });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static ReconciliationRunBody Run(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetFieldValue<DateTimeOffset>(4),
            row.Optional<DateTimeOffset>(5),
            row.OptionalText(6),
            row.GetInt64(7),
            row.GetInt64(8),
            row.GetInt64(9),
            row.GetInt64(10),
            row.GetInt64(11),
            row.IsDBNull(12) ? [] : JsonSerializer.Deserialize<ImmutableArray<ReconciliationSum>>(row.GetString(12), MarketplaceJson.Options));
}
